package twophase.kit.maps;

import java.util.Optional;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Session;
import twophase.kit.bench.TooMuchWork;
import twophase.kit.bench.Work;
import twophase.kit.bench.Workers;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;

/** Examines a form's claim at one setting, on a bench of its own. */
final class PointExamination {
  private final MapRequest request;
  private final int threads;
  private final ErrorLedger ledger;

  /**
   * Examinations of a map.
   *
   * @param threads for each, at least 1
   */
  PointExamination(MapRequest request, int threads) {
    this.request = request;
    this.threads = threads;
    this.ledger = Catalogue.pointLedger(request.property().id());
  }

  /** What the claim is worth there; a check that breaks is a point that says so. */
  MapPoint of(Setting setting) {
    try (Workers workers = new Workers(threads)) {
      return point(examined(setting, workers));
    } catch (TooMuchWork e) {
      return MapPoint.nothing(setting, Outcome.NOT_ASKED, e.getMessage());
    } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
      return MapPoint.nothing(setting, Outcome.BROKE, e.toString());
    }
  }

  private CaseFinding examined(Setting setting, Workers workers) {
    Session session =
        request
            .subject()
            .catalogue()
            .typed(
                request.seed(),
                request.simulator(),
                ledger,
                Means.of(workers, Work.of(request.effort().trials())));
    FormId form = request.property().id();
    OpenBench bench = session.openPoint(form, request.effort());
    Optional<AssertionError> failure = Optional.empty();
    try {
      request.property().call(setting, bench);
    } catch (AssertionError e) {
      failure = Optional.of(e);
    }
    CaseFinding found = bench.only();
    // A claim that failed says so in the finding; what else is asserted is a check that broke.
    if (failure.isPresent() && !found.failed()) {
      throw failure.get();
    }
    return found;
  }

  private static MapPoint point(CaseFinding found) {
    Outcome outcome = outcome(found);
    long trials = ran(outcome) ? found.token().trials() : 0;
    return new MapPoint(
        found.token().setting(),
        outcome,
        found.observed(),
        found.bound(),
        found.tightness(),
        trials,
        found.diverged(),
        found.value(),
        Optional.of(found.token()).filter(token -> trials > 0),
        found.words());
  }

  private static boolean ran(Outcome outcome) {
    return switch (outcome) {
      case HOLDS, FAILS, DIVERGES, UNDECIDED -> true;
      case VACUOUS, UNTESTABLE, NOT_OFFERED, NOT_ASKED, OUTSIDE, BROKE -> false;
    };
  }

  private static Outcome outcome(CaseFinding found) {
    return switch (found.outcome()) {
      case HELD -> Outcome.HOLDS;
      case FAILED ->
          2 * found.diverged() > found.token().trials() ? Outcome.DIVERGES : Outcome.FAILS;
      case UNDECIDED -> Outcome.UNDECIDED;
      case VACUOUS -> Outcome.VACUOUS;
      case UNTESTABLE -> Outcome.UNTESTABLE;
      case NOT_OFFERED -> Outcome.NOT_OFFERED;
    };
  }
}
