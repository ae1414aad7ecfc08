package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.FormId;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/** In which order forms are tested where time is short. */
class TurnsTest {
  /** A stranger takes hundreds of times as long over its steps as our lanes. */
  private static final FormId LONG_RUNS = new FormId("condition-remarks", "reading.met");

  /** Costs more than the other where all is done here, and asks for nothing. */
  private static final FormId LAW_ALONE = new FormId("condition-1", "sharp.gaussian-sets-drawn");

  private static RunRequest request(Simulator simulator) {
    return RunRequest.of(Paper.CATALOGUE, Profile.QUICK, 0, simulator);
  }

  private static List<FormId> turns(RunRequest request) {
    RunRequest hurried = request.within(Optional.of(Duration.ofMinutes(10)));
    return hurried.inTurn(hurried.forms());
  }

  @Test
  void aStrangerIsAskedFirstForWhatTakesItLeast() {
    RunRequest stranger = request(new CountingSimulator());
    assertThat(
        stranger.cost(LONG_RUNS), greaterThan(100 * request(new FastSimulator()).cost(LONG_RUNS)));
    List<FormId> turns = turns(stranger);
    assertThat(turns.get(0).statement(), equalTo("conformance"));
    assertThat(turns.indexOf(LAW_ALONE), lessThan(turns.indexOf(LONG_RUNS)));
    assertThat(turns.get(turns.size() - 1), equalTo(new FormId("each-neuron", "reading.length")));
    List<FormId> own = turns(request(new FastSimulator()));
    assertThat(own.indexOf(LAW_ALONE), greaterThan(own.indexOf(LONG_RUNS)));
  }

  @Test
  void whatIsWantedOfFaultsComesByTheCostOfOurOwn() {
    RunRequest fault = request(new CountingSimulator()).untilOneDiffers();
    RunRequest own = request(new FastSimulator());
    own.forms()
        .forEach(form -> assertThat(form.toString(), fault.cost(form), equalTo(own.cost(form))));
  }

  @Test
  void whatTakesTooLongIsByTheCostOfOurOwn() {
    Optional<Duration> second = Optional.of(Duration.ofSeconds(1));
    RunRequest stranger = request(new CountingSimulator()).ofFormsUpTo(second);
    assertThat(
        stranger.leftOut(), equalTo(request(new FastSimulator()).ofFormsUpTo(second).leftOut()));
  }
}
