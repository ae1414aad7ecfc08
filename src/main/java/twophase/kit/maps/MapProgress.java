package twophase.kit.maps;

import twophase.kit.evidence.map.MapPoint;

/** Watches a map. Called on the thread that asked for it. */
public interface MapProgress {
  /** Nobody watches. */
  MapProgress NONE = (point, known) -> {};

  /** So many points more are to be done, as far as is known by now. */
  default void pointsAsked(int more) {}

  /**
   * A point is done, or is outside the domain.
   *
   * @param known whether it was before
   */
  void pointDone(MapPoint point, boolean known);
}
