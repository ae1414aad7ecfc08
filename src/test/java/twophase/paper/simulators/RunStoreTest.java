package twophase.paper.simulators;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.NotOffered;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.BadInputException;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

class RunStoreTest {
  private static final SeedTree SEEDS = SeedTree.root(12).child("store");

  @TempDir private Path folder;

  private static Run.Free free(long seed, double eta) {
    return new Run.Free(3, 2, Inputs.FRESH, eta, 1, 0.5, SEEDS.child(seed), 40);
  }

  private static Run sgd() {
    Network start = NtkInitialisation.draw(4, 3, SEEDS.child("start").stream());
    GroundTruth truth = GroundTruth.draw(3, 1, SEEDS.child("truth").stream());
    return new Run.Driven(
        new LabelNoiseSgd(),
        0.1,
        start,
        SampleSource.fresh(truth, 1, SEEDS.child("steps").stream()),
        20);
  }

  private static List<String> seen(NetworkSimulator simulator, Run run) {
    Keeper keeper = new Keeper(5);
    Outcome outcome = simulator.run(run, keeper);
    keeper.seen.add(outcome.toString());
    return keeper.seen;
  }

  @Test
  void storedRunsAreShownAgainAsTheyWere() throws IOException {
    List<Run> runs = List.of(free(0, 0.01), free(1, 0.01), free(2, 50));
    List<List<String>> before = new ArrayList<>();
    try (RunStore store = new RunStore(new FastSimulator(), folder, "quick", 7)) {
      runs.forEach(run -> before.add(seen(store, run)));
      before.add(seen(store, sgd()));
    }
    assertThat("one of them diverged", before.get(2).toString(), containsString("Diverged"));
    List<String> lines = Files.readAllLines(folder.resolve(RunStore.FILE));
    assertThat(lines.size(), equalTo(5));
    assertThat(
        lines.get(0),
        equalTo(
            "{\"schema\":\"twophase-runs/2\",\"simulator\":{\"name\":\"twophase\",\"version\":\"1\","
                + "\"own\":true,\"traces\":false},\"profile\":\"quick\",\"seed\":7}"));
    assertThat(lines.get(1), startsWith("{\"ask\":{\"op\":\"run\",\"id\":0,\"mode\":\"free\""));
    // The folder is as good as the file in it.
    try (StoredRuns stored = new StoredRuns(folder.resolve(RunStore.FILE), "quick", 7)) {
      assertThat(stored.name(), equalTo("twophase"));
      assertThat(stored.own(), equalTo(true));
      for (int k = runs.size() - 1; k >= 0; k--) {
        assertThat(seen(stored, runs.get(k)), equalTo(before.get(k)));
      }
      assertThat(seen(stored, sgd()), equalTo(before.get(3)));
      NotOffered other =
          assertThrows(NotOffered.class, () -> stored.run(free(3, 0.01), new Keeper(5)));
      assertThat(other.getMessage(), equalTo("a run that is not among the stored ones"));
    }
  }

  /** Wants to know what was drawn, and keeps that too. */
  private static final class Tracer implements Observer {
    final List<String> seen = new ArrayList<>();

    @Override
    public boolean wants(long t) {
      return t == 0;
    }

    @Override
    public void see(long t, Network state) {
      seen.add("state " + t);
    }

    @Override
    public boolean wantsTrace() {
      return true;
    }

    @Override
    public void trace(Trace trace) {
      seen.add(Arrays.toString(trace.inputs().data));
      seen.add(trace.inputs().getNumCols() + Arrays.toString(trace.order()));
      seen.add(Arrays.toString(trace.noise()));
    }
  }

  @Test
  void aTraceIsStoredAndToldAgain() throws IOException {
    Run.Free trained = new Run.Free(3, 2, new Inputs(5), 0.01, 1, 0.5, SEEDS, 40);
    Run batches = trained.withRule(new LabelNoiseSgd(3));
    List<Run> runs = List.of(free(0, 0.01), trained, free(2, 50), batches);
    List<List<String>> before = new ArrayList<>();
    try (RunStore store = new RunStore(PartsSimulator.correct(), folder, "quick", 7)) {
      assertThat(store.traces(), equalTo(true));
      for (Run run : runs) {
        Tracer tracer = new Tracer();
        store.run(run, tracer);
        before.add(tracer.seen);
      }
    }
    assertThat("a run that diverges has no trace", before.get(2), equalTo(List.of("state 0")));
    assertThat(before.get(1).size(), equalTo(4));
    String line = Files.readAllLines(folder.resolve(RunStore.FILE)).get(2);
    assertThat(line, containsString(",\"trace\":true},\"answer\":{\"thetaStar\":["));
    assertThat(line, containsString(",\"order\":["));
    try (StoredRuns stored = new StoredRuns(folder, "quick", 7)) {
      assertThat(stored.traces(), equalTo(true));
      for (int k = 0; k < runs.size(); k++) {
        Tracer tracer = new Tracer();
        stored.run(runs.get(k), tracer);
        assertThat(tracer.seen, equalTo(before.get(k)));
      }
      assertThrows(
          NotOffered.class, () -> stored.run(trained, new Keeper(5)), "asked without a trace");
    }
  }

  @Test
  void aStoreIsNotOverwrittenAndAnotherRunsIsNotTaken() throws IOException {
    new RunStore(new ReferenceSimulator(), folder, "quick", 7).close();
    assertRejected(
        "name another folder", () -> new RunStore(new FastSimulator(), folder, "quick", 7));
    assertRejected("of --seed 7, not 8", () -> new StoredRuns(folder, "quick", 8));
    assertRejected("of --profile quick, not deep", () -> new StoredRuns(folder, "deep", 7));
    assertRejected("there is no", () -> new StoredRuns(folder.resolve("none"), "quick", 7));
    Files.writeString(folder.resolve(RunStore.FILE), "{}\n");
    assertRejected("must have the schema", () -> new StoredRuns(folder, "quick", 7));
  }

  private static void assertRejected(String why, Runnable action) {
    BadInputException e = assertThrows(BadInputException.class, action::run);
    assertThat(e.getMessage(), containsString(why));
  }
}
