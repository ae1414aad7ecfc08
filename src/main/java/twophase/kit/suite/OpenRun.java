package twophase.kit.suite;

import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;

/**
 * A run that is under way: each form is tested when it is asked for. What is found of it does not
 * depend on which others were, or on their order, but for what a budget of time cuts short.
 */
public final class OpenRun implements AutoCloseable {
  /**
   * What jqwik says on the way means nothing to a reader of verdicts; what it throws is told once.
   * Held, or it is lost.
   */
  private static final Logger ENGINE_LOG = Logger.getLogger("net.jqwik");

  static {
    ENGINE_LOG.setLevel(Level.OFF);
  }

  private static final String DID_NOT_RUN = "the property did not run";

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Launcher launcher = LauncherFactory.create(plain());
  private final Map<FormId, FormFinding> found = new LinkedHashMap<>();
  private final RunRequest request;
  private final List<FormId> waiting;
  private final Iterator<FormId> unrehearsed;
  private final Workers workers;
  private final Session session;

  private OpenRun(RunRequest request, Progress progress, Journal journal) {
    this.request = request;
    found.putAll(journal.kept());
    waiting =
        request.inTurn(request.forms().stream().filter(form -> !found.containsKey(form)).toList());
    unrehearsed = request.mayRehearse() ? waiting.iterator() : Collections.emptyIterator();
    workers = new Workers(request.threads());
    session =
        new Session(
            request
                .catalogue()
                .task(
                    request.seed(), request.profile(), request.simulator(), request.verdictsOnly()),
            new Means(workers, new Journalled(progress, journal), request.timePlan(waiting))
                .atMost(request.mostTrials()));
    journal.kept().values().forEach(progress::formKept);
  }

  /**
   * Begins a run; a budget of time begins with it.
   *
   * @param journal what was decided before is not tested again, what is decided is written there
   */
  public static OpenRun of(RunRequest request, Progress progress, Journal journal) {
    return new OpenRun(request, progress, journal);
  }

  /** The forms that were not decided before the run began, in the order of their turns. */
  public List<FormId> waiting() {
    return waiting;
  }

  /**
   * Tests a form, on this thread and the run's workers.
   *
   * @param form one of the run's
   */
  public FormFinding test(FormId form) {
    rehearse();
    Troubles troubles = new Troubles();
    session.within(() -> execute(form, troubles));
    session.findings().forEach(f -> found.put(f.id(), f));
    return found.computeIfAbsent(form, id -> notRun(id, troubles.first().orElse(DID_NOT_RUN)));
  }

  /**
   * Draws the settings of this form and of some that come after it, and begins to examine them: so
   * there is work for all threads, however few trials a setting takes.
   */
  private void rehearse() {
    while (unrehearsed.hasNext() && workers.hungry()) {
      FormId next = unrehearsed.next();
      if (!found.containsKey(next)) {
        session.rehearse(() -> execute(next, new Troubles()));
      }
    }
  }

  private void execute(FormId form, Troubles troubles) {
    launcher.execute(discovery(request.property(form).method()), troubles);
  }

  /** Of a form of which nothing was found: broken. */
  private FormFinding notRun(FormId form, String why) {
    Card.FormLine line = request.cards().get(form.statement()).line(form.form()).orElseThrow();
    return FormFinding.notRun(form, line, why);
  }

  /** What was found so far; a form that was not tested is broken. */
  public Evidence evidence() {
    request.forms().forEach(form -> found.computeIfAbsent(form, id -> notRun(id, DID_NOT_RUN)));
    return new Evidence(
        info(), session.budget(Evidence.errorSpent(found.values()), luck()), statements());
  }

  /** Of what was asked for; it takes a while, and decides nothing. */
  private Optional<BadLuck> luck() {
    return request.verdictsOnly()
        ? Optional.empty()
        : Optional.of(request.catalogue().badLuck(request.forms(), request.profile()));
  }

  private List<StatementFinding> statements() {
    return request.ofWholeStatements()
        ? request.wanted().stream()
            .map(c -> StatementFinding.whole(c, request::inProfile, found))
            .toList()
        : request.wanted().stream()
            .flatMap(c -> StatementFinding.shard(c, found).stream())
            .toList();
  }

  private RunInfo info() {
    Build build = Build.current();
    return new RunInfo(
        started.toString(),
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

  /** Whatever else of the class path listens to tests is not told of these. */
  private static LauncherConfig plain() {
    return LauncherConfig.builder()
        .enableTestExecutionListenerAutoRegistration(false)
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  private static LauncherDiscoveryRequest discovery(Method property) {
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

  /** Lets the workers go; the simulator is its owner's. */
  @Override
  public void close() {
    workers.close();
  }
}
