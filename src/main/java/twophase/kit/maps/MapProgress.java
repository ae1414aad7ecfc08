package twophase.kit.maps;

import twophase.kit.evidence.map.MapPoint;

/** Watches a map. Called on the thread that asked for it. */
public interface MapProgress {
  /** Nobody watches. */
  MapProgress NONE = (point, known) -> {};

  /**
   * A point is done.
   *
   * @param known whether it was before
   */
  void pointDone(MapPoint point, boolean known);
}
