package twophase.kit.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Workers;
import twophase.kit.evidence.BadLuck;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Luck;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/**
 * The chance that a run of a right simulator does not end as the cards expect, by bad luck alone:
 * the second error, form by form, as a function of the catalogue and the profile.
 *
 * <p>A form that is expected to hold fails to where any of its drawn settings does: the largest
 * chance of a setting times their number. It is looked for among the settings that the card lists
 * and {@value #SAMPLES} more, drawn from one seed. A form that is expected to be refuted is so by
 * the settings that its card lists, whatever is drawn beside them: the least of their chances. Of
 * readings, one has to hold, or all have to fail.
 */
final class SecondError {
  /** Settings that stand for all of a domain, beside those that the card lists. */
  private static final int SAMPLES = 16;

  private final Catalogue catalogue;
  private final Map<String, Optional<BadLuck>> known = new ConcurrentHashMap<>();

  SecondError(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Of one form; empty where its card does not tell what bounds it. */
  Optional<BadLuck> of(FormId form, Profile profile) {
    return known.computeIfAbsent(
        form + " " + profile, key -> of(catalogue.property(form).orElseThrow(), profile));
  }

  private Optional<BadLuck> of(PropertyMethod property, Profile profile) {
    return property
        .luck()
        .map(
            luck ->
                switch (luck.by()) {
                  case SURE -> BadLuck.NONE;
                  case TAIL -> BadLuck.computed(tail(property, profile, luck));
                  case LAW -> BadLuck.computed(trials(property, profile, luck));
                  case PILOTS ->
                      BadLuck.piloted(
                          Double.isNaN(luck.used())
                              ? tail(property, profile, luck)
                              : trials(property, profile, luck));
                });
  }

  private static double tail(PropertyMethod property, Profile profile, Luck luck) {
    return Math.min(1, property.effort(profile).settings() * luck.chance());
  }

  private double trials(PropertyMethod property, Profile profile, Luck luck) {
    Effort effort = property.effort(profile);
    boolean refuted = property.expected() == Verdict.REFUTED;
    boolean readings = property.readings();
    int listed = property.card().listed(property.id().form());
    int looked = refuted || readings ? listed : Math.min(effort.settings(), listed) + SAMPLES;
    DoubleStream chances = chances(property, profile, luck, looked);
    boolean oneIsEnough = refuted != readings;
    return oneIsEnough
        ? chances.min().orElse(1)
        : Math.min(1, effort.settings() * chances.max().orElse(1));
  }

  /** Nothing is run but what tells a claim, with the theory's own simulator. */
  private DoubleStream chances(PropertyMethod property, Profile profile, Luck luck, int looked) {
    List<Setting> settings = FirstDraw.of(property, looked);
    Session session =
        new Session(
            catalogue.task(0, profile, catalogue.theory().simulators().own(), true),
            Means.of(new Workers(1)));
    OpenBench bench = session.open(property.id(), property.effort(profile));
    return settings.stream().distinct().mapToDouble(s -> property.luck(s, bench, luck));
  }
}
