package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Exhibit;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Trial;
import twophase.kit.property.Fault;
import twophase.kit.random.SeedTree;
import twophase.paper.OtherConventions;
import twophase.paper.Paper;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Precision;
import twophase.paper.faults.Faults;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;

/** A step that parts from the reference is told what it is like. */
class NamedFaultTest {
  private static final Inputs FIVE = new Inputs(5);

  /** No wider than d in gradient descent, which compresses what is wider: Adam is another then. */
  private static List<Measurement> driven(NetworkSimulator simulator, int k) {
    Trial trial =
        Trial.of(SeedTree.root(31).child(k), simulator, PaperCards.numbers("conformance"));
    return List.of(
        DrivenCases.measure(new Learning(4, 3, FIVE, 0.05, 1, 0.5, 12), trial),
        new DrivenCases.Descent(3, 3, FIVE, 0.05, 0.5, 12).measure(trial),
        new DrivenCases.Perturbed(4, 3, FIVE, 0.05, 1, 0.5, 0.1, 12).measure(trial),
        new DrivenCases.Batched(4, 3, FIVE, 0.05, 1, 0.5, 3, 12).measure(trial));
  }

  private static List<Exhibit> exhibits(NetworkSimulator simulator, int k) {
    return driven(simulator, k).stream().filter(m -> !m.holds()).map(Measurement::exhibit).toList();
  }

  private static String named(String fault) {
    return "  `" + fault + "`: ";
  }

  /**
   * Every one that shows in such a run is named wherever it shows, and alone, unless a first step
   * tells nothing else: a state shown late is one that was not moved.
   */
  @Test
  void whoIsWrongIsNamed() {
    Set<String> silent = new TreeSet<>();
    Set<String> unnamed = new TreeSet<>();
    Set<String> shared = new TreeSet<>();
    for (Fault fault : Faults.ofSteps()) {
      List<Exhibit> seen = exhibits((NetworkSimulator) fault.made(), 0);
      if (seen.isEmpty()) {
        silent.add(fault.name());
      }
      for (Exhibit exhibit : seen) {
        List<String> names =
            exhibit.lines().stream().filter(line -> line.startsWith("  `")).toList();
        if (names.stream().noneMatch(line -> line.startsWith(named(fault.name())))) {
          unnamed.add(fault.name());
        } else if (names.size() > 1) {
          shared.add(fault.name());
        }
      }
    }
    assertThat("shown and not named", unnamed, empty());
    assertThat(
        "told apart from all but one that shows the same after one step",
        shared,
        equalTo(Set.of("first-layer-only", "recorded-half", "frozen", "recorded-late")));
    assertThat(
        "seen in wider runs, in sparser records, or not at all: it is below half an ulp",
        silent,
        equalTo(Set.of("wide-driven-frozen", "recorded-late-after-gap", "sam-epsilon-1e-16")));
  }

  /** In the words of the page: what was given, what either made of it, and what it is like. */
  @Test
  void theStepIsShown() {
    NetworkSimulator late = Paper.faulty("second-layer-late");
    List<String> lines = exhibits(late, 0).get(0).lines();
    assertThat(
        lines.get(0),
        equalTo(
            "step 1 of label-noise-sgd, m = 4, d = 3, eta = 0.05, from the state that was shown before it:"));
    assertThat(lines.get(1), startsWith("given      W = [["));
    assertThat(lines.get(2), containsString("noise = "));
    assertThat(lines.get(3), startsWith("reference  W = [["));
    assertThat(lines.get(4), startsWith("simulator  W = [["));
    assertThat(
        lines,
        hasItem(
            named("second-layer-late")
                + "the second layer is updated from the already moved first layer"));
  }

  private static NetworkSimulator known(String name) {
    return Faults.ofSteps().stream()
        .filter(fault -> fault.name().equals(name))
        .map(fault -> (NetworkSimulator) fault.made())
        .findFirst()
        .orElseThrow();
  }

  private static List<Measurement> said(String name, UnaryOperator<Conventions> conventions) {
    List<Measurement> all = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      all.addAll(
          driven(new OtherConventions(known(name), conventions.apply(Conventions.USUAL)), k));
    }
    return all;
  }

  /** Whoever keeps weights in single precision conforms if it is said, and is told to say so. */
  @Test
  void singlePrecisionIsNoFaultWhereItIsSaid() {
    for (Measurement measured : said("single-precision", Conventions::inSingle)) {
      assertThat(measured.words(), measured.holds(), equalTo(true));
    }
    assertThat(
        exhibits(known("single-precision"), 0).stream().flatMap(e -> e.lines().stream()).toList(),
        hasItem(containsString("say \"precision\":\"binary32\" in the hello")));
  }

  @Test
  void anEpsilonIsNoFaultWhereItIsSaid() {
    for (String epsilon : List.of("1e-12", "1e-8")) {
      double added = Double.parseDouble(epsilon);
      for (Measurement measured :
          said("sam-epsilon-" + epsilon, usual -> new Conventions(usual.precision(), added))) {
        assertThat(measured.words(), measured.holds(), equalTo(true));
      }
    }
  }

  /** What single precision cannot hide is told as ever. */
  @Test
  void aFaultIsOneInSinglePrecision() {
    List<String> caught = new ArrayList<>();
    Stream.of("second-layer-late", "noise-sign", "rate-1-percent", "batch-sum", "descent-sum")
        .filter(
            name ->
                driven(new OtherConventions(known(name), Conventions.USUAL.inSingle()), 0).stream()
                    .anyMatch(m -> !m.holds()))
        .forEach(caught::add);
    assertThat(caught.size(), equalTo(5));
  }

  /** States in single precision do not tell small steps, and a start needs none. */
  @Test
  void whatSinglePrecisionCannotTellIsNotAsked() {
    NetworkSimulator single =
        new OtherConventions(known("single-precision"), Conventions.USUAL.inSingle());
    Trial trial = Trial.of(SeedTree.root(32), single, PaperCards.numbers("conformance"));
    DrawnRun start = new DrawnRun(DrawnRun.What.START, 64, 32, new Inputs(1), 0.001, 0, 1, 0);
    assertThat(start.look(trial).value(), not(equalTo(Double.NaN)));
    DrawnRun noise = new DrawnRun(DrawnRun.What.NOISE, 4, 3, new Inputs(1), 1e-4, 1, 0.5, 20);
    assertThrows(NotOffered.class, () -> noise.look(trial));
  }

  /** By hand: u = 2^-24, and numbers are those that a float holds. */
  @Test
  void binary32IsThatOfFloats() {
    assertThat(Precision.BINARY32.nearest(0.1), equalTo((double) 0.1f));
    assertThat(Precision.BINARY32.unit(), equalTo(Math.ulp(1f) / 2.0));
    assertThat(Precision.BINARY64.unit(), equalTo(Math.ulp(1.0) / 2));
    assertThat(Precision.BINARY64.sides(), equalTo(2.0));
    assertThat(Precision.BINARY64.nearest(0.1), equalTo(0.1));
  }
}
