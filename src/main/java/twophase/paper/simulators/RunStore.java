package twophase.paper.simulators;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twophase.kit.bench.NotOffered;
import twophase.kit.statement.BadInputException;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/**
 * A simulator whose runs are written to a file as they are done: {@value #FILE}, schema {@value
 * #SCHEMA}. Its first line names schema, simulator, profile and seed; each other line is a run,
 * {@code {"ask": ..., "answer": ...}}, asked and answered as in the protocol {@code
 * twophase-simulator/1} (ids are 0; a run that diverged has {@code "diverged": step} beside the
 * states before; a trace that was told stands beside them). Lines stand in the order in which runs
 * ended. Runs by a rule that the protocol does not have are done and not stored.
 */
public final class RunStore extends Around {
  /** The file's name. */
  public static final String FILE = "runs.jsonl";

  /** The file's schema, up to its version. */
  static final String STORE = "twophase-runs/";

  /** The file's schema: up to version 1 seeds had fewer bits, so that the same runs were others. */
  public static final String SCHEMA = STORE + "2";

  private final BufferedWriter file;

  /**
   * Begins a store.
   *
   * @param simulator who does the runs; closed with the store
   * @param folder made if it is not there; must hold no store yet
   * @param profile the run's profile
   * @param seed the run's seed
   * @throws BadInputException if the folder cannot be written, or holds a store
   */
  public RunStore(NetworkSimulator simulator, Path folder, String profile, long seed) {
    super(simulator);
    Path path = folder.resolve(FILE);
    if (Files.exists(path)) {
      throw new BadInputException("--record: `" + path + "` exists; name another folder");
    }
    try {
      Files.createDirectories(folder);
      file = Files.newBufferedWriter(path);
      line(StoredLines.head(SCHEMA, simulator, profile, seed));
    } catch (IOException e) {
      throw new BadInputException("--record: `" + folder + "` cannot be written: " + e, e);
    }
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    if (!Protocol.RULES.contains(run.rule().name())) {
      return simulator.run(run, observer);
    }
    if (run instanceof Run.Free free) {
      return runAll(List.of(free), List.of(observer)).get(0);
    }
    Repeatable repeatable = Repeatable.of(run);
    StoredRun.Tee tee = new StoredRun.Tee(observer);
    Outcome outcome = simulator.run(repeatable.first(run.steps()), tee);
    store(repeatable.first(run.steps()), tee.kept(outcome), observer);
    return outcome;
  }

  @Override
  public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
    List<StoredRun.Tee> tees = new ArrayList<>();
    for (Observer observer : observers) {
      tees.add(new StoredRun.Tee(observer));
    }
    List<Outcome> outcomes = simulator.runAll(runs, tees);
    for (int k = 0; k < runs.size(); k++) {
      store(runs.get(k), tees.get(k).kept(outcomes.get(k)), observers.get(k));
    }
    return outcomes;
  }

  private void store(Run run, StoredRun shown, Observer observer) {
    line(StoredLines.run(ask(run, observer), shown));
  }

  /**
   * What stands under {@code ask}: the request that the protocol would make.
   *
   * @throws NotOffered for a run that the protocol does not have
   */
  static String ask(Run run, Observer observer) {
    List<Long> wanted = ProcessSimulator.wanted(observer, run.steps());
    return Requests.run(0, run, wanted, observer.wantsTrace(), Hello.ALL);
  }

  private synchronized void line(String text) {
    try {
      file.write(text);
      file.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the store of runs cannot be written", e);
    }
  }

  @Override
  public void close() {
    super.close();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the store of runs cannot be written", e);
    }
  }
}
