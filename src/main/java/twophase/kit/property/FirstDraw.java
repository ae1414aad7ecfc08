package twophase.kit.property;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.sessions.JqwikSession;
import twophase.kit.statement.Setting;

/** The setting that a property is tested at first, drawn without an engine. */
final class FirstDraw {
  /** As many tries as any profile has: how jqwik sizes what it draws. */
  private static final int TRIES = 1000;

  private static final long SEED = 0;

  private FirstDraw() {}

  /** A function of the property alone: its first fixed setting, or else one drawn from seed 0. */
  static Setting of(PropertyMethod property) {
    AtomicReference<Record> drawn = new AtomicReference<>();
    JqwikSession.run(
        () ->
            drawn.set(
                SettingDraws.of(property, property.card().numbers().afresh())
                    .generator(TRIES)
                    .next(new Random(SEED))
                    .value()));
    return Setting.of(drawn.get());
  }
}
