package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task of any engine calls, against a stand-in for {@code ci/verify}. */
class PartTest {
  static final List<String> UNITS =
      List.of(
          "a.sharp map-1 0 m=1,d=2",
          "a.sharp map-1 0 m=1,d=3",
          "a.sharp map-1 0 m=2,d=2",
          "a.sharp map-1 0 m=2,d=3",
          "whole verify --seed 7");

  /** Lists five lines; does what it is given, and ends where a unit is named in `stop`. */
  private static final String VERIFY =
      """
      #!/usr/bin/env bash
      verb=$1
      shift
      if [ "$verb" = list ]; then
        shift
        echo "whole $*"
        printf '%s\\n' 'a.sharp map-1 0 m=2,d=3' 'a.sharp map-1 0 m=1,d=3'
        printf '%s\\n' 'a.sharp map-1 0 m=2,d=2' 'a.sharp map-1 0 m=1,d=2'
        exit
      fi
      echo "$verb $*" >>calls
      while read -r unit; do
        if [ "$unit" = "$(cat stop 2>/dev/null)" ]; then
          printf '{"unit":"%s","point":{}' "$unit"
          exit 137
        fi
        printf '{"unit":"%s","point":{},"by":{"began":"2026"}}\\n' "$unit"
      done
      """;

  @TempDir private Path folder;
  private Workplace place;

  static Workplace place(Path folder) throws IOException {
    return new Workplace(folder).script("ci/verify", VERIFY);
  }

  /** The units that have whole lines, in order, as often as they have. */
  static List<String> units(Path runs) throws IOException {
    List<String> units = new ArrayList<>();
    try (Stream<Path> files = Files.list(runs.resolve("lines"))) {
      for (Path file : files.toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.endsWith("}}"))
            .map(line -> line.split("\"", -1)[3])
            .forEach(units::add);
      }
    }
    return units.stream().sorted().toList();
  }

  @BeforeEach
  void prepare() throws IOException {
    place = place(folder);
    place.shell("mkdir runs; ci/verify list --units verify --seed 7 >runs/units.txt", Map.of());
  }

  private Workplace.Ran part(int part, int of) {
    return place.shell("ci/part " + part + " " + of + " runs --threads 3", Map.of());
  }

  @Test
  void thePartsAreTheWhole() throws IOException {
    for (int part = 1; part <= 3; part++) {
      assertThat(part(part, 3).output(), equalTo(""));
    }
    assertThat(units(folder.resolve("runs")), equalTo(UNITS));
    assertThat(place.text("calls"), equalTo("work --threads 3\n".repeat(3)));
  }

  /** What has its line is not done again, whoever did it; a torn line is. */
  @Test
  void aPartThatWasKilledGoesOn() throws IOException {
    Files.writeString(folder.resolve("stop"), "a.sharp map-1 0 m=1,d=3");
    assertThat(part(1, 2).code(), equalTo(137));
    Files.delete(folder.resolve("stop"));
    assertThat(part(1, 1).code(), equalTo(0));
    assertThat(units(folder.resolve("runs")), equalTo(UNITS));
    assertThat("nothing is left, and nobody called", part(1, 1).code(), equalTo(0));
    assertThat(place.text("calls"), equalTo("work --threads 3\n".repeat(2)));
  }

  @Test
  void wrongUsageIsToldInALine() {
    assertThat(place.shell("ci/part 1 2", Map.of()).code(), equalTo(2));
    Workplace.Ran ran = place.shell("ci/part 1 2 nowhere", Map.of());
    assertThat(ran.code(), equalTo(2));
    assertThat(ran.output(), containsString("give K, N and a folder with a list units.txt"));
  }
}
