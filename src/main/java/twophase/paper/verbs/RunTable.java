package twophase.paper.verbs;

import java.io.PrintWriter;
import java.util.Optional;
import twophase.kit.number.Numbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.figures.Look;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Looks at a run from its start to its end, and keeps what it sees as lines. */
final class RunTable implements Observer {
  private static final int DIGITS_SHOWN = 4;
  private static final int DIGITS_KEPT = 9;
  private static final String COLUMNS = "%13s  %14s  %14s  %14s";

  private final long steps;
  private final long every;
  private final int neurons;
  private final StringBuilder csv;
  private GroundTruth truth;
  private Optional<PrintWriter> terminal = Optional.empty();

  /**
   * A course that has not begun.
   *
   * @param truth theta*, unless the simulator tells another
   * @param steps of the run, at least 1
   * @param points looks after the start, at least 1; fewer where there are fewer steps, and one
   *     more where they do not divide
   * @param neurons how many single neurons to keep, at least 0; fewer where there are fewer
   */
  RunTable(GroundTruth truth, long steps, long points, int neurons) {
    this.truth = truth;
    this.steps = steps;
    this.every = Math.max(1, steps / points);
    this.neurons = neurons;
    this.csv = new StringBuilder();
  }

  /** From now on, a line for each look goes there at once. */
  void printTo(PrintWriter out) {
    terminal = Optional.of(out);
    out.println(
        COLUMNS.formatted("step", "mean norm(w)^2", "mean abs(cos)", "test loss").stripTrailing());
  }

  /** All looks as comma-separated values (RFC 4180, line feeds), with a header. */
  String csv() {
    return csv.toString();
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told;
  }

  @Override
  public boolean wants(long t) {
    return t % every == 0 || t == steps;
  }

  @Override
  public void see(long t, Network state) {
    Look look = Look.at(t, state, truth);
    int shown = Math.min(neurons, state.width());
    if (csv.isEmpty()) {
      header(shown);
    }
    csv.append(t);
    field(look.meanSquare());
    field(look.meanAlignment());
    field(look.loss());
    for (int i = 0; i < shown; i++) {
      field(look.norms()[i]);
      field(look.alignments()[i]);
    }
    csv.append('\n');
    terminal.ifPresent(out -> out.println(line(look)));
  }

  private void header(int shown) {
    csv.append("step,mean_squared_norm,mean_alignment,test_loss");
    for (int i = 1; i <= shown; i++) {
      csv.append(",norm_").append(i).append(",alignment_").append(i);
    }
    csv.append('\n');
  }

  private void field(double value) {
    csv.append(',').append(Numbers.rounded(value, DIGITS_KEPT));
  }

  private static String line(Look look) {
    return COLUMNS.formatted(
        look.t(),
        Numbers.rounded(look.meanSquare(), DIGITS_SHOWN),
        Numbers.rounded(look.meanAlignment(), DIGITS_SHOWN),
        Numbers.rounded(look.loss(), DIGITS_SHOWN));
  }
}
