package twophase.kit.statement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A statement's card.
 *
 * @param id name of the statement, for example {@code norm-balance}
 * @param title in a few words
 * @param source where the paper states it
 * @param line what it says, in one line of words
 * @param formula what it says, as plain text with Unicode mathematics; may have several lines
 * @param tex what it says, typeset: displayed formulas in LaTeX, one a line; empty if there are
 *     none
 * @param statistic what is measured in a deterministic check, in words
 * @param forms the forms that are tested, parts listed one by one
 * @param body the rest of the card, Markdown
 * @param mathMl its displayed formulas in MathML, one a line; empty where they are not typeset
 * @param numbers what it chooses, by name
 * @param domains where its forms are tested, by name
 * @param premises what it rests on
 * @param alternatives the ways in which the text of a form may be read, by the form's name; a form
 *     without any is the conjunction of its parts
 * @param data what of its front matter decides, without words and kept cases: a line for each value
 */
public record Card(
    String id,
    String title,
    String source,
    String line,
    String formula,
    String tex,
    String statistic,
    List<FormLine> forms,
    String body,
    String mathMl,
    CardNumbers numbers,
    Map<String, Domain> domains,
    Premises premises,
    Map<String, List<Alternative>> alternatives,
    String data) {
  /** What a number is called of which the card does not tell what it is. */
  public static final String NUMBER = "number";

  /** How forms are named. */
  public static final String FORM = "(as-printed|corrected|sharp|reading)(\\.[a-z0-9-]+)?";

  /** A card whose formula is plain text alone. */
  public Card(
      String id,
      String title,
      String source,
      String line,
      String formula,
      String statistic,
      List<FormLine> forms,
      String body) {
    this(
        id,
        title,
        source,
        line,
        formula,
        "",
        statistic,
        forms,
        body,
        "",
        new CardNumbers(id, Map.of()),
        Map.of(),
        Premises.NONE,
        Map.of(),
        "");
  }

  /**
   * One form, or part of one, as the card announces it.
   *
   * @param form {@code as-printed}, {@code corrected}, {@code sharp} or {@code reading}, for a part
   *     with a suffix
   * @param claim what it claims, in words and plain-text mathematics
   * @param expected the verdict that makes a run green
   * @param because why that verdict is expected; for a reader of the report
   * @param data what is asked of it
   */
  public record FormLine(
      String form, String claim, Verdict expected, String because, FormData data) {

    /** A line of which nothing is asked. */
    public FormLine(String form, String claim, Verdict expected, String because) {
      this(form, claim, expected, because, FormData.NONE);
    }
  }

  /** The same with its displayed formulas typeset. */
  Card withMathMl(String typeset) {
    return new Card(
        id,
        title,
        source,
        line,
        formula,
        tex,
        statistic,
        forms,
        body,
        typeset,
        numbers,
        domains,
        premises,
        alternatives,
        data);
  }

  /** The displayed formulas in LaTeX, one by one. */
  public List<String> texFormulas() {
    return tex.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The forms and parts, in the card's order. */
  public List<FormId> formIds() {
    return forms.stream().map(line -> new FormId(id, line.form())).toList();
  }

  /** What the trials or the law of a form measure; {@link #NUMBER} where the card does not tell. */
  public String number(String form) {
    return line(form)
        .map(line -> line.data().number())
        .filter(number -> !number.isEmpty())
        .orElse(NUMBER);
  }

  /** The line of a form or part, where the card has it. */
  public Optional<FormLine> line(String form) {
    return forms.stream().filter(f -> f.form().equals(form)).findFirst();
  }

  /**
   * Where a form is tested.
   *
   * @throws IllegalStateException if the card does not say
   */
  public Domain domain(String form) {
    return line(form)
        .map(line -> domains.get(line.data().domain()))
        .orElseThrow(
            () -> new IllegalStateException("the card says no domain of " + id + "." + form));
  }

  /**
   * How many settings of a form come first in every run, whatever its seed: cases that it keeps,
   * and the first of its domain.
   */
  public int listed(String form) {
    FormData data = line(form).orElseThrow().data();
    Domain domain = domains.get(data.domain());
    return data.kept().size() + (domain == null ? 0 : domain.first().size());
  }

  /** The forms without their parts, in the card's order. */
  public List<String> wholeForms() {
    Set<String> names = new LinkedHashSet<>();
    forms.forEach(f -> names.add(new FormId(id, f.form()).whole().form()));
    return List.copyOf(names);
  }

  /**
   * The verdict that a form is expected to get: its own line's, or what its parts' say together.
   */
  public Verdict expected(String wholeForm) {
    List<Alternative> readings = alternatives.getOrDefault(wholeForm, List.of());
    return readings.isEmpty()
        ? conjunction(f -> new FormId(id, f).whole().form().equals(wholeForm))
        : Verdict.alternatives(
            readings.stream().map(r -> conjunction(r.parts()::contains)).toList());
  }

  private Verdict conjunction(Predicate<String> form) {
    return Verdict.conjunction(
        forms.stream().filter(f -> form.test(f.form())).map(FormLine::expected).toList());
  }
}
