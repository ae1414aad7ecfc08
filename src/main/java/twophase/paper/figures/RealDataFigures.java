package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.data.FashionMnist;
import twophase.paper.erf.Batches;
import twophase.paper.erf.Descent;
import twophase.paper.erf.ErfNetwork;
import twophase.paper.erf.Examples;
import twophase.paper.erf.LabelNoise;
import twophase.paper.erf.SpanErfTraining;

/** Figures 1, 3 and 5 in small, each beside the controls that it lacks. */
final class RealDataFigures {
  private static final int STARTS = 4;
  private static final int FEW = 16;
  private static final int ALL = 64;
  private static final double REDRAWN = 0.5;
  private static final double SIGMA = 1;
  private static final double RADIUS = 0.3;
  private static final Axis TIME = Axis.linear("step");
  private static final Axis LOSS = Axis.logarithmic("train loss");

  private static final int PAIRS = 12;
  private static final int LEARNT = 32;
  private static final int BATCH = 8;
  private static final long[] LENGTHS = {200, 400, 800, 1600, 3200};
  private static final double[] FLIPPED = {0, 0.05, 0.1, 0.2};
  private static final double[] SHARES = {1, 0.7, 0.5, 0.35, 0.25, 0.1};

  private static final String NETWORK =
      "Networks of one hidden layer with 64 neurons (erf, standard parameterisation, step 0.05) on the first images of Fashion-MNIST, ";

  private RealDataFigures() {}

  /** Figure 3 with the mean of the labels, and the same noise on the linearisation. */
  static Figure lazyRich(SeedTree seeds, int haste) {
    int starts = Runs.fewer(STARTS, haste);
    RealRuns whole = RealRuns.of(FEW, FEW, 600 / haste, starts, seeds.child("whole"));
    RealRuns single = RealRuns.of(ALL, 1, 1600 / haste, starts, seeds.child("single"));
    RealRuns.Model network = RealRuns.network(0);
    RealRuns.Model linear = RealRuns.linearisation(0);
    return new Figure(
            "real-data-lazy-rich",
            "Figure 3 in small: full batches show the mean of the labels; one sample a step makes the network rich",
            NETWORK
                + starts
                + " starts, "
                + Bands.WORDS
                + ". First, as in the paper’s notebook: 16 images, all at each step, each label redrawn with probability 1/2. Label noise departs from the baseline (the linearised network"
                + " without noise, dashed); but so does training without noise on the mean of the redrawn labels, and the linearisation that sees the same noise goes with the"
                + " network. Second: 64 images, one a step, each of ten labels ± 1: under the same noise the network’s loss comes to lie below its linearisation’s.",
            List.of(
                new Panel(
                    "All images at each step",
                    TIME,
                    LOSS,
                    List.of(
                        whole.band("label noise", network, LabelNoise.REDRAWN, REDRAWN),
                        whole.band(
                            "mean of noisy labels, no noise", network, LabelNoise.MEAN, REDRAWN),
                        whole.band(
                            "linearisation, same noise", linear, LabelNoise.REDRAWN, REDRAWN),
                        whole.band("no noise", network, LabelNoise.NONE, 0),
                        whole.law(
                            "baseline: linearisation, no noise", linear, LabelNoise.NONE, 0))),
                new Panel(
                    "One image a step",
                    TIME,
                    LOSS,
                    List.of(
                        single.band("label noise", network, LabelNoise.SIGNS, SIGMA),
                        single.band("linearisation, same noise", linear, LabelNoise.SIGNS, SIGMA),
                        single.band("no noise", network, LabelNoise.NONE, 0),
                        single.law(
                            "baseline: linearisation, no noise", linear, LabelNoise.NONE, 0)))))
        .in("real-data-lazy-rich");
  }

  /** Figure 5 with SAM on the linearisation. */
  static Figure sam(SeedTree seeds, int haste) {
    int starts = Runs.fewer(STARTS, haste);
    RealRuns whole = RealRuns.of(FEW, FEW, 600 / haste, starts, seeds.child("whole"));
    RealRuns single = RealRuns.of(ALL, 1, 1600 / haste, starts, seeds.child("single"));
    return new Figure(
            "real-data-sam",
            "Figure 5 in small: SAM departs from the baseline, and from its own linearisation",
            NETWORK
                + starts
                + " starts, "
                + Bands.WORDS
                + ". SAM with R = 0.3, which is ours, without label noise; first 16 images, all at each step, as printed, second 64 images, one a step. Dashed: the baseline, the"
                + " linearised network under gradient descent.",
            List.of(
                samPanel("All images at each step", whole), samPanel("One image a step", single)))
        .in("real-data-sam");
  }

  private static Panel samPanel(String title, RealRuns runs) {
    return new Panel(
        title,
        TIME,
        LOSS,
        List.of(
            runs.band("SAM", RealRuns.network(RADIUS), LabelNoise.NONE, 0),
            runs.band(
                "linearisation by the same SAM",
                RealRuns.linearisation(RADIUS),
                LabelNoise.NONE,
                0),
            runs.band("gradient descent", RealRuns.network(0), LabelNoise.NONE, 0),
            runs.law("baseline: linearisation", RealRuns.linearisation(0), LabelNoise.NONE, 0)));
  }

  /** Figure 1: test loss and accuracy, and accuracy under pruning. */
  static Figure generalisation(SeedTree seeds, int haste) {
    int starts = Runs.fewer(PAIRS, haste);
    Examples unseen = Examples.of(FashionMnist.test());
    RealRuns runs = RealRuns.of(LEARNT, BATCH, 0, starts, seeds);
    double[] steps = Arrays.stream(LENGTHS).asDoubleStream().toArray();
    List<Series> losses = new ArrayList<>();
    List<Series> accuracies = new ArrayList<>();
    List<Series> pruned = new ArrayList<>();
    for (double p : FLIPPED) {
      List<double[]> loss = new ArrayList<>();
      List<double[]> accuracy = new ArrayList<>();
      List<double[]> kept = new ArrayList<>();
      for (SeedTree tree : runs.starts()) {
        SpanErfTraining training =
            new SpanErfTraining(runs.network(tree), runs.data(), new Descent(RealRuns.ETA, 0));
        Batches batches = runs.batches(tree, p > 0 ? LabelNoise.FLIPPED : LabelNoise.NONE, p);
        List<ErfNetwork> seen = new ArrayList<>();
        long done = 0;
        for (long length : LENGTHS) {
          for (; done < length / haste; done++) {
            training.step(batches.next());
          }
          seen.add(training.network());
        }
        ErfNetwork last = seen.get(seen.size() - 1);
        loss.add(seen.stream().mapToDouble(n -> unseen.loss(n.outputs(unseen.inputs()))).toArray());
        accuracy.add(seen.stream().mapToDouble(n -> accuracy(n, unseen)).toArray());
        kept.add(
            Arrays.stream(SHARES).map(share -> accuracy(last.pruned(share), unseen)).toArray());
      }
      String name = p == 0 ? "no noise" : "flipped with probability " + p;
      losses.add(means(name, steps, loss));
      accuracies.add(means(name, steps, accuracy));
      pruned.add(means(name, SHARES, kept));
    }
    return new Figure(
            "real-data-generalisation",
            "Figure 1 in small: flipped labels lower the test loss of a fitted network; its accuracy stays about the same",
            NETWORK
                + "32 of them, batches of 8, means of "
                + starts
                + " starts, on the first 64 test images. The paper prints an improvement of test loss and accuracy (about 1.5 %) for each probability, and of accuracy under"
                + " pruning, of a ResNet-18 on CIFAR-10. Third: after the longest run, by the share of weights that are kept.",
            List.of(
                new Panel("Test loss", Axis.logarithmic("step"), Axis.linear("test loss"), losses),
                new Panel(
                    "Test accuracy", Axis.logarithmic("step"), Axis.linear("accuracy"), accuracies),
                new Panel(
                    "Accuracy after pruning",
                    Axis.linear("share of weights kept"),
                    Axis.linear("accuracy"),
                    pruned)))
        .in("real-data-generalisation");
  }

  private static double accuracy(ErfNetwork network, Examples unseen) {
    return unseen.accuracy(network.outputs(unseen.inputs()));
  }

  private static Series means(String name, double[] places, List<double[]> courses) {
    return new Series.Line(name, LawCurves.of(places, Bands.means(courses)));
  }
}
