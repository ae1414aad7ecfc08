package twophase.kit.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Workers;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;

/**
 * What the check of a statement takes from its card: the plan of each profile, the settings that
 * are drawn, dropped and kept, and what the first trials find at some of them. Words are left out,
 * since a number that is merely quoted is not used.
 *
 * <p>Of a number on a card it can then be asked whether the check uses it: whether any of this is
 * different with another number.
 */
public final class CardUse {
  private static final long SEED = 0;
  private static final int TRIES = 1000;
  private static final int DRAWS = 300;
  private static final int LONGEST_SHRINKING = 100_000;

  /** Enough to tell a frequency apart, too few to decide. */
  private static final int TRIALS = 2;

  /**
   * How many of the drawn settings are looked at, beside the smallest and those that are listed.
   */
  private static final int LOOKED_AT = 3;

  private final Catalogue catalogue;
  private final String statement;
  private final Supplier<Simulator> simulator;
  private final Map<FormId, Set<String>> lookedAt = new LinkedHashMap<>();
  private final List<Own> own;

  /**
   * Looks at a statement's own card.
   *
   * @param simulator makes one whose description tells all that it was asked to do
   */
  public CardUse(Catalogue catalogue, String statement, Supplier<Simulator> simulator) {
    this.catalogue = catalogue;
    this.statement = statement;
    this.simulator = simulator;
    this.own =
        aspects(catalogue.cards().get(statement)).values().stream()
            .map(Own::of)
            .sorted(Comparator.comparing(Own::nanos))
            .toList();
  }

  /**
   * Whether the check sees any of some other cards to be another than the own one. What is drawn of
   * one after the other comes before any trials, then the cheapest trials with all of them.
   *
   * @param changed cards with one number changed
   * @param constant its name where it is a constant: draws and trials that did not ask the own card
   *     for it find the same with another one
   */
  public boolean seesChange(List<Card> changed, Optional<String> constant) {
    Stream<Own> among = own.stream().filter(o -> constant.map(o::mayAskFor).orElse(true));
    List<Map<String, Aspect>> others = changed.stream().map(this::aspects).toList();
    Map<Boolean, List<Own>> byTrials =
        among.collect(Collectors.partitioningBy(o -> o.aspect().trials()));
    return others.stream()
            .anyMatch(other -> byTrials.get(false).stream().anyMatch(o -> o.differsFrom(other)))
        || byTrials.get(true).stream().anyMatch(o -> others.stream().anyMatch(o::differsFrom));
  }

  /**
   * What the check takes from the own card, and how long it took to find out: what is cheap is
   * asked first, and what follows from the answers does not depend on it.
   */
  private record Own(Aspect aspect, Seen seen, long nanos) {
    static Own of(Aspect aspect) {
      long start = System.nanoTime();
      Seen seen = aspect.seen();
      return new Own(aspect, seen, System.nanoTime() - start);
    }

    boolean differsFrom(Map<String, Aspect> other) {
      return !seen.value().equals(other.get(aspect.name()).seen().value());
    }

    boolean mayAskFor(String constant) {
      return seen.asked().map(asked -> asked.contains(constant)).orElse(true);
    }
  }

  /**
   * Something that a check takes from its card.
   *
   * @param trials whether it takes trials to see it
   */
  private record Aspect(String name, boolean trials, Supplier<Seen> look) {
    /** A check that cannot be done is another than one that can. */
    Seen seen() {
      try {
        return look.get();
      } catch (RuntimeException | AssertionError e) {
        return Seen.of("cannot be done: " + e.getClass().getName());
      }
    }
  }

  /**
   * What is seen of an aspect.
   *
   * @param asked the constants that the card was asked for, where that is known
   */
  private record Seen(Object value, Optional<Set<String>> asked) {
    static Seen of(Object value) {
      return new Seen(value, Optional.empty());
    }
  }

  private Map<String, Aspect> aspects(Card from) {
    Map<String, Card> cards = new LinkedHashMap<>(catalogue.cards());
    cards.put(statement, from);
    Catalogue theory = catalogue.with(cards);
    List<PropertyMethod> forms =
        theory.properties().stream()
            .filter(property -> property.id().statement().equals(statement))
            .toList();
    Map<String, Aspect> aspects = new LinkedHashMap<>();
    for (PropertyMethod form : forms) {
      add(aspects, form.id() + " plan", () -> Seen.of(plan(theory, form)));
      add(aspects, form.id() + " rows", () -> Seen.of(rows(form)));
      add(aspects, form.id() + " kept", () -> Seen.of(form.kept()));
      add(aspects, form.id() + " draws", () -> seenDraws(form, Profile.QUICK));
      if (!form.card().domain(form.id().form()).wider().isEmpty()) {
        add(aspects, form.id() + " deep draws", () -> seenDraws(form, Profile.DEEP));
      }
    }
    // Where the own card is looked at, so that a number that has a part in the look alone is seen.
    for (PropertyMethod form : forms) {
      for (Setting setting : lookedAt(form)) {
        String name = form.id() + " at " + setting;
        aspects.put(name, new Aspect(name, true, () -> look(theory, form, setting)));
      }
    }
    return aspects;
  }

  /**
   * What the deep profile alone tests takes minutes; a few steps of a narrow network on a few
   * samples, at one setting, show what it asks for.
   */
  private List<Setting> lookedAt(PropertyMethod form) {
    Stream<Setting> settings = settings(form.id()).stream().map(Setting::parse);
    return form.in(Profile.STANDARD)
        ? settings.toList()
        : settings.limit(1).map(CardUse::brief).toList();
  }

  private static Setting brief(Setting setting) {
    Setting brief = setting;
    for (Map.Entry<String, String> small :
        Map.of("steps", "20", "m", "8", "n", "8", "batch", "8").entrySet()) {
      if (setting.values().containsKey(small.getKey())) {
        brief = brief.with(small.getKey(), small.getValue());
      }
    }
    return brief;
  }

  private static void add(Map<String, Aspect> aspects, String name, Supplier<Seen> look) {
    aspects.put(name, new Aspect(name, false, look));
  }

  private static Object plan(Catalogue theory, PropertyMethod form) {
    ErrorLedger ledger = theory.ledger();
    return List.of(
        Arrays.stream(Profile.values()).map(form::effort).toList(),
        form.exhaustive(),
        form.card().line(form.id().form()).orElseThrow().data().probability(),
        ledger.share(form.id().toString()),
        form.rows().stream().map(row -> ledger.share(row.account())).toList());
  }

  private static Object rows(PropertyMethod form) {
    return form.rows().stream().map(row -> Setting.of(row.values())).toList();
  }

  /** What is drawn, and where shrinking ends. */
  private record Draws(List<String> drawn, String smallest) {}

  private static Seen seenDraws(PropertyMethod form, Profile profile) {
    CardNumbers numbers = form.card().numbers().afresh();
    Draws draws = draws(form, profile, numbers);
    return new Seen(draws.toString(), Optional.of(numbers.asked()));
  }

  private static Draws draws(PropertyMethod form, Profile profile, CardNumbers numbers) {
    List<Draws> result = new ArrayList<>();
    JqwikSession.run(
        () -> {
          Arbitrary<? extends Record> settings = SettingDraws.of(form, profile, numbers);
          var generator = settings.generator(TRIES, true);
          Random random = new Random(SEED);
          List<String> drawn = new ArrayList<>();
          Shrinkable<? extends Record> last = null;
          for (int k = 0; k < DRAWS; k++) {
            last = generator.next(random);
            drawn.add(Setting.of(last.value()).toString());
          }
          result.add(new Draws(drawn, smallest(last)));
        });
    return result.get(0);
  }

  private static String smallest(Shrinkable<? extends Record> from) {
    Shrinkable<? extends Record> smallest = from;
    for (int k = 0; k < LONGEST_SHRINKING; k++) {
      Optional<? extends Shrinkable<? extends Record>> next = first(smallest);
      if (next.isEmpty()) {
        break;
      }
      smallest = next.get();
    }
    return Setting.of(smallest.value()).toString();
  }

  private static <R extends Record> Optional<Shrinkable<R>> first(Shrinkable<R> from) {
    return from.shrink().findFirst();
  }

  private Set<String> settings(FormId id) {
    return lookedAt.computeIfAbsent(id, key -> settings(catalogue.property(id).orElseThrow()));
  }

  private static Set<String> settings(PropertyMethod form) {
    Draws draws = draws(form, Profile.QUICK, form.card().numbers());
    Set<String> settings = new LinkedHashSet<>();
    settings.add(draws.smallest());
    form.rows().forEach(row -> settings.add(Setting.of(row.values()).toString()));
    int listed = form.card().domain(form.id().form()).first().size();
    settings.addAll(draws.drawn().subList(0, listed + LOOKED_AT));
    return settings;
  }

  /** What the first trials find, and what the simulator was asked to do for it. */
  private Seen look(Catalogue theory, PropertyMethod form, Setting setting) {
    Simulator asked = simulator.get();
    try (Workers workers = new Workers(1)) {
      Session session =
          new Session(theory.task(SEED, Profile.QUICK, asked, true), Means.of(workers));
      Effort few = new Effort(1, TRIALS, 0, form.effort(Profile.QUICK).statistical());
      OpenBench bench = session.open(form.id(), few);
      try {
        form.call(setting, bench);
      } catch (AssertionError e) {
        // That the claim fails is in the finding.
      }
      CaseFinding found = bench.only();
      List<Object> value =
          List.of(
              found.outcome(),
              found.observed(),
              found.bound(),
              found.claimed(),
              found.value(),
              found.decided().map(decided -> decided.by().trials()),
              found.token().firstTrial(),
              found.token().lastTrial(),
              found.diverged(),
              bench.close(Optional.empty(), Optional.empty()).errorProbability(),
              asked.toString());
      return new Seen(value, Optional.of(bench.numbers().asked()));
    }
  }
}
