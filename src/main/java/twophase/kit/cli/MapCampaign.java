package twophase.kit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.maps.KnownPoints;
import twophase.kit.maps.MapProgress;
import twophase.kit.maps.MapRequest;
import twophase.kit.maps.MapRun;
import twophase.kit.maps.PointFile;
import twophase.kit.maps.PointLine;
import twophase.kit.maps.PointUnit;
import twophase.kit.property.Catalogue;
import twophase.kit.report.MapFolder;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Setting;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;

/**
 * A map in units: its points.
 *
 * @param request the map
 * @param replay what replays a point
 * @param words the verb with its options
 */
record MapCampaign(MapRequest request, ReplayCommand replay, String words) implements Campaign {

  @Override
  public List<String> units() {
    return request.units().stream().map(PointUnit::toString).toList();
  }

  @Override
  public Catalogue catalogue() {
    return request.subject().catalogue();
  }

  @Override
  public Simulator simulator() {
    return request.subject().simulator();
  }

  /** A folder of caches has those of other maps, too: they are passed over. */
  @Override
  public Map<String, JsonNode> results(KeptFile file) {
    Map<String, JsonNode> results = new LinkedHashMap<>();
    Path name = file.path().getFileName();
    if (file.schema().isEmpty() && name.toString().equals(PointFile.name(request))) {
      Map<String, String> units = new HashMap<>();
      request.units().forEach(unit -> units.put(unit.setting().toString(), unit.toString()));
      for (JsonNode line : file.lines()) {
        PointLine.read(line.toString())
            .map(point -> units.get(point.setting().toString()))
            .ifPresent(unit -> results.put(unit, line));
      }
    }
    return results;
  }

  @Override
  public int conclude(Gathering found, Place place) throws IOException {
    PrintWriter terminal = place.terminal();
    MapFolder folder =
        MapFolder.at(place.folder().orElseGet(() -> MapCommand.usualFolder(request)));
    ParameterMap map = MapRun.of(request, known(found), MapProgress.NONE);
    return MapCommand.publish(map, request, replay, folder, terminal);
  }

  private KnownPoints known(Gathering found) {
    Map<Setting, MapPoint> points = new HashMap<>();
    for (PointUnit unit : request.units()) {
      points.put(unit.setting(), found.find(unit.toString()).orElseThrow().point());
    }
    return new KnownPoints() {
      @Override
      public Optional<MapPoint> find(Setting setting) {
        return Optional.ofNullable(points.get(setting));
      }

      @Override
      public void keep(MapPoint point) {
        throw new IllegalStateException(point.setting() + " was known already");
      }
    };
  }
}
