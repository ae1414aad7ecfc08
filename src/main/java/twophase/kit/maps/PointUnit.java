package twophase.kit.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;

/**
 * A unit of work: one form at one point of a map. Its text, {@code FORM map-TRIALS SEED SETTING} as
 * in {@code theorem-2.corrected map-800 0 m=9,d=1}, is all that somebody needs who does it
 * elsewhere.
 *
 * @param form a form without parts, or a part
 * @param trials at the most, at least 1
 * @param seed root of all randomness, at least 0
 * @param setting the whole of it, as the form's own record writes it
 */
public record PointUnit(FormId form, long trials, long seed, Setting setting) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z0-9-]+)\\.([a-z0-9.-]+) "
              + Session.POINT
              + "([1-9][0-9]{0,8}) (0|[1-9][0-9]{0,17}) (\\S+)");

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is no unit
   */
  public static PointUnit parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is no unit FORM map-TRIALS SEED SETTING, such as lemma-5.sharp map-1 0 m=9,d=1");
    }
    return new PointUnit(
        new FormId(parts.group(1), parts.group(2)),
        Long.parseLong(parts.group(3)),
        Long.parseLong(parts.group(4)),
        Setting.parse(parts.group(5)));
  }

  /**
   * Does it, on one thread.
   *
   * @param spec how the simulator was named; empty for the theory's own
   * @return the point that a map has there
   * @throws BadInputException if there is no such form, or the form admits no such setting
   */
  public MapPoint find(Catalogue catalogue, Simulator simulator, String spec) {
    Selection.of("", List.of(form.toString()), catalogue.cards());
    PropertyMethod property =
        catalogue
            .property(form)
            .orElseThrow(() -> new BadInputException("`" + form + "` is tested in parts"));
    Map.Entry<String, String> first = setting.values().entrySet().iterator().next();
    MapRequest alone =
        new MapRequest(
            new MapSubject(catalogue, property, simulator, spec),
            setting,
            new MapAxis(first.getKey(), List.of(first.getValue())),
            Optional.empty(),
            seed,
            trials,
            1);
    return MapRun.of(alone, KnownPoints.NONE, MapProgress.NONE).points().get(0);
  }

  @Override
  public String toString() {
    return form + " " + Session.POINT + trials + " " + seed + " " + setting;
  }
}
