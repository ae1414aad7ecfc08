package twophase.kit.maps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.CaseFinding;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.figure.Figure;
import twophase.kit.property.ChosenMap;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.suite.Replay;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;

class MapRunTest {
  private static final Setting BASE =
      Setting.parse("m=16,d=2,n=fresh,eta=0.005,sigma=24,thetaNorm=0.1");
  private static final MapAxis WIDTHS = new MapAxis("m", List.of("0", "4", "12", "16", "20"));
  private static final MapAxis DIMENSIONS = new MapAxis("d", List.of("1", "5"));

  @TempDir private Path folder;

  /** The suite's own simulator, counted. */
  private static final class Counted implements NetworkSimulator {
    private final FastSimulator inner = new FastSimulator();
    private final AtomicLong runs = new AtomicLong();

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      runs.incrementAndGet();
      return inner.run(run, observer);
    }
  }

  private static MapRequest request(NetworkSimulator simulator, MapAxis widths, int threads) {
    return new MapRequest(
        subject(simulator, "theorem-2", "corrected"),
        BASE,
        widths,
        Optional.of(DIMENSIONS),
        7,
        150,
        threads);
  }

  private static MapSubject subject(NetworkSimulator simulator, String statement, String form) {
    return new MapSubject(
        Paper.CATALOGUE,
        Paper.CATALOGUE.property(new FormId(statement, form)).orElseThrow(),
        simulator,
        "");
  }

  private static ParameterMap map(NetworkSimulator simulator, int threads) {
    return MapRun.of(request(simulator, WIDTHS, threads), KnownPoints.NONE, MapProgress.NONE);
  }

  @Test
  void itSaysWhereTheClaimHoldsFailsSaysNothingAndIsNotMade() {
    ParameterMap map = map(new FastSimulator(), 2);
    assertThat(map.at(0, 0).outcome(), equalTo(MapPoint.Outcome.OUTSIDE));
    assertThat(map.at(0, 0).words(), equalTo("m must be an integer from 1 up, not 0"));
    assertThat(map.at(1, 0).outcome(), equalTo(MapPoint.Outcome.VACUOUS));
    assertThat(map.at(4, 0).outcome(), equalTo(MapPoint.Outcome.FAILS));
    assertThat(map.at(4, 1).outcome(), equalTo(MapPoint.Outcome.HOLDS));
    assertThat(map.exitCode(), equalTo(0));
    assertThat(map.made().pointError(), equalTo(1e-6));
    assertThat("six points were decided", map.errorTotal(), equalTo(6e-6));
  }

  @Test
  void itIsTheSameAtAnyNumberOfThreads() {
    assertThat(map(new FastSimulator(), 1), equalTo(map(new FastSimulator(), 3)));
  }

  /** By a law, over powers of the least width that Condition 1 admits, and dimensions. */
  private static MapRequest law(boolean refined, int threads) {
    MapAxis powers =
        new MapAxis("beyond", IntStream.rangeClosed(1, 49).mapToObj(k -> "" + k / 100.0).toList());
    MapAxis dimensions =
        new MapAxis("d", IntStream.rangeClosed(4, 36).mapToObj(k -> "" + k).toList());
    return new MapRequest(
        subject(new FastSimulator(), "theorem-2", "as-printed.within"),
        Setting.parse("d=20,sigma=1,n=4000,cData2=80,slope=2,beyond=1"),
        powers,
        Optional.of(dimensions),
        0,
        1,
        threads,
        refined);
  }

  private static ParameterMap map(MapRequest request) {
    return MapRun.of(request, KnownPoints.NONE, MapProgress.NONE);
  }

  @Test
  void aRefinedMapIsTheWholeOneFromFewerPoints() {
    ParameterMap whole = map(law(false, 2));
    ParameterMap refined = map(law(true, 2));
    assertThat(whole.refined(), equalTo(false));
    assertThat("refuted, and not decided", whole.tally().size(), equalTo(2));
    for (int k = 0; k < whole.points().size(); k++) {
      MapPoint point = refined.points().get(k);
      assertThat(point.outcome(), equalTo(whole.points().get(k).outcome()));
      assertThat(point.setting(), equalTo(whole.points().get(k).setting()));
      if (point.examined()) {
        assertThat("nothing but that it was examined", point, equalTo(whole.points().get(k)));
      }
    }
    assertThat(4 * refined.examined().size(), lessThan(whole.points().size()));
  }

  @Test
  void aRefinedMapIsTheSameAtAnyNumberOfThreadsAndWhateverWasKnown() {
    ParameterMap one = map(law(true, 1));
    assertThat(map(law(true, 3)), equalTo(one));
    MapRequest whole = law(false, 2);
    MapRun.of(whole, PointFile.in(folder, whole, false), MapProgress.NONE);
    MapRequest again = law(true, 2);
    List<Boolean> known = new ArrayList<>();
    ParameterMap refined =
        MapRun.of(again, PointFile.in(folder, again, false), (point, before) -> known.add(before));
    assertThat("many points are known that it does not ask for", refined, equalTo(one));
    assertThat(known.contains(false), equalTo(false));
    assertThat(MapRun.digest(again), not(equalTo(MapRun.digest(whole))));
  }

  @Test
  void aRefinedMapThatWasCutOffGoesOnAsIfItHadNot() throws IOException {
    MapRequest request = law(true, 2);
    Path file = PointFile.in(folder, request, false).path();
    ParameterMap whole = MapRun.of(request, PointFile.in(folder, request, false), MapProgress.NONE);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() / 2));
    List<Boolean> known = new ArrayList<>();
    ParameterMap resumed =
        MapRun.of(
            request, PointFile.in(folder, request, false), (point, before) -> known.add(before));
    assertThat(resumed, equalTo(whole));
    assertThat(known.stream().filter(before -> before).count(), equalTo(lines.size() / 2L));
  }

  @Test
  void aPointThatFailedFailsAgainByItsToken() {
    ParameterMap map = map(new FastSimulator(), 2);
    MapPoint failure = map.firstFailure().orElseThrow();
    CaseFinding again =
        Replay.of(failure.token().orElseThrow(), new FastSimulator(), Paper.CATALOGUE);
    assertThat(again.token(), equalTo(failure.token().orElseThrow()));
    assertThat(again.observed(), equalTo(failure.observed()));
    assertThat(again.bound(), equalTo(failure.bound()));
  }

  @Test
  void knownPointsAreNotComputedAgain() {
    Counted first = new Counted();
    ParameterMap whole = mapWithFile(first, WIDTHS);
    Counted second = new Counted();
    assertThat(mapWithFile(second, WIDTHS), equalTo(whole));
    assertThat(second.runs.get(), equalTo(0L));
    Counted other = new Counted();
    mapWithFile(other, new MapAxis("m", List.of("12", "16", "20", "24")));
    assertThat("one column is new", other.runs.get(), greaterThan(0L));
    assertThat(other.runs.get(), lessThan(first.runs.get()));
  }

  private ParameterMap mapWithFile(NetworkSimulator simulator, MapAxis widths) {
    MapRequest request = request(simulator, widths, 2);
    return MapRun.of(request, PointFile.in(folder, request, false), MapProgress.NONE);
  }

  @Test
  void aMapThatWasCutOffWithinALineGoesOnAsIfItHadNot() throws IOException {
    Counted first = new Counted();
    ParameterMap whole = mapWithFile(first, WIDTHS);
    Path file = PointFile.in(folder, request(first, WIDTHS, 2), false).path();
    String text = Files.readString(file);
    List<String> lines = text.lines().toList();
    String cut = text.substring(0, text.length() - lines.get(lines.size() - 1).length() / 2);
    Files.writeString(file, cut);
    Counted second = new Counted();
    assertThat(mapWithFile(second, WIDTHS), equalTo(whole));
    assertThat("the point that was cut off", second.runs.get(), greaterThan(0L));
    assertThat(second.runs.get(), lessThan(first.runs.get()));
    Counted third = new Counted();
    assertThat(mapWithFile(third, WIDTHS), equalTo(whole));
    assertThat("the line after the cut is whole", third.runs.get(), equalTo(0L));
  }

  @Test
  void freshPointsAreComputed() {
    Counted first = new Counted();
    mapWithFile(first, WIDTHS);
    Counted again = new Counted();
    MapRequest request = request(again, WIDTHS, 2);
    assertThat(PointFile.in(folder, request, false).size(), equalTo(8));
    MapRun.of(request, PointFile.in(folder, request, true), MapProgress.NONE);
    assertThat(again.runs.get(), greaterThan(0L));
  }

  @Test
  void whatBrokeIsSaidAndTriedAgain() {
    NetworkSimulator broken =
        new NetworkSimulator() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public Outcome run(Run run, Observer observer) {
            throw new IllegalStateException("the simulator broke");
          }
        };
    ParameterMap map = mapWithFile(broken, WIDTHS);
    assertThat(map.exitCode(), equalTo(4));
    assertThat(map.at(4, 1).outcome(), equalTo(MapPoint.Outcome.BROKE));
    assertThat(map.at(4, 1).words(), containsString("the simulator broke"));
    MapRequest request = request(broken, WIDTHS, 2);
    assertThat("two are vacuous", PointFile.in(folder, request, false).size(), equalTo(2));
  }

  @Test
  void aPointWhereMostRunsDivergeSaysSo() {
    NetworkSimulator diverging =
        new NetworkSimulator() {
          @Override
          public String name() {
            return "diverging";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public Outcome run(Run run, Observer observer) {
            return new Outcome.Diverged(1);
          }
        };
    MapPoint point = map(diverging, 1).at(4, 1);
    assertThat(point.outcome(), equalTo(MapPoint.Outcome.DIVERGES));
    assertThat(point.diverged(), equalTo(point.trials()));
  }

  @Test
  void aSingleRunThatDivergesSaysSoToo() {
    MapRequest request =
        new MapRequest(
            subject(new FastSimulator(), "lemma-5", "corrected.isotropic"),
            Setting.parse("start=ball,m=2000,d=4,inputs=isotropic,eta=0.1,thetaNorm=1,kappa=0.5"),
            new MapAxis("thetaNorm", List.of("10", "1")),
            Optional.empty(),
            0,
            1,
            1);
    ParameterMap map = MapRun.of(request, KnownPoints.NONE, MapProgress.NONE);
    assertThat(map.at(1, 0).outcome(), equalTo(MapPoint.Outcome.DIVERGES));
    assertThat(map.errorTotal(), equalTo(0.0));
  }

  @Test
  void everyPointIsToldToWhoeverWatches() {
    List<Boolean> known = new ArrayList<>();
    MapRequest request = request(new FastSimulator(), WIDTHS, 2);
    PointFile points = PointFile.in(folder, request, false);
    MapRun.of(request, points, (point, before) -> known.add(before));
    assertThat("two are outside the domain", known.stream().filter(k -> k).count(), equalTo(2L));
    assertThat(known.size(), equalTo(10));
  }

  @Test
  void otherContentHasAnotherName() {
    String name = MapRun.digest(request(new FastSimulator(), WIDTHS, 2));
    assertThat(MapRun.digest(request(new FastSimulator(), WIDTHS, 1)), equalTo(name));
    assertThat(MapRun.digest(request(new Counted(), WIDTHS, 2)), not(equalTo(name)));
    MapAxis fewer = new MapAxis("m", List.of("4"));
    assertThat(MapRun.digest(request(new FastSimulator(), fewer, 2)), not(equalTo(name)));
  }

  @Test
  void aGridWithoutAnyPointIsBadInput() {
    MapAxis none = new MapAxis("m", List.of("0", "-1"));
    BadInputException e =
        assertThrows(BadInputException.class, () -> request(new FastSimulator(), none, 1));
    assertThat(
        e.getMessage(),
        containsString("m=0,d=1,n=fresh,eta=0.005,sigma=24,thetaNorm=0.1: m must be an integer"));
  }

  @Test
  void theChosenOnesShowWhatTheySay() {
    ReportMaps maps = new ReportMaps(Paper.CATALOGUE, 0, 2);
    Figure shrinking = maps.figure(chosen("lemma-3"));
    Figure alignment = maps.figure(chosen("lemma-5"));
    assertThat(shrinking.caption(), containsString("vacuous at "));
    assertThat(alignment.caption(), containsString("fails at "));
    assertThat(alignment.panels(), not(empty()));
  }

  private static ChosenMap chosen(String statement) {
    return Paper.THEORY.maps().stream()
        .filter(map -> map.form().statement().equals(statement))
        .findFirst()
        .orElseThrow();
  }
}
