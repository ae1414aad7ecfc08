package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Profile;
import twophase.kit.statement.Domain;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Values;
import twophase.paper.Paper;

/** What the deep profile draws beside what the others do. */
class SettingDrawsTest {
  private static final int DRAWS = 300;

  private static Domain domain(PropertyMethod property) {
    return property.card().domain(property.id().form());
  }

  static Stream<PropertyMethod> wider() {
    return Paper.CATALOGUE.properties().stream()
        .filter(property -> !domain(property).wider().isEmpty());
  }

  private static List<Setting> drawn(PropertyMethod property, Profile profile) {
    List<Setting> drawn = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<? extends Record> settings =
              SettingDraws.of(property, profile, property.card().numbers()).generator(1000);
          Random random = new Random(3);
          for (int k = 0; k < DRAWS; k++) {
            drawn.add(Setting.of(settings.next(random).value()));
          }
        });
    // What the card lists comes first in every profile.
    return drawn.subList(property.card().listed(property.id().form()), DRAWS);
  }

  private static long beyond(PropertyMethod property, Profile profile, String name, int to) {
    return drawn(property, profile).stream()
        .filter(setting -> Long.parseLong(setting.values().get(name)) > to)
        .count();
  }

  @ParameterizedTest
  @MethodSource("wider")
  void whatIsWiderIsDrawnInTheDeepProfileAlone(PropertyMethod property) {
    for (Map.Entry<String, Values> entry : domain(property).wider().entrySet()) {
      String name = entry.getKey();
      int usual = ((Values.Range) domain(property).parameter(name)).to();
      assertThat(name, beyond(property, Profile.QUICK, name, usual), equalTo(0L));
      assertThat(name, beyond(property, Profile.STANDARD, name, usual), equalTo(0L));
      assertThat(name, beyond(property, Profile.DEEP, name, usual), greaterThan(DRAWS / 10L));
    }
  }
}
