package twophase.kit.maps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.Digest;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;

/**
 * Computes a map, several points at a time. A point depends on nothing but the form, its setting,
 * the seed, the trials and the simulator, so that the map is the same at any number of threads, and
 * whatever was known before.
 */
public final class MapRun {
  /** Hexadecimal digits that name a map, or a file of points. */
  static final int DIGITS = 16;

  private final MapRequest request;
  private final KnownPoints known;
  private final MapProgress progress;
  private final List<MapPoint> points;

  private MapRun(MapRequest request, KnownPoints known, MapProgress progress) {
    this.request = request;
    this.known = known;
    this.progress = progress;
    this.points = new ArrayList<>(Collections.nCopies(request.settings().size(), null));
  }

  /** A point that is done, and where it belongs. */
  private record Done(int place, MapPoint point) {}

  /** The whole map. */
  public static ParameterMap of(MapRequest request, KnownPoints known, MapProgress progress) {
    MapRun run = new MapRun(request, known, progress);
    run.compute(run.waiting());
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

  /** Takes what is outside the domain and what is known; the places of the others, in order. */
  private List<Integer> waiting() {
    List<Integer> waiting = new ArrayList<>();
    List<Setting> settings = request.settings();
    for (int place = 0; place < settings.size(); place++) {
      Setting setting = settings.get(place);
      Optional<MapPoint> outside = outside(setting);
      Optional<MapPoint> done = outside.or(() -> known.find(canonical(setting)));
      if (done.isPresent()) {
        points.set(place, done.get());
        progress.pointDone(done.get(), true);
      } else {
        waiting.add(place);
      }
    }
    return waiting;
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

  /** As the form's own record writes it: what seeds a point's trials. */
  private Setting canonical(Setting setting) {
    return Setting.of(request.property().values(setting));
  }

  private void compute(List<Integer> waiting) {
    int threads = Math.max(1, Math.min(request.threads(), waiting.size()));
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
      List<Setting> settings = request.settings();
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
