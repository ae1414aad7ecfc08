package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Profile;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/** What names a run is the same in every Java machine, or no other could go on with it. */
class RequestIdTest {

  private static String id() {
    return RequestId.of(
            RunRequest.of(Paper.CATALOGUE, Profile.QUICK, 0, new FastSimulator())
                .about(Paper.CATALOGUE.statements()))
        .toString();
  }

  /** Prints it: what the test starts. */
  public static void main(String[] arguments) {
    System.out.println(id());
  }

  /** Sets that cannot be changed have another order in every machine. */
  @Test
  void anotherMachineGivesARunTheSameName() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RequestIdTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed =
        new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(printed, equalTo(id()));
  }
}
