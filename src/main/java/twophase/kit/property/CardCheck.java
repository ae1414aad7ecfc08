package twophase.kit.property;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import twophase.kit.bench.Claim;
import twophase.kit.bench.Evaluated;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.Domain;
import twophase.kit.statement.FormData;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Luck;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/** Whether a card and the class that tests it speak of the same: told before anything is run. */
final class CardCheck {
  private final String name;
  private final Card card;
  private final Class<?> type;
  private final Map<String, Method> tested;
  private final List<String> known;

  private CardCheck(String name, Card card, Class<?> type, List<Hypothesis> hypotheses) {
    this.name = name;
    this.card = card;
    this.type = type;
    this.tested =
        PropertyMethod.in(type).stream()
            .collect(Collectors.toMap(m -> PropertyMethod.id(m).form(), Function.identity()));
    this.known = hypotheses.stream().map(Hypothesis::id).toList();
  }

  /**
   * Checks a card.
   *
   * @param name of its file
   * @throws BadInputException if they do not
   */
  static void check(String name, Card card, Class<?> type, List<Hypothesis> hypotheses) {
    new CardCheck(name, card, type, hypotheses).check();
  }

  private void check() {
    Set<String> announced = new TreeSet<>();
    for (Card.FormLine line : card.forms()) {
      announced.add(line.form());
      Method method = tested.get(line.form());
      if (method == null) {
        throw wrong(
            "form `%s` is not tested; tested are %s"
                .formatted(line.form(), String.join(", ", new TreeSet<>(tested.keySet()))));
      }
      checkData(line, method);
    }
    for (String form : new TreeSet<>(tested.keySet())) {
      if (!announced.contains(form)) {
        throw wrong("`forms` lacks `" + form + "`, which is tested");
      }
    }
    for (String domain : new TreeSet<>(SettingDraws.domains(type))) {
      if (!card.domains().containsKey(domain)) {
        throw wrong("`domains` lacks `" + domain + "`, which " + type.getName() + " draws");
      }
    }
  }

  private void checkData(Card.FormLine line, Method method) {
    FormData data = line.data();
    Domain domain = card.domains().get(data.domain());
    if (domain == null) {
      throw wrong(line, "lacks `domain`");
    }
    boolean law = method.getReturnType() == Evaluated.class;
    if (law != data.law().isPresent()) {
      throw wrong(
          line,
          law ? "lacks `law`: no run decides it" : "has a `law`, and its class decides it by runs");
    }
    data.law()
        .flatMap(l -> l.testedBy().stream().filter(f -> card.line(f).isEmpty()).findFirst())
        .ifPresent(
            form -> {
              throw wrong(line, "is tested by `" + form + "`, which is no form of the card");
            });
    boolean chance = Claim.statistical(method.getReturnType());
    List<Integer> settings = data.plan().settings();
    int leftOut = (int) settings.stream().takeWhile(number -> number == 0).count();
    if (leftOut == settings.size() || settings.lastIndexOf(0) >= leftOut) {
      throw wrong(
          line,
          "lacks `effort` with settings from 1 up; 0 leaves it out of quick, or of quick and standard");
    }
    if (chance == (data.plan().trials().isEmpty() || data.plan().trials().contains(0L))) {
      throw wrong(
          line,
          chance
              ? "lacks trials from 1 up in `effort`: chance has a part in it"
              : "has trials in `effort`, and leaves nothing to chance");
    }
    boolean promised = PropertyMethod.promise(method).isPresent();
    boolean asks = Claim.promises(method.getReturnType());
    if (chance && !asks && data.probability().isPresent()) {
      throw wrong(line, "has a `probability`, and is claimed of a mean");
    }
    if (asks && data.probability().isPresent() == promised) {
      throw wrong(
          line,
          promised
              ? "has a `probability`, and its class says it by @Promise"
              : "lacks `probability`: a constant, or a method with @Promise in its class");
    }
    List<String> named = new ArrayList<>(data.assumes());
    named.addAll(card.premises().assumes());
    named.addAll(domain.within());
    named.stream()
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw wrong(
                  line,
                  "`"
                      + id
                      + "` is no hypothesis of the theory; it has "
                      + String.join(", ", known));
            });
    checkLuck(line, method, domain);
    checkSettings(line, method, domain);
  }

  /** What bounds bad luck has to go with how the form is decided. */
  private void checkLuck(Card.FormLine line, Method method, Domain domain) {
    if (line.data().luck().isEmpty()) {
      return;
    }
    Luck luck = line.data().luck().get();
    if (luck.by() == Luck.By.PILOTS && !domain.wider().isEmpty()) {
      throw wrong(
          line, "has a `luck` by pilots, which were drawn from less than the `deep` of its domain");
    }
    boolean chance = Claim.statistical(method.getReturnType());
    boolean counted = !Double.isNaN(luck.used());
    boolean refuted = line.expected() == Verdict.REFUTED;
    if (counted && !chance) {
      throw wrong(line, "has a `luck` by " + luck.by().word() + ", and no trials decide it");
    }
    if (luck.chance() > 0 && chance) {
      throw wrong(line, "has a `chance` in its `luck`, and trials decide it: `used` is wanted");
    }
    if (counted && (refuted ? !(luck.used() > 1) : !(luck.used() < 1))) {
      throw wrong(
          line,
          "has a `luck` with `used: %s`, and is expected to be %s: %s is wanted"
              .formatted(
                  Numbers.shortest(luck.used()),
                  line.expected(),
                  refuted ? "more than 1" : "less than 1"));
    }
    if (refuted && line.data().kept().isEmpty() && domain.first().isEmpty() && !exhausted(line)) {
      throw wrong(
          line,
          "has a `luck`, and is expected to be REFUTED: settings that refute it are wanted in"
              + " `kept`, or in the domain's `first`");
    }
    if (refuted
        && method.getReturnType() == Measurement.class
        && line.data().kept().stream().noneMatch(kept -> kept.token().isPresent())) {
      throw wrong(line, "has a `luck`, and one run refutes it: a token is wanted in `kept`");
    }
  }

  private static boolean exhausted(Card.FormLine line) {
    return line.data().plan().exhaustive();
  }

  /** Settings that the card lists are settings of the form. */
  private void checkSettings(Card.FormLine line, Method method, Domain domain) {
    Class<? extends Record> setting = method.getParameterTypes()[0].asSubclass(Record.class);
    List<Map<String, String>> listed = new ArrayList<>(domain.first());
    line.data().rows().forEach(row -> listed.add(row.setting()));
    line.data().kept().forEach(kept -> listed.add(kept.setting()));
    FormId form = PropertyMethod.id(method);
    line.data().kept().stream()
        .flatMap(kept -> kept.token().stream())
        .filter(token -> !token.form().equals(form))
        .findFirst()
        .ifPresent(
            token -> {
              throw wrong(line, "keeps `" + token + "`, which is a case of " + token.form());
            });
    for (Map<String, String> values : listed) {
      try {
        new Setting(values).as(setting);
      } catch (IllegalArgumentException e) {
        throw wrong(
            line, "`" + new Setting(values) + "` is none of its settings: " + e.getMessage());
      }
    }
  }

  private BadInputException wrong(Card.FormLine line, String what) {
    return wrong("form `" + line.form() + "` " + what);
  }

  private BadInputException wrong(String what) {
    return new BadInputException(name + ": " + what);
  }
}
