package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twophase.kit.number.Interval;

class SettingCurvesJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final SettingCurves FULL =
      new SettingCurves(
          new EvidencePath(
              List.of(
                  new EvidencePath.Point(1, 0.25, -0.5),
                  new EvidencePath.Point(2, 1.125, EvidencePath.LARGEST)),
              7.125,
              8.25),
          Optional.of(Interval.of(-0.5, Double.POSITIVE_INFINITY)),
          Optional.of(
              new Sweep(
                  "width m",
                  "steps \"so\"",
                  List.of(
                      new Sweep.Point(64, new Measure(1.5, Double.NEGATIVE_INFINITY, 2)),
                      new Sweep.Point(128, new Measure(0.1, 0.05, 0.2))))));

  private static String written(SettingCurves curves) throws IOException {
    return JSON.writeValueAsString(SettingCurvesJson.of(curves));
  }

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    for (SettingCurves curves : List.of(FULL, SettingCurves.NONE)) {
      assertThat(SettingCurvesJson.curves(JSON.readTree(written(curves))), equalTo(curves));
    }
    assertThat(
        "an older file",
        SettingCurvesJson.curves(JSON.readTree("{}")),
        equalTo(SettingCurves.NONE));
  }

  @Test
  void columnsStandOnOneLine() throws IOException {
    String text = written(FULL);
    assertThat(text, containsString("\"trials\":[1, 2]"));
    assertThat(text, containsString("\"refute\":[-0.5, 300]"));
    assertThat(text, containsString("\"claimedRange\":{\"low\":-0.5,\"high\":null}"));
    assertThat(text, containsString("\"at\":[64, 128]"));
    assertThat(
        written(SettingCurves.NONE),
        equalTo("{\"evidence\":null,\"claimedRange\":null,\"sweep\":null}"));
  }
}
