package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.statement.Selection;

class RunInfoTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          verify --seed 7                                       | ""
          verify --simulator fault:momentum --seed 7            | " --simulator fault:momentum"
          verify --simulator 'exec:python3 my sim.py' --seed 7  | " --simulator 'exec:python3 my sim.py'"
          verify --simulator='exec:a '\\''b c'\\''' --only x    | " --simulator 'exec:a '\\''b c'\\'''"
          verify --simulator 'exec:a;b' --theory x --only y     | " --simulator 'exec:a;b' --theory x"
          verify --simulator x;touch$IFS/tmp/x --only y         | ""
          """)
  void aRunKnowsHowItsSimulatorWasNamed(String command, String option) {
    RunInfo run =
        new RunInfo(
            "",
            "quick",
            0,
            1,
            "toys",
            new RunInfo.Tested("", ""),
            "",
            "",
            "",
            "",
            "",
            command,
            Optional.empty(),
            Selection.ALL);
    assertThat(run.options(), equalTo(option));
  }
}
