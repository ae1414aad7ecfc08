package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.Bearing;
import twophase.kit.evidence.EvidencePath;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.Quantity;
import twophase.kit.evidence.SettingCurves;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.evidence.Sweep;
import twophase.kit.evidence.Toy;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.number.Interval;
import twophase.kit.report.plot.Csv;
import twophase.kit.report.plot.SvgPlot;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

class EvidencePlotsTest {
  private static final EvidencePath HELD =
      new EvidencePath(
          List.of(
              new EvidencePath.Point(1, 0.1, -0.1),
              new EvidencePath.Point(2, 0.5, -0.4),
              new EvidencePath.Point(40, 7.5, -3)),
          7,
          8);
  private static final EvidencePath FAILED =
      new EvidencePath(
          List.of(
              new EvidencePath.Point(1, -1, EvidencePath.LARGEST),
              new EvidencePath.Point(2, -2, EvidencePath.LARGEST)),
          7,
          8);

  private static SettingFinding setting(
      String setting, String outcome, double number, SettingCurves curves) {
    return new SettingFinding(
        Setting.parse(setting),
        outcome,
        Quantity.SHARE,
        0.9,
        0.8,
        Optional.empty(),
        40,
        Optional.of(new Interval(0.5, 0.99, 0.99)),
        new Interval(0.4, 1, 0.99),
        Double.isNaN(number)
            ? Optional.empty()
            : Optional.of(new Measure(number, number - 0.1, number + 0.1)),
        Optional.empty(),
        "",
        curves);
  }

  private static FormFinding form(List<SettingFinding> settings) {
    return new FormFinding(
        new FormId("toy", "sharp"),
        Verdict.HOLDS,
        Verdict.HOLDS,
        new Bearing(Scope.OWN, List.of(), "our law holds"),
        Grade.EMPIRICAL,
        settings.size(),
        80,
        0,
        "",
        List.of(),
        "",
        "",
        OptionalDouble.empty(),
        Optional.empty(),
        settings,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static Figure figure(SettingFinding... settings) {
    return EvidencePlots.of(form(List.of(settings)), "share", Toy.WORDS).orElseThrow();
  }

  private static Figure growth(SettingFinding... settings) {
    return EvidencePlots.growth(form(List.of(settings))).orElseThrow();
  }

  private static List<String> titles(Figure figure) {
    return figure.panels().stream().map(Panel::title).toList();
  }

  /** Names of what is drawn. */
  private static List<String> drawn(Panel panel) {
    List<String> names = new ArrayList<>();
    for (Series series : panel.series()) {
      if (!series.readings().isEmpty()) {
        names.add(series.title());
      }
    }
    return names;
  }

  private static SettingCurves path(EvidencePath path) {
    return new SettingCurves(path, Optional.empty(), Optional.empty());
  }

  /** "Above 1 and finite" has an end that no axis reaches. */
  @Test
  void aClaimUpToTheLargestNumberIsDrawnWithItsLowerEndAlone() {
    SettingCurves curves =
        new SettingCurves(HELD, Optional.of(Interval.of(1, Double.MAX_VALUE)), Optional.empty());
    Figure figure = figure(setting("m=1", "HELD", 1.5, curves));
    Panel number = figure.panels().get(0);
    assertThat(number.title(), containsString("Median share"));
    Series claims = number.series().get(number.series().size() - 1);
    assertThat(claims.readings(), equalTo(List.of(Reading.of(claims.readings().get(0).x(), 1))));
    for (Panel panel : figure.panels()) {
      assertThat(panel.title(), SvgPlot.of(panel, "toy").isPresent(), equalTo(true));
    }
  }

  @Test
  void evidenceIsDrawnInBothDirectionsWithItsThreshold() {
    Figure figure =
        growth(
            setting("m=1", "HELD", Double.NaN, path(HELD)),
            setting("m=2", "FAILED", Double.NaN, path(FAILED)),
            setting("m=3", "VACUOUS", Double.NaN, SettingCurves.NONE));
    assertThat(
        titles(figure), equalTo(List.of("Evidence for the claim", "Evidence against the claim")));
    Panel against = figure.panels().get(1);
    assertThat(
        drawn(against), equalTo(List.of("held, setting 1", "failed, setting 2", "refutes at 8")));
    assertThat(
        "infinite evidence is cut off", against.y().limits().orElseThrow().high(), equalTo(10.0));
    assertThat(figure.caption(), containsString("Certified at 1 and refuted at 1 of 3 settings"));
    assertThat(figure.caption(), containsString("after 2 to 40 trials"));
    String csv = Csv.of(figure);
    assertThat(csv, containsString("Evidence for the claim,\"held, setting 1\",40,7.5,,"));
    assertThat(csv, containsString("Evidence for the claim,certifies at 7,,7,,"));
  }

  /** Blue is held and orange is failed, whatever else is there. */
  @Test
  void anOutcomeAlwaysHasItsColour() {
    Figure figure = growth(setting("m=1", "FAILED", Double.NaN, path(FAILED)));
    String svg = SvgPlot.of(figure.panels().get(0), "t").orElseThrow();
    assertThat(svg, containsString("stroke-series-2"));
    assertThat(svg, not(containsString("stroke-series-1")));
    assertThat(svg, containsString("certifies at 7"));
  }

  @Test
  void numbersStandOverTheParameterThatVaries() {
    SettingCurves claimed =
        new SettingCurves(EvidencePath.NONE, Optional.of(Interval.of(2, 4)), Optional.empty());
    Figure figure =
        figure(
            setting("m=10,d=2,n=fresh", "HELD", 3, claimed),
            setting("m=20,d=2,n=8", "HELD", 3.1, claimed),
            setting("m=400,d=3,n=8", "HELD", 3.2, claimed));
    Panel panel = figure.panels().get(1);
    assertThat(panel.x().label(), equalTo("width m"));
    assertThat(panel.x().logarithmic(), equalTo(true));
    assertThat(drawn(panel), equalTo(List.of("held", "claimed range")));
    assertThat(
        panel.series().get(0).readings().get(2),
        equalTo(new Reading(400, 3.2, 3.2 - 0.1, 3.2 + 0.1)));
  }

  @Test
  void settingsThatNoNumberTellsApartAreNumbered() {
    SettingFinding one = setting("m=1,n=fresh", "HELD", 3, SettingCurves.NONE);
    SettingFinding two = setting("m=1,n=8", "HELD", 3, SettingCurves.NONE);
    SweptParameter swept = SweptParameter.of(List.of(one, two), Toy.WORDS);
    assertThat(swept.axis().label(), equalTo("setting"));
    assertThat(swept.values(), equalTo(List.of(1.0, 2.0)));
  }

  @Test
  void aSweepHasTheClaimedSlopeThroughItsMiddle() {
    Sweep sweep =
        new Sweep(
            "width m",
            "steps",
            List.of(
                new Sweep.Point(10, new Measure(1, 0.5, 2)),
                new Sweep.Point(1000, new Measure(100, 50, Double.POSITIVE_INFINITY))));
    Figure figure =
        figure(
            setting(
                "d=1",
                "HELD",
                1,
                new SettingCurves(
                    EvidencePath.NONE, Optional.of(Interval.of(0.4, 0.6)), Optional.of(sweep))));
    Panel panel = figure.panels().get(figure.panels().size() - 1);
    assertThat(
        drawn(panel), equalTo(List.of("setting 1, slope 1 (0.9 to 1.1)", "claimed 0.5 ± 0.1")));
    List<Reading> line = panel.series().get(1).readings();
    assertThat(line.get(0).y(), closeTo(Math.sqrt(10), 1e-12));
    assertThat(line.get(1).y(), closeTo(Math.pow(10, 1.5), 1e-10));
    assertThat("no end, no bar", panel.series().get(0).readings().get(1).high(), equalTo(100.0));
  }

  @Test
  void aClaimWithOneEndSaysWhich() {
    Sweep sweep =
        new Sweep(
            "η",
            "y",
            List.of(
                new Sweep.Point(1, new Measure(1, 1, 1)),
                new Sweep.Point(2, new Measure(2, 2, 2))));
    for (Interval span :
        List.of(
            Interval.of(1, Double.POSITIVE_INFINITY), Interval.of(Double.NEGATIVE_INFINITY, 1))) {
      List<SettingFinding> settings = new ArrayList<>();
      for (int k = 1; k <= 5; k++) {
        settings.add(
            setting(
                "m=" + k,
                "UNDECIDED",
                Double.NaN,
                new SettingCurves(EvidencePath.NONE, Optional.of(span), Optional.of(sweep))));
      }
      Panel panel = SweepPlot.of(settings).get(0);
      assertThat(drawn(panel).get(0), equalTo("measured"));
      assertThat(
          drawn(panel).get(1),
          equalTo(span.low() == 1 ? "claimed at least 1" : "claimed at most 1"));
    }
  }

  @Test
  void claimsThatDifferAreNotSpeltOut() {
    Sweep sweep =
        new Sweep(
            "η",
            "y",
            List.of(
                new Sweep.Point(1, new Measure(1, 1, 1)),
                new Sweep.Point(2, new Measure(2, 2, 2))));
    List<SettingFinding> settings = new ArrayList<>();
    for (int k = 1; k <= 2; k++) {
      Interval span = Interval.of(k, k + 1);
      settings.add(
          setting(
              "m=" + k,
              "HELD",
              Double.NaN,
              new SettingCurves(EvidencePath.NONE, Optional.of(span), Optional.of(sweep))));
    }
    assertThat(
        drawn(SweepPlot.of(settings).get(0)),
        equalTo(
            List.of("setting 1", "claimed slope of each", "setting 2", "claimed slope of each")));
  }

  @Test
  void whatHasNoTrialsHasNoPlot() {
    assertThat(EvidencePlots.of(form(List.of()), "share", Toy.WORDS), equalTo(Optional.empty()));
    assertThat(
        EvidencePlots.of(
            form(List.of(setting("m=1", "VACUOUS", Double.NaN, SettingCurves.NONE))),
            "share",
            Toy.WORDS),
        equalTo(Optional.empty()));
  }
}
