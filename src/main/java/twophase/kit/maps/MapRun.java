package twophase.kit.maps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.Digest;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;

/**
 * Computes a map, several points at a time. A point depends on nothing but the form, its setting,
 * the seed, the trials and the simulator, and which points a refined map examines on nothing but
 * what came of others, so that a map is the same at any number of threads, and whatever was known
 * before.
 */
public final class MapRun {
  /** Hexadecimal digits that name a map, or a file of points. */
  static final int DIGITS = 16;

  private final MapRequest request;
  private final KnownPoints known;
  private final MapProgress progress;
  private final List<Setting> settings;
  private final List<MapPoint> points;

  private MapRun(MapRequest request, KnownPoints known, MapProgress progress) {
    this.request = request;
    this.known = known;
    this.progress = progress;
    this.settings = request.settings();
    this.points = new ArrayList<>(Collections.nCopies(settings.size(), null));
  }

  /** A point that is done, and where it belongs. */
  private record Done(int place, MapPoint point) {}

  /** The whole map. */
  public static ParameterMap of(MapRequest request, KnownPoints known, MapProgress progress) {
    MapRun run = new MapRun(request, known, progress);
    run.leaveOutside();
    if (request.refined()) {
      run.refine();
    } else {
      run.examine(IntStream.range(0, run.settings.size()).boxed().toList());
    }
    return new ParameterMap(
        request.property().id(),
        request.subject().claim(),
        request.base(),
        request.x(),
        request.y(),
        run.points,
        made(request));
  }

  /**
   * Names a map: a digest of all that determines it, 16 hexadecimal digits.
   *
   * @return the same for two requests only where their maps are the same
   */
  public static String digest(MapRequest request) {
    List<String> lines = new ArrayList<>(PointFile.content(request));
    request.settings().forEach(setting -> lines.add(setting.toString()));
    if (request.refined()) {
      lines.add("refined");
    }
    return Digest.of(lines).substring(0, DIGITS);
  }

  private static ParameterMap.Made made(MapRequest request) {
    return new ParameterMap.Made(
        request.seed(),
        request.effort().trials(),
        request.effort().statistical() ? Catalogue.POINT_ERROR : 0,
        request.simulator().name(),
        request.simulator().version(),
        Build.current().version(),
        request.subject().catalogue().code());
  }

  /** What is outside the domain is no question of the simulator's: it is known of all points. */
  private void leaveOutside() {
    for (int place = 0; place < settings.size(); place++) {
      Optional<MapPoint> outside = outside(settings.get(place));
      if (outside.isPresent()) {
        points.set(place, outside.get());
        progress.pointDone(outside.get(), true);
      }
    }
  }

  private Optional<MapPoint> outside(Setting setting) {
    try {
      request.property().values(setting);
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(
          MapPoint.nothing(setting, MapPoint.Outcome.OUTSIDE, e.getCause().getMessage()));
    }
  }

  private void refine() {
    Refinement refinement = new Refinement(request.x().size(), request.rows());
    do {
      examine(refinement.corners());
    } while (refinement.cut(
        place -> Optional.ofNullable(points.get(place)).map(MapPoint::outcome)));
    int[] nearest = refinement.nearest(request.rows());
    for (int place = 0; place < nearest.length; place++) {
      if (points.get(place) == null) {
        points.set(place, points.get(nearest[place]).takenFor(settings.get(place)));
      }
    }
  }

  /** Sees to it that points at some places are there. */
  private void examine(Collection<Integer> places) {
    List<Integer> missing = places.stream().filter(place -> points.get(place) == null).toList();
    progress.pointsAsked(missing.size());
    List<Integer> waiting = new ArrayList<>();
    for (int place : missing) {
      Optional<MapPoint> done = known.find(canonical(settings.get(place)));
      if (done.isPresent()) {
        points.set(place, done.get());
        progress.pointDone(done.get(), true);
      } else {
        waiting.add(place);
      }
    }
    compute(waiting);
  }

  /** As the form's own record writes it: what seeds a point's trials. */
  private Setting canonical(Setting setting) {
    return Setting.of(request.property().values(setting));
  }

  private void compute(List<Integer> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    int threads = Math.min(request.threads(), waiting.size());
    PointExamination examination =
        new PointExamination(request, Math.max(1, request.threads() / threads));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "twophase-map");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletionService<Done> done = new ExecutorCompletionService<>(pool);
      for (int place : waiting) {
        Setting setting = canonical(settings.get(place));
        done.submit(() -> new Done(place, examination.of(setting)));
      }
      for (int k = 0; k < waiting.size(); k++) {
        take(done.take().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the map was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** What broke is not kept: it is tried again. */
  private void take(Done done) {
    points.set(done.place(), done.point());
    if (done.point().outcome() != MapPoint.Outcome.BROKE) {
      known.keep(done.point());
    }
    progress.pointDone(done.point(), false);
  }
}
