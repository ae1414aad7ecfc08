package twophase.paper.simulators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Work;
import twophase.kit.property.JavaSimulators;
import twophase.kit.property.Simulators;
import twophase.kit.statement.BadInputException;
import twophase.paper.dynamics.HardwareFma;
import twophase.paper.dynamics.NetworkSimulator;

/**
 * Simulators of two-layer linear networks: {@code exec:COMMAND}, a process that speaks the protocol
 * {@code twophase-simulator/1}; {@code class:FQCN}, a Java {@link NetworkSimulator} with a public
 * constructor without arguments; or the name of one that the class path announces as a service.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class PaperSimulators implements Simulators {
  private static final String EXEC = "exec:";

  private final JavaSimulators<NetworkSimulator> java =
      new JavaSimulators<>(NetworkSimulator.class, FastSimulator::new);

  @Override
  public NetworkSimulator own() {
    return java.own();
  }

  @Override
  public NetworkSimulator open(String spec) {
    return spec.startsWith(EXEC) ? process(spec, ProcessSimulator.DEFAULT_LIMIT) : java.open(spec);
  }

  @Override
  public Simulator open(String spec, Duration answerLimit) {
    return spec.startsWith(EXEC)
        ? process(spec, answerLimit)
        : Simulators.super.open(spec, answerLimit);
  }

  private static ProcessSimulator process(String spec, Duration limit) {
    return new ProcessSimulator(spec.substring(EXEC.length()), limit);
  }

  @Override
  public Simulator recording(Simulator simulator, Path folder, String profile, long seed) {
    if (simulator instanceof NetworkSimulator network) {
      return new RunStore(network, folder, profile, seed);
    }
    throw new BadInputException("--record: " + simulator.name() + " moves no networks");
  }

  @Override
  public Simulator stored(Path store, String profile, long seed) {
    return new StoredRuns(store, profile, seed);
  }

  @Override
  public Simulator within(Simulator simulator, Work work) {
    return simulator instanceof NetworkSimulator network
        ? new WithinWork(network, work)
        : simulator;
  }

  @Override
  public Optional<String> caution() {
    return HardwareFma.present()
        ? Optional.empty()
        : Optional.of("This machine has no hardware multiply-add: free runs will be slow.");
  }
}
