package twophase.paper.verbs;

import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import twophase.kit.cli.Options;
import twophase.kit.number.Numbers;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.BadInputException;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.TrainingSet;

/** A run with parameters of the user's choice; those of the paper's own run where none is given. */
final class RunOptions {
  private static final String SGD = "label-noise-sgd";
  private static final String DESCENT = "gradient-descent";
  private static final String SAM = "sam";

  private static final String DIMENSION = "20";
  private static final String NO_NOISE = "0";

  /** With it the paper's setting shows both phases within 100,000 steps. */
  private static final String RADIUS = "0.3";

  private static final long LARGEST_WIDTH = 1_000_000;
  private static final long LARGEST_DIMENSION = 1_000;
  private static final long LARGEST_TRAINING_SET = 1_000_000;

  /** 80 MB of binary64 numbers in one matrix. */
  private static final long LARGEST_MATRIX = 10_000_000;

  private static final long LONGEST_STRETCH = 999_999_999;

  private static final long MOST_STEPS = 1_000_000_000_000L;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = SGD,
      description = "label-noise-sgd, gradient-descent or sam; default ${DEFAULT-VALUE}.")
  private String rule;

  @Option(
      names = "--m",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Width, up to 1000000; default ${DEFAULT-VALUE}.")
  private String m;

  @Option(
      names = "--d",
      paramLabel = "N",
      description = "Input dimension, up to 1000; default 20, and that of a data set.")
  private String d;

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Training samples, `fresh` for a fresh input at each step, or a data set such as"
              + " fashion-mnist:20; default ${DEFAULT-VALUE}.")
  private String n;

  @Option(
      names = "--eta",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "Step size; default ${DEFAULT-VALUE}.")
  private String eta;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      description = "Label-noise level; default 4, and 0 for sam.")
  private String sigma;

  @Option(
      names = "--theta-norm",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Norm of the ground truth; default ${DEFAULT-VALUE}, since the paper does not state its"
              + " own.")
  private String thetaNorm;

  @Option(
      names = "--radius",
      paramLabel = "X",
      description =
          "Perturbation radius of sam; default 0.3, since the paper does not state its own.")
  private String radius;

  @Option(
      names = "--batch",
      paramLabel = "B",
      description =
          "Samples a step of label-noise-sgd, each with noise of its own: the mean of their"
              + " gradients; default 1.")
  private String batch;

  @Option(
      names = "--without-replacement",
      description = "A step's samples are different ones; with --batch N of --n N all of them.")
  private boolean withoutReplacement;

  @Option(
      names = "--schedule",
      paramLabel = "ON:OFF",
      description = "Label noise on for ON steps, then off for OFF, in turn; default always on.")
  private String schedule;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Number of steps; default ${DEFAULT-VALUE}.")
  private String steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "A non-negative integer; default ${DEFAULT-VALUE}.")
  private String seed;

  /**
   * What to do.
   *
   * @param run for the simulator
   * @param truth theta*, which a simulator that draws its own says again, and differently
   * @param words the parameters, in one line
   */
  record Wanted(Run run, GroundTruth truth, String words) {}

  /**
   * The run.
   *
   * @throws BadInputException if a parameter is out of range or has no place in this rule
   */
  Wanted wanted() {
    long root = Options.seed(seed, "");
    Run.Free free = free(SeedTree.root(root).child("simulate"));
    GroundTruth truth = free.truth();
    String common =
        "%s, m = %d, d = %d, n = %s, eta = %s, norm(theta*) = %s, seed %s"
            .formatted(
                rule,
                free.m(),
                free.d(),
                free.inputs(),
                Numbers.shortest(free.eta()),
                Numbers.shortest(free.thetaNorm()),
                root);
    if (rule.equals(DESCENT)) {
      return new Wanted(descent(free, truth), truth, common);
    }
    NoiseSchedule times = free.schedule();
    String noise =
        ", sigma = "
            + Numbers.shortest(free.sigma())
            + (schedule == null ? "" : " on:off " + times.on() + ":" + times.off());
    String parameters =
        free.rule().parameters().entrySet().stream()
            .map(parameter -> ", " + parameter.getKey() + " = " + parameter.getValue())
            .collect(Collectors.joining());
    String drawn = free.rule().replacement() ? "" : " without replacement";
    return new Wanted(free, truth, common + noise + parameters + drawn);
  }

  private Run.Free free(SeedTree seeds) {
    checkRule();
    int width = (int) Options.integer("--m", m, 1, LARGEST_WIDTH, "");
    Inputs inputs = inputs();
    int dimension = dimension(inputs);
    checkSize("--m times --d", (long) width * dimension);
    checkSize("--n times --d", (long) inputs.n() * dimension);
    Run.Free plain =
        new Run.Free(
            width,
            dimension,
            inputs,
            Options.number("--eta", eta, 0, true),
            Options.number("--sigma", sigmaText(), 0, false),
            Options.number("--theta-norm", thetaNorm, 0, false),
            seeds,
            Options.integer("--steps", steps, 1, MOST_STEPS, ""));
    Rule parsed = parsedRule(inputs);
    checkSize("--batch times --d", (long) parsed.batch() * dimension);
    return plain.withRule(parsed).withSchedule(parsedSchedule());
  }

  /** The start of the free run of these seeds, moved by the gradient on its training set. */
  private static Run descent(Run.Free free, GroundTruth truth) {
    TrainingSet data = free.inputs().trainingSet(truth, free.seeds().child("data").stream());
    return new Run.Driven(new GradientDescent(data), free.eta(), free.start(), free.steps());
  }

  private void checkRule() {
    switch (rule) {
      case SGD -> refuse("--radius", radius);
      case SAM -> refuseBatches();
      case DESCENT -> {
        refuseBatches();
        refuse("--radius", radius);
        refuse("--sigma", sigma);
        refuse("--schedule", schedule);
      }
      default ->
          throw new BadInputException(
              "--rule: `" + rule + "` is none of " + String.join(", ", SGD, DESCENT, SAM));
    }
  }

  private void refuseBatches() {
    refuse("--batch", batch);
    refuse("--without-replacement", withoutReplacement ? "" : null);
  }

  private void refuse(String option, String value) {
    if (value != null) {
      throw new BadInputException(option + ": has no place in the rule " + rule);
    }
  }

  private Inputs inputs() {
    if (n.equals(Inputs.FRESH.toString())) {
      if (rule.equals(DESCENT)) {
        throw new BadInputException("--n: gradient-descent needs a training set, not `fresh`");
      }
      return Inputs.FRESH;
    }
    if (DataSet.named(n)) {
      return dataSet();
    }
    return new Inputs(
        (int) Options.integer("--n", n, 1, LARGEST_TRAINING_SET, ", or `fresh`, or a data set"));
  }

  private Inputs dataSet() {
    try {
      return new Inputs(DataSet.valueOf(n));
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--n: " + e.getMessage(), e);
    }
  }

  private int dimension(Inputs inputs) {
    String usual = inputs.data().map(set -> "" + set.components()).orElse(DIMENSION);
    int dimension = (int) Options.integer("--d", d == null ? usual : d, 1, LARGEST_DIMENSION, "");
    try {
      inputs.requireDimension(dimension);
      return dimension;
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--d: " + e.getMessage(), e);
    }
  }

  private static void checkSize(String what, long entries) {
    if (entries > LARGEST_MATRIX) {
      throw new BadInputException(what + " is " + entries + "; at most " + LARGEST_MATRIX + " fit");
    }
  }

  /** The paper's: 4 with label noise, none with SAM. */
  private String sigmaText() {
    return sigma != null ? sigma : rule.equals(SGD) ? "4" : NO_NOISE;
  }

  private Rule parsedRule(Inputs inputs) {
    if (rule.equals(SAM)) {
      return new Sam(Options.number("--radius", radius == null ? RADIUS : radius, 0, true));
    }
    int size =
        batch == null ? 1 : (int) Options.integer("--batch", batch, 1, LARGEST_TRAINING_SET, "");
    if (withoutReplacement && inputs.fresh()) {
      throw new BadInputException(
          "--without-replacement: needs a training set; fresh inputs are all different");
    }
    if (withoutReplacement && size == 1) {
      throw new BadInputException("--without-replacement: needs a --batch of 2 or more");
    }
    if (withoutReplacement && size > inputs.n()) {
      throw new BadInputException(
          "--batch: without replacement at most --n, which is " + inputs.n() + ", not " + size);
    }
    return new LabelNoiseSgd(size, !withoutReplacement);
  }

  private NoiseSchedule parsedSchedule() {
    if (schedule == null) {
      return NoiseSchedule.ALWAYS;
    }
    String[] parts = schedule.split(":", -1);
    if (parts.length != 2) {
      throw new BadInputException(
          "--schedule: `" + schedule + "` is not of the form ON:OFF, such as 5000:5000");
    }
    return new NoiseSchedule(
        Options.integer("--schedule", parts[0], 1, LONGEST_STRETCH, ""),
        Options.integer("--schedule", parts[1], 0, LONGEST_STRETCH, ""));
  }
}
