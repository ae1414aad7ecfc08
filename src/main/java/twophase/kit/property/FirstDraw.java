package twophase.kit.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import twophase.kit.bench.Profile;
import twophase.kit.statement.Setting;

/** The settings that a property is tested at first, drawn without an engine. */
final class FirstDraw {
  /** As many tries as any profile has: how jqwik sizes what it draws. */
  private static final int TRIES = 1000;

  private static final long SEED = 0;

  private FirstDraw() {}

  /** A function of the property alone: its first fixed setting, or else one drawn from seed 0. */
  static Setting of(PropertyMethod property) {
    return of(property, 1).get(0);
  }

  /** So many of them: the fixed ones, in order, and then some drawn from seed 0. */
  static List<Setting> of(PropertyMethod property, int number) {
    List<Setting> drawn = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<? extends Record> settings =
              SettingDraws.of(property, Profile.QUICK, property.card().numbers().afresh())
                  .generator(TRIES);
          Random random = new Random(SEED);
          for (int k = 0; k < number; k++) {
            drawn.add(Setting.of(settings.next(random).value()));
          }
        });
    return drawn;
  }
}
