package twophase.paper;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.BadLuck;
import twophase.kit.number.Numbers;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Luck;

/** What the page on the second error says, and that no profile is red by luck. */
class LuckPageTest {
  private static final Path PAGE = Path.of("src/docs/luck.md");

  private static final String MARK = "<!-- What follows is written by a test from the cards. -->\n";

  private static final List<FormId> FORMS =
      Paper.CATALOGUE.properties().stream().map(PropertyMethod::id).toList();

  private static BadLuck of(FormId form, Profile profile) {
    return Paper.CATALOGUE.badLuck(List.of(form), profile);
  }

  @ParameterizedTest
  @EnumSource
  void noProfileIsRedByLuck(Profile profile) {
    BadLuck all = Paper.CATALOGUE.badLuck(FORMS, profile);
    assertThat(all.words(), all.untold(), equalTo(0));
    assertThat(all.words(), all.computed(), lessThan(1e-6));
    assertThat(all.words(), all.piloted(), lessThan(1e-6));
  }

  /** Written anew with {@code -Dpages.rewrite=true}. */
  @Test
  void thePageSaysWhatTheCardsSay() throws IOException {
    String committed = Files.readString(PAGE);
    String now = committed.substring(0, committed.indexOf(MARK) + MARK.length()) + table();
    if (Boolean.getBoolean("pages.rewrite")) {
      Files.writeString(PAGE, now);
    } else {
      assertThat(committed.lines().toList(), equalTo(now.lines().toList()));
    }
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            "\n| form | by | used | quick | standard | deep |\n|---|---|---|---|---|---|\n");
    for (FormId form : FORMS) {
      Paper.CARDS
          .get(form.statement())
          .line(form.form())
          .orElseThrow()
          .data()
          .luck()
          .ifPresent(luck -> table.append(row(form, luck)));
    }
    return table.toString();
  }

  private static String row(FormId form, Luck luck) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            form,
            luck.by().word()
                + (luck.settings() > 0 ? ", %d × %d".formatted(luck.settings(), luck.runs()) : ""),
            Double.isNaN(luck.used()) ? "" : Numbers.shortest(luck.used()),
            chance(form, Profile.QUICK),
            chance(form, Profile.STANDARD),
            chance(form, Profile.DEEP));
  }

  private static String chance(FormId form, Profile profile) {
    if (!Paper.CATALOGUE.property(form).orElseThrow().in(profile)) {
      return "not tested";
    }
    BadLuck luck = of(form, profile);
    return luck.inShort().replace(" by pilots", "");
  }
}
