package twophase.paper.faults;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.Trace;

/** Right runs of which a trace is told that is not theirs. */
final class TraceFaults {
  private TraceFaults() {}

  static List<PartsFault> all() {
    PartsFault.Kind kind = PartsFault.Kind.TRACE;
    PartsFault.Shows free = PartsFault.Shows.FREE_RUNS;
    return List.of(
        new PartsFault(
            "trace-order-late",
            kind,
            free,
            "the trace tells of each step the sample of the step before",
            OrderLate::new),
        new PartsFault(
            "trace-single-precision",
            kind,
            free,
            "the trace tells inputs in single precision (float32)",
            SinglePrecision::new));
  }

  private static final class OrderLate extends Parts {
    @Override
    protected Trace traced(Trace trace) {
      int[] late = new int[trace.order().length];
      for (int t = 1; t < late.length; t++) {
        late[t] = trace.order()[t - 1];
      }
      return new Trace(trace.inputs(), late, trace.noise(), trace.batch());
    }
  }

  private static final class SinglePrecision extends Parts {
    @Override
    protected Trace traced(Trace trace) {
      DMatrixRMaj rounded = trace.inputs().copy();
      for (int k = 0; k < rounded.getNumElements(); k++) {
        rounded.data[k] = (float) rounded.data[k];
      }
      return new Trace(rounded, trace.order(), trace.noise(), trace.batch());
    }
  }
}
