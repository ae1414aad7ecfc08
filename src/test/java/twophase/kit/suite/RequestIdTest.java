package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import twophase.Jvm;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

class RequestIdTest {

  /** In a JVM of its own. */
  public static void main(String[] arguments) {
    System.out.print(id());
  }

  private static String id() {
    return RequestId.of(Paper.quick(0, new FastSimulator())).toString();
  }

  /** Another JVM has to be able to go on: nothing in it may hang on the order of a hash table. */
  @Test
  void aRunIsTheSameInEveryJvm() throws IOException {
    Process other = new ProcessBuilder(Jvm.command(RequestIdTest.class)).start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said, equalTo(id()));
  }
}
