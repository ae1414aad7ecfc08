package twophase.kit.property;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Tells jqwik, which finds it as a service, how the settings of the form under test are drawn. */
public final class SettingProvider implements ArbitraryProvider {
  @Override
  public boolean canProvideFor(TypeUsage type) {
    return FormHook.settingType().filter(type::isOfType).isPresent();
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(FormHook.settings());
  }
}
