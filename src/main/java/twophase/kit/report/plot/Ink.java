package twophase.kit.report.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import twophase.kit.figure.Series;

/**
 * The colours of a plot. An SVG file by itself shows these; in the report, the variable of the same
 * name in the style sheet takes over, which has another value in the dark. The colours of series
 * are those of M. Okabe and K. Ito, told apart by most colour-blind readers, darkened to a contrast
 * of 3 on white.
 */
enum Ink {
  INK(0x1b1f24),
  SOFT(0x57606a),
  RULE(0xd0d7de),
  SERIES_1(0x0072b2),
  SERIES_2(0xc85200),
  SERIES_3(0x00805f),
  SERIES_4(0xa8487f),
  SERIES_5(0x8a6a00);

  private static final Ink[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5};

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  /** The ink of the k-th name, from 0; from the sixth on they come again. */
  static Ink series(int k) {
    return SERIES[k % SERIES.length];
  }

  /** The ink of a tint. */
  static Ink of(Series.Tint tint) {
    return tint == Series.Tint.GREY ? SOFT : SERIES[tint.ordinal()];
  }

  /** The ink that an SVG attribute such as {@code rgb(0,114,178)} means. */
  static Optional<Ink> of(String attribute) {
    return Arrays.stream(values()).filter(ink -> ink.attribute().equals(attribute)).findFirst();
  }

  Color colour() {
    return new Color(rgb);
  }

  /** Its name in style sheets. */
  String css() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String attribute() {
    Color colour = colour();
    return "rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
  }
}
