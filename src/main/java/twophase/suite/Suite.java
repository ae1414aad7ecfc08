package twophase.suite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import twophase.bench.Progress;
import twophase.bench.Session;
import twophase.bench.Workers;
import twophase.statement.Card;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.FormId;
import twophase.statement.RunInfo;
import twophase.statement.StatementFinding;
import twophase.theorems.Catalogue;

/** Runs the property classes on the JUnit Platform and gathers what they find. */
public final class Suite {
  /** jqwik's remarks on how it draws mean nothing to a reader of verdicts. Held, or it is lost. */
  private static final Logger ENGINE_LOG = Logger.getLogger("net.jqwik");

  static {
    ENGINE_LOG.setLevel(Level.WARNING);
  }

  private Suite() {}

  /** Does a run. */
  public static Evidence run(RunRequest request, Progress progress) {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (Workers workers = new Workers(request.threads())) {
      Session session =
          new Session(
              request.seed(),
              request.profile(),
              request.simulator(),
              workers,
              Catalogue.ledger(),
              request.cards(),
              progress,
              request.timePlan(),
              request.verdictsOnly());
      Troubles troubles = new Troubles();
      session.within(() -> execute(request, troubles));
      return new Evidence(
          info(request, started.toString()),
          session.errorTotal(),
          session.errorSpent(),
          statements(request, session, troubles));
    }
  }

  private static void execute(RunRequest request, Troubles troubles) {
    LauncherConfig plain =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    Launcher launcher = LauncherFactory.create(plain);
    for (String statement : request.cards().keySet()) {
      if (request.wants(statement)) {
        launcher.execute(discovery(statement), troubles);
      }
    }
  }

  private static LauncherDiscoveryRequest discovery(String statement) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(Catalogue.propertyClass(statement)))
        .filters(
            EngineFilter.includeEngines("jqwik"), ClassNameFilter.includeClassNamePatterns(".*"))
        // An empty name switches the database off: seeds of an earlier run would replay.
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.reporting.onlyfailures", "true")
        .build();
  }

  private static List<StatementFinding> statements(
      RunRequest request, Session session, Troubles troubles) {
    Map<FormId, FormFinding> found = new LinkedHashMap<>();
    session.findings().forEach(f -> found.put(f.id(), f));
    List<StatementFinding> statements = new ArrayList<>();
    for (Card card : request.cards().values()) {
      if (request.wants(card.id())) {
        statements.add(new StatementFinding(card, forms(card, found, troubles)));
      }
    }
    return statements;
  }

  /** The card's forms in its order, each followed by its parts. */
  private static List<FormFinding> forms(
      Card card, Map<FormId, FormFinding> found, Troubles troubles) {
    List<FormFinding> forms = new ArrayList<>();
    for (String whole : card.wholeForms()) {
      List<FormFinding> members = new ArrayList<>();
      for (Card.FormLine line : card.forms()) {
        FormId id = new FormId(card.id(), line.form());
        if (id.whole().form().equals(whole)) {
          FormFinding finding = found.get(id);
          members.add(finding == null ? Conjunction.missing(id, line, troubles.first()) : finding);
        }
      }
      if (members.get(0).id().isPart()) {
        forms.add(Conjunction.of(new FormId(card.id(), whole), members));
      }
      forms.addAll(members);
    }
    return forms;
  }

  private static RunInfo info(RunRequest request, String started) {
    Build build = Build.current();
    return new RunInfo(
        started,
        request.profile().toString(),
        request.seed(),
        request.threads(),
        request.simulator().name(),
        request.simulator().version(),
        build.version(),
        build.commit(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        request.command());
  }
}
