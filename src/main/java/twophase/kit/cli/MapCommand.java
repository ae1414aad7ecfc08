package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Shard;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.maps.AxisReader;
import twophase.kit.maps.FormChoice;
import twophase.kit.maps.MapRequest;
import twophase.kit.maps.MapRun;
import twophase.kit.maps.MapSubject;
import twophase.kit.maps.PointFile;
import twophase.kit.property.PropertyMethod;
import twophase.kit.report.MapFolder;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;

/** {@code map}: where in parameter space a statement holds. */
@Command(
    name = "map",
    description =
        "Maps where in parameter space a statement holds, fails, says nothing or diverges, and how"
            + " tight its bound is. Interrupted, the same command goes on where it was.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 the map is complete; 2 wrong usage or bad input; 3 nothing was asked: the "
          + "simulator lacks what the points take, or they take too many steps; 4 a point broke.",
      "",
      "Example: map STATEMENT --x NAME=16:64:log:5 --y NAME=1:8:lin:8"
    })
final class MapCommand implements Callable<Integer>, DividedVerb {
  private static final Path FOLDER = ReportFolder.DEFAULT.resolve("maps");

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private SimulatorOption simulatorOption;

  @Parameters(
      paramLabel = "ID[.FORM]",
      description = "The statement, and the form of it, such as lemma-3.corrected.a.")
  private String id;

  @Option(
      names = "--form",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "The form; default the corrected one, else the printed one, else the sharp one, of those"
              + " that have what is varied.")
  private String form;

  @Option(
      names = "--x",
      paramLabel = "AXIS",
      required = true,
      description =
          "What is varied across: NAME=FROM:TO:lin|log:COUNT or NAME=VALUE,VALUE,..., for example"
              + " m=64:4096:log:12.")
  private String x;

  @Option(
      names = "--y",
      paramLabel = "AXIS",
      description = "What is varied upward; without it the map is a strip.")
  private String y;

  @Option(
      names = "--at",
      paramLabel = "SETTING",
      description = "Other values of the rest of the setting: name=value,name=value.")
  private String at;

  @Option(
      names = "--inputs",
      paramLabel = "SET",
      description =
          "A data set of the theory in the place of the setting's inputs, for example"
              + " fashion-mnist:20.")
  private String inputs;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials at a point at the most; default those of the quick profile.")
  private String trials;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "A non-negative integer; default ${DEFAULT-VALUE}.")
  private String seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Points done at a time; default one for each core. The map does not depend on it.")
  private String threads;

  @Option(
      names = "--examine",
      paramLabel = "all|boundaries",
      description =
          "All points, or those near boundaries and few elsewhere, where the others are taken for"
              + " their neighbours; default all of up to 4096 points, beyond that boundaries.")
  private String examine;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the map here instead of a folder under verification-reports/maps/.")
  private Path out;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Keep points here, and take those that are; default verification-reports/maps/cache/.")
  private Path cache = FOLDER.resolve("cache");

  @Option(
      names = "--fresh",
      description =
          "Compute every point anew: after a change of a foreign simulator that kept its version.")
  private boolean fresh;

  @Option(
      names = Options.SHARD,
      paramLabel = "I/N",
      description =
          "Do only every N-th point, from the I-th, and write lines for `merge` into the folder of"
              + " --out, where the same command goes on.")
  private String shard;

  @Option(names = "--no-progress", description = "Do not show progress on standard error.")
  private boolean noProgress;

  @Override
  public Integer call() throws IOException {
    Optional<Shard> part = shard();
    if (part.isPresent()) {
      return sharded(part.get());
    }
    property(theoryOption.catalogue().cards());
    try (Simulator simulator = opened()) {
      return mapped(request(subject(simulator)));
    }
  }

  @Override
  public List<String> decisive() {
    return List.of("--form", "--x", "--y", "--inputs", "--at", "--trials", "--seed");
  }

  @Override
  public Optional<Shard> shard() {
    return Options.shard(shard);
  }

  @Override
  public Simulator opened() {
    return simulatorOption.open(theoryOption.theory());
  }

  @Override
  public Campaign campaign(Simulator tested) {
    if (examine != null) {
      throw new BadInputException(
          "--examine: which points are near a boundary is known as others are examined, so a map that is divided is examined at all of them; leave it out");
    }
    return new MapCampaign(
        request(subject(tested)),
        theoryOption.replay(simulatorOption.given()),
        DividedVerb.words("map", spec.commandLine(), decisive(), List.of()));
  }

  private MapSubject subject(Simulator tested) {
    return new MapSubject(
        theoryOption.catalogue(),
        property(theoryOption.catalogue().cards()),
        tested,
        simulatorOption.words());
  }

  private int sharded(Shard part) throws IOException {
    try (Simulator simulator = opened()) {
      return new ShardWork(
              campaign(simulator), part, simulatorOption.choice(), theoryOption.files())
          .into(out, Options.threads(threads), noProgress, spec.commandLine());
    }
  }

  private int mapped(MapRequest request) throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    MapSubject subject = request.subject();
    MapFolder folder = MapFolder.at(out == null ? usualFolder(request) : out);
    PointFile known = PointFile.in(cache, request, fresh);
    terminal.printf(
        "Form %s, simulator %s, seed %d%n",
        subject.property().id(), SimulatorOption.told(subject.simulator()), request.seed());
    terminal.println("Base setting " + request.base().toString().replace(",", ", "));
    theoryOption.cautioned(spec.commandLine().getErr());
    ParameterMap map = map(request, known, terminal);
    return publish(map, request, theoryOption.replay(simulatorOption.given()), folder, terminal);
  }

  /** Where a map is put whose folder nobody chose. */
  static Path usualFolder(MapRequest request) {
    return FOLDER.resolve(request.subject().property().id() + "-" + MapRun.digest(request));
  }

  /** Shows and writes a map; returns the exit code. */
  static int publish(
      ParameterMap map,
      MapRequest request,
      ReplayCommand replay,
      MapFolder folder,
      PrintWriter terminal)
      throws IOException {
    MapGrid.print(map, replay, terminal);
    Path written = folder.write(map, request.subject().catalogue().theory().words(), replay);
    terminal.println("Map: " + Options.shown(written.resolve("index.html")));
    return map.exitCode();
  }

  @SuppressWarnings("try") // its end is all that it is for
  private ParameterMap map(MapRequest request, PointFile known, PrintWriter terminal) {
    try (PointProgress progress = PointProgress.on(spec.commandLine().getErr(), noProgress);
        Interruption told =
            Interruption.told(spec.commandLine().getErr(), "The same command goes on")) {
      ParameterMap map = MapRun.of(request, known, progress);
      if (progress.known() > 0) {
        terminal.printf("%d of %d points were known%n", progress.known(), map.examined().size());
      }
      return map;
    }
  }

  private PropertyMethod property(Map<String, Card> cards) {
    int dot = id.indexOf('.');
    String statement = dot < 0 ? id : id.substring(0, dot);
    String named = dot < 0 ? "" : id.substring(dot + 1);
    if (!named.isEmpty() && !form.isEmpty()) {
      throw new BadInputException("--form: `" + id + "` already names a form; give one of the two");
    }
    Card card = Selection.card("map: ", statement, cards);
    List<String> names = new ArrayList<>();
    names.add(AxisReader.name("--x", x));
    if (y != null) {
      names.add(AxisReader.name("--y", y));
    }
    return FormChoice.of(
        theoryOption.catalogue(),
        card,
        named.isEmpty() ? form : named,
        names,
        choice -> inputs == null || takesDataSet(choice));
  }

  private boolean takesDataSet(PropertyMethod property) {
    try {
      return !dataSet(property.names()).isEmpty();
    } catch (BadInputException e) {
      return false;
    }
  }

  private MapRequest request(MapSubject subject) {
    PropertyMethod property = subject.property();
    MapAxis across = AxisReader.read("--x", x, property.names());
    Optional<MapAxis> upward =
        Optional.ofNullable(y).map(text -> AxisReader.read("--y", text, property.names()));
    Setting base = base(property, across, upward);
    long root = Options.seed(seed, "");
    long most = trials(subject);
    int workers = Options.threads(threads);
    try {
      return new MapRequest(
          subject, base, across, upward, root, most, workers, refined(across, upward));
    } catch (BadInputException e) {
      throw new BadInputException(
          "map: " + e.getMessage() + " (--at changes what is not varied)", e);
    }
  }

  /** The form's representative with the user's data set and values. */
  private Setting base(PropertyMethod property, MapAxis across, Optional<MapAxis> upward) {
    Predicate<String> varied =
        name -> name.equals(across.name()) || upward.filter(a -> a.name().equals(name)).isPresent();
    Setting base = property.representative();
    if (inputs != null) {
      base = changed("--inputs", base, property, varied, this::dataSet);
    }
    if (at != null) {
      base = changed("--at", base, property, varied, names -> Setting.parse(at).values());
    }
    return base;
  }

  private Map<String, String> dataSet(Map<String, Class<?>> names) {
    return theoryOption.theory().inputs(inputs, names);
  }

  private static Setting changed(
      String option,
      Setting base,
      PropertyMethod property,
      Predicate<String> varied,
      Function<Map<String, Class<?>>, Map<String, String>> values) {
    Map<String, Class<?>> names = property.names();
    Setting changed = base;
    try {
      for (Map.Entry<String, String> value : values.apply(names).entrySet()) {
        String name = value.getKey();
        if (varied.test(name)) {
          throw new IllegalArgumentException("`" + name + "` is varied; it has no one value");
        }
        Class<?> type = names.getOrDefault(name, String.class);
        changed = changed.with(name, Setting.canonical(type, name, value.getValue()));
      }
      return changed;
    } catch (IllegalArgumentException | BadInputException e) {
      throw new BadInputException(option + ": " + e.getMessage(), e);
    }
  }

  private boolean refined(MapAxis across, Optional<MapAxis> upward) {
    if (examine == null) {
      return across.size() * upward.map(MapAxis::size).orElse(1) > MapRequest.SMALL;
    }
    return switch (examine) {
      case "all" -> false;
      case "boundaries" -> true;
      default ->
          throw new BadInputException(
              "--examine: `" + examine + "` is neither all nor boundaries; name one of the two");
    };
  }

  private long trials(MapSubject subject) {
    if (trials == null) {
      return subject.usualTrials();
    }
    if (!subject.statistical()) {
      throw new BadInputException(
          "--trials: "
              + subject.property().id()
              + " leaves nothing to chance, so it takes no trials");
    }
    return Options.trials(trials);
  }
}
