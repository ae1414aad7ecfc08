package twophase.paper.verbs;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.cli.Options;
import twophase.kit.cli.Table;
import twophase.kit.cli.TwoPhase;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.paper.theory.escape.EscapeProof;
import twophase.paper.theory.escape.Magnitude;
import twophase.paper.theory.escape.TrainingSetLaw;

/** {@code proof}: the proof against Theorem 2, at a network of the user's choice. */
@Command(
    name = "proof",
    description = {
      "Evaluates the proof that Theorem 2 does not follow from its hypotheses, at a network of your"
          + " choice, with outward rounding: m, eta, T1, each condition with its margin, how many"
          + " neurons never leave the lazy ball, and the chance that some neuron is inside at T1."
          + " Numbers beyond binary64 are powers of ten.",
      "The proof is in src/docs/theorem-2-proof.md; nothing is run."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 the proof was evaluated, whatever it says; 2 wrong usage or bad input.",
      "",
      "Example: proof --d 7 --sigma 4 --c-data2 35 --n 1000"
    })
public final class ProofCommand implements Runnable {
  private static final int MOST_DIMENSIONS = 1_000_000;
  private static final int DIGITS = 6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--d",
      paramLabel = "N",
      defaultValue = "20",
      description = "Input dimension; default ${DEFAULT-VALUE}.")
  private String d;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      defaultValue = "1",
      description = "Label-noise level; default ${DEFAULT-VALUE}.")
  private String sigma;

  @Option(
      names = "--c-data2",
      paramLabel = "X",
      defaultValue = "80",
      description =
          "Cdata^2, the bound of A5 on the squared norms of inputs, at least 1; default"
              + " ${DEFAULT-VALUE}.")
  private String inputs2;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "4000",
      description =
          "Training samples, on which the chance of a training set that the proof does not cover"
              + " depends; default ${DEFAULT-VALUE}.")
  private String n;

  @Option(
      names = "--sphere",
      description = "Inputs uniform on the sphere of radius sqrt(d), which leave A0.")
  private boolean sphere;

  @Option(
      names = "--slope",
      paramLabel = "X",
      defaultValue = "2",
      description =
          "eta = m^-X, X above 1 and at most 2, where A1 admits no more; default ${DEFAULT-VALUE}.")
  private String slope;

  @Option(
      names = "--log10-m",
      paramLabel = "X",
      description =
          "The width, as a power of ten; default the least that A2 admits on the slope, with the"
              + " smallest C of Condition 1.")
  private String width;

  @Option(
      names = "--power",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "What the proof allows to fail has a chance of m^-X at most, X at least 1; default"
              + " ${DEFAULT-VALUE}.")
  private String power;

  @Option(
      names = "--constant",
      paramLabel = "K",
      defaultValue = "8",
      description = "Theorem 2's O(1/m) read as K/m; default ${DEFAULT-VALUE}.")
  private String constant;

  @Override
  public void run() {
    EscapeProof.Network network = network();
    Magnitude allowed =
        Magnitude.of(Options.number("--constant", constant, 0, true)).over(network.width());
    Magnitude others = others(network);
    EscapeProof proof = new EscapeProof(network);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "d = %d, sigma = %s, Cdata^2 = %s, %s inputs, eta = m^-%s, norm(theta*) <= m^(-1/4)%n",
        network.d(),
        Numbers.shortest(network.sigma()),
        Numbers.shortest(network.inputs2()),
        sphere ? "sphere" : "Gaussian",
        Numbers.shortest(network.slope()));
    out.printf(
        "m = %s%s, eta = %s, T1 = %s%n%n",
        network.width().words(DIGITS),
        secondHypothesis(network),
        proof.stepSize().words(DIGITS),
        proof.time().words(DIGITS));
    Table conditions = new Table().row("condition", "left side", "right side", "room");
    for (EscapeProof.Condition condition : proof.conditions()) {
      conditions.row(
          condition.name(),
          condition.value().words(DIGITS),
          condition.limit().words(DIGITS),
          condition.met() ? factor(condition.margin()).words(DIGITS) : "not met");
    }
    conditions.print(out);
    out.println();
    if (proof.applies()) {
      told(proof, others, allowed, out);
    } else {
      out.println("Nothing is proved: a condition is not met.");
    }
  }

  private static void told(
      EscapeProof proof, Magnitude others, Magnitude allowed, PrintWriter out) {
    Magnitude outside = proof.allOutside().orElseThrow().plus(others);
    String all = outside.words(DIGITS);
    out.println(
        "Neurons inside the lazy ball from the start to T1, in the mean, at least "
            + proof.expected().orElseThrow().words(DIGITS));
    out.println(
        "Chance of a training set that the proof does not cover, at most " + others.words(DIGITS));
    out.println("Chance that at some time up to T1 all neurons are outside, at most " + all);
    out.println(
        "Chance that some is inside at T1, which Theorem 2 allows: " + allowed.words(DIGITS));
    out.println(
        outside.logOfRest() > allowed.high()
            ? "Refuted: some is inside with a chance of 1 - " + all + " at least."
            : "Not refuted: the bound says nothing here.");
  }

  private String secondHypothesis(EscapeProof.Network network) {
    if (width == null) {
      return " (the least that A2 admits)";
    }
    return least(network.d(), network.sigma(), network.inputs2(), network.slope())
            .atMost(network.width())
        ? " (A2 is met)"
        : " (A2 is not met)";
  }

  private static Magnitude least(int d, double sigma, double inputs2, double slope) {
    return Magnitude.near(EscapeProof.Network.logLeastWidth(d, sigma, inputs2, slope));
  }

  private EscapeProof.Network network() {
    int dimension = (int) Options.integer("--d", d, 1, MOST_DIMENSIONS, "");
    double noise = Options.number("--sigma", sigma, 0, true);
    double inputs = Options.number("--c-data2", inputs2, 0, true);
    double exponent = Options.number("--slope", slope, 1, true);
    double rare = Options.number("--power", power, 1, false);
    if (inputs < 1 || exponent > 2) {
      throw new BadInputException("--c-data2 must be at least 1, and --slope at most 2");
    }
    if (sphere && inputs < dimension) {
      throw new BadInputException(
          "--c-data2: inputs on the sphere have squared norm " + dimension + ", which is more");
    }
    Magnitude m =
        width == null
            ? least(dimension, noise, inputs, exponent)
            : Magnitude.of(10).power(Options.number("--log10-m", width, 0, true));
    return new EscapeProof.Network(dimension, noise, inputs, exponent, m, rare);
  }

  private Magnitude others(EscapeProof.Network network) {
    double samples = Options.integer("--n", n, 1, Integer.MAX_VALUE, "");
    try {
      return TrainingSetLaw.of(sphere, network.d(), network.inputs2(), samples);
    } catch (ArithmeticException e) {
      throw new BadInputException(
          "--n, --c-data2: the bound on training sets needs Cdata^2 well above d and n well above"
              + " 20 d",
          e);
    }
  }

  private static Magnitude factor(double margin) {
    return Magnitude.ofLog(margin, margin);
  }
}
