package twophase.kit.suite;

import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import twophase.kit.bench.Means;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Session;
import twophase.kit.bench.Workers;
import twophase.kit.evidence.BadLuck;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;

/** Runs the property classes on the JUnit Platform and gathers what they find. */
public final class Suite {
  /**
   * What jqwik says on the way means nothing to a reader of verdicts; what it throws is told once.
   * Held, or it is lost.
   */
  private static final Logger ENGINE_LOG = Logger.getLogger("net.jqwik");

  static {
    ENGINE_LOG.setLevel(Level.OFF);
  }

  private Suite() {}

  /** Does a run, and keeps nothing on the way. */
  public static Evidence run(RunRequest request, Progress progress) {
    return run(request, progress, Journal.NONE);
  }

  /**
   * Does a run.
   *
   * @param journal what was decided before is not tested again, what is decided is written there
   */
  public static Evidence run(RunRequest request, Progress progress, Journal journal) {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<FormId> open =
        request.inTurn(
            request.forms().stream().filter(form -> !journal.kept().containsKey(form)).toList());
    journal.kept().values().forEach(progress::formKept);
    try (Workers workers = new Workers(request.threads())) {
      Session session =
          new Session(
              request
                  .catalogue()
                  .task(
                      request.seed(),
                      request.profile(),
                      request.simulator(),
                      request.verdictsOnly()),
              new Means(workers, new Journalled(progress, journal), request.timePlan(open))
                  .atMost(request.mostTrials()));
      Troubles troubles = new Troubles();
      BooleanSupplier done = () -> session.findings().stream().anyMatch(request::endsWith);
      session.within(() -> execute(open.stream().map(request::property).toList(), troubles, done));
      Map<FormId, FormFinding> found = new LinkedHashMap<>(journal.kept());
      session.findings().forEach(f -> found.put(f.id(), f));
      return new Evidence(
          info(request, started.toString()),
          session.budget(Evidence.errorSpent(found.values()), luck(request)),
          statements(request, found, troubles));
    }
  }

  /** Of what was asked for; it takes a while, and decides nothing. */
  private static Optional<BadLuck> luck(RunRequest request) {
    return request.verdictsOnly()
        ? Optional.empty()
        : Optional.of(request.catalogue().badLuck(request.forms(), request.profile()));
  }

  /** A form of which nothing was found is broken. */
  private static List<StatementFinding> statements(
      RunRequest request, Map<FormId, FormFinding> found, Troubles troubles) {
    for (FormId form : request.forms()) {
      Card.FormLine line = request.cards().get(form.statement()).line(form.form()).orElseThrow();
      found.computeIfAbsent(
          form,
          id -> FormFinding.notRun(id, line, troubles.first().orElse("the property did not run")));
    }
    return request.ofWholeStatements()
        ? request.wanted().stream().map(c -> StatementFinding.whole(c, found)).toList()
        : request.wanted().stream()
            .flatMap(c -> StatementFinding.shard(c, found).stream())
            .toList();
  }

  private static void execute(List<PropertyMethod> forms, Troubles troubles, BooleanSupplier done) {
    LauncherConfig plain =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    Launcher launcher = LauncherFactory.create(plain);
    for (PropertyMethod form : forms) {
      if (done.getAsBoolean()) {
        return;
      }
      launcher.execute(discovery(form), troubles);
    }
  }

  private static LauncherDiscoveryRequest discovery(PropertyMethod form) {
    Method property = form.method();
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectMethod(property.getDeclaringClass(), property))
        .filters(
            EngineFilter.includeEngines("jqwik"), ClassNameFilter.includeClassNamePatterns(".*"))
        // An empty name switches the database off: seeds of an earlier run would replay.
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.reporting.onlyfailures", "true")
        .build();
  }

  private static RunInfo info(RunRequest request, String started) {
    Build build = Build.current();
    return new RunInfo(
        started,
        request.profile().toString(),
        request.seed(),
        request.threads(),
        request.catalogue().theory().name(),
        new RunInfo.Tested(request.simulator().name(), request.simulator().version()),
        build.version(),
        build.commit(),
        request.catalogue().code(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        request.command(),
        request.shard(),
        request.only());
  }
}
