package twophase.kit.maps;

import java.util.Optional;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.statement.Setting;

/** Points that were computed before, by the same code from the same seed. */
public interface KnownPoints {
  /** None, and none is kept. */
  KnownPoints NONE =
      new KnownPoints() {
        @Override
        public Optional<MapPoint> find(Setting setting) {
          return Optional.empty();
        }

        @Override
        public void keep(MapPoint point) {}
      };

  /** The point at a setting, where it is known. */
  Optional<MapPoint> find(Setting setting);

  /** Keeps a point that was computed now. */
  void keep(MapPoint point);
}
