package twophase.kit.report.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import twophase.kit.number.Numbers;

/**
 * What stands at the ticks of a linear axis: plain numbers, with as many digits behind the point as
 * tell them apart; of an axis whose numbers are all very small or very large, multiples of a power
 * of ten.
 */
final class TickFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;

  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e9;
  private static final int DIGITS = 6;
  private static final int MOST_DIGITS = 15;

  /** A tick is a multiple of a step: what is this much smaller than the axis is rounding. */
  private static final double GRAIN = 1e-6;

  private final boolean powers;
  private final double grain;
  private final DecimalFormat plain;

  /**
   * Of an axis.
   *
   * @param low its lower end, finite
   * @param high its upper end, finite, above the lower one
   */
  TickFormat(double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    powers = largest < SMALL || largest >= LARGE;
    grain = GRAIN * (high - low);
    plain = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    int behind = 3 - (int) Math.floor(StrictMath.log10(high - low));
    plain.setMaximumFractionDigits(Math.max(DIGITS, Math.min(behind, MOST_DIGITS)));
  }

  @Override
  public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
    double shown = Math.abs(number) < grain ? 0 : number;
    return powers ? to.append(Numbers.rounded(shown, DIGITS)) : plain.format(shown, to, position);
  }

  @Override
  public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
    return format((double) number, to, position);
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    throw new UnsupportedOperationException("ticks are only written");
  }
}
