package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.ConditionOne.Extremes;
import twophase.paper.theory.InputBound;

/**
 * Condition 1 (card {@code condition-1}): how small a step size A2 asks for, by formula and for
 * inputs that are drawn, and how many inputs A5 forbids.
 */
final class ConditionOneFigure {
  private static final double[] DIMENSIONS = {1, 2, 5, 7, 10, 20, 50, 100, 200, 500, 1000};

  /** From here on A6 is met, as it is inferred. */
  private static final double[] INFERRED = {7, 10, 20, 50, 100, 200, 500, 1000};

  private static final double[] STEP_SIZES = {0.02, 0.05, 0.1, 0.3};
  private static final int SETS = 8;
  private static final String POWERS_OF_STEP_SIZE = "log₁₀ of the step size η";

  private ConditionOneFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer training sets are drawn
   */
  static Figure of(SeedTree seeds, int haste) {
    int sets = Runs.fewer(SETS, haste);
    return new Figure(
            "condition-1",
            "Condition 1: step sizes below every binary64 number, and Gaussian inputs that A5 excludes",
            "Nothing is run; heights are powers of ten. First: the largest step size that A2 admits, η ≤ C⁻⁹⁶, with C the bracket of"
                + " footnote 3 alone, the smallest C that there is; the law is η ≤ C⁻², all that Lemma 3’s probability needs"
                + " at m = 1/√η. Second: "
                + sets
                + " training sets of 1/η² Gaussian inputs, as few as A3 admits, are drawn at each η at d = 20; C_data is"
                + " the largest norm, and bars ("
                + Bands.WORDS
                + ") show what A2 then admits, far below η itself. The paper’s run has η = 0.001, d = 20"
                + " and 200 inputs. Third: how many of the inputs that A2 and A3 ask for are longer than C_data on"
                + " average, at the C_data at which they are fewest, if inputs are Gaussian; A5 admits none. Theorem 2 and Lemma 3 do not assume A3.",
            List.of(stepSizes(), drawn(seeds, sets), violations()))
        .in("condition-1");
  }

  private static Panel stepSizes() {
    return new Panel(
        "The largest step size",
        Axis.logarithmic("input dimension d"),
        Axis.linear(POWERS_OF_STEP_SIZE),
        List.of(
            new Series.Law(
                "printed: A2, at most",
                LawCurves.of(
                    DIMENSIONS,
                    d -> Extremes.powerOfTen(ConditionOne.logLargestStepSize((int) d)))),
            new Series.Law(
                "law: what Lemma 3 needs, at most",
                LawCurves.of(
                    DIMENSIONS, d -> Extremes.powerOfTen(ConditionOne.needed((int) d).stepSize()))),
            Series.Level.at("smallest binary64 number", StrictMath.log10(Double.MIN_VALUE)),
            new Series.Cloud(
                "the paper’s run",
                List.of(Reading.of(PaperSetting.DIMENSION, StrictMath.log10(PaperSetting.ETA))))));
  }

  private static Panel drawn(SeedTree seeds, int sets) {
    List<Reading> admitted = new ArrayList<>();
    for (double eta : STEP_SIZES) {
      int n = (int) ConditionOne.smallestSampleSize(eta);
      admitted.add(Bands.at(eta, admitted(seeds.child(n), n, sets)));
    }
    return new Panel(
        "The same for inputs that are drawn",
        Axis.logarithmic("step size η"),
        Axis.linear(POWERS_OF_STEP_SIZE),
        List.of(
            new Series.Law("η itself", LawCurves.of(STEP_SIZES, StrictMath::log10)),
            new Series.Intervals("printed: A2, at most, n = 1/η²", admitted),
            new Series.Intervals(
                "printed: A2, at most, the paper’s run",
                List.of(
                    Bands.at(
                        PaperSetting.ETA,
                        admitted(seeds.child("paper"), PaperSetting.SAMPLES, sets))))));
  }

  /** log10 of the largest step size that A2 admits for each of some sets of n inputs. */
  private static double[] admitted(SeedTree seeds, int n, int sets) {
    double[] admitted = new double[sets];
    for (int k = 0; k < sets; k++) {
      double longest = longest(seeds.child(k).stream(), n);
      admitted[k] =
          Extremes.powerOfTen(
              ConditionOne.printed(PaperSetting.DIMENSION, PaperSetting.SIGMA, longest).stepSize());
    }
    return admitted;
  }

  /** The largest norm of n inputs N(0, I). */
  private static double longest(RandomStream stream, int n) {
    double longest = 0;
    for (int j = 0; j < n; j++) {
      double norm2 = 0;
      for (int k = 0; k < PaperSetting.DIMENSION; k++) {
        double entry = stream.gaussian();
        norm2 += entry * entry;
      }
      longest = Math.max(longest, Math.sqrt(norm2));
    }
    return longest;
  }

  private static Panel violations() {
    return new Panel(
        "Gaussian inputs that A5 forbids",
        Axis.logarithmic("input dimension d"),
        Axis.linear("log₁₀ of the mean number of inputs beyond C_data"),
        List.of(
            new Series.Law(
                "law: at least",
                LawCurves.of(
                    INFERRED, d -> Extremes.powerOfTen(InputBound.leastLogViolations((int) d)))),
            Series.Level.at("printed: A5, fewer than one", 0)));
  }
}
