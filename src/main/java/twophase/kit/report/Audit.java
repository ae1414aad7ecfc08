package twophase.kit.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.evidence.WholeForm;
import twophase.kit.statement.Card;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Verdict;

/**
 * What of the paper stands: each of its statements once, in its first form, which is the one that
 * is printed where there is one. Laws of our own, and what is asked of the simulator, stand apart.
 */
public final class Audit {
  private final List<Row> printed = new ArrayList<>();
  private final List<Row> own = new ArrayList<>();

  /**
   * The audit of what was found.
   *
   * @param cards those of the statements, by statement
   */
  Audit(List<StatementFinding> statements, Map<String, Card> cards) {
    for (StatementFinding statement : statements) {
      (ours(statement) ? own : printed).add(new Row(statement, cards.get(statement.id())));
    }
  }

  private static boolean ours(StatementFinding statement) {
    return statement.source().toLowerCase(Locale.ROOT).startsWith("our own")
        || statement.forms().stream().allMatch(form -> form.finding().scope() == Scope.OWN);
  }

  /** The paper's statements, in the catalogue's order. */
  public List<Row> printed() {
    return List.copyOf(printed);
  }

  /** What is ours. */
  public List<Row> own() {
    return List.copyOf(own);
  }

  /** What is asked, with how many statements it is asked of. */
  public String title() {
    return switch (printed.size()) {
      case 0 -> "No statement of a paper was tested";
      case 1 -> "What stands of the paper’s one statement";
      default -> "What stands of the paper’s " + printed.size() + " statements";
    };
  }

  /**
   * How many statements became what.
   *
   * @param look of their verdict
   */
  public record Count(String words, String look) {}

  /** Each statement counted once; what none is, is left out. */
  public List<Count> counts() {
    Map<Audited, Long> counts = new EnumMap<>(Audited.class);
    printed.forEach(row -> counts.merge(row.audited(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey().words(entry.getValue()), entry.getKey().look()))
        .toList();
  }

  /** The same in one line; empty where no statement is of a paper. */
  public String sentence() {
    return counts().stream().map(Count::words).collect(Collectors.joining(", "));
  }

  /** A form of a statement, as a chip. */
  public record Chip(String name, String anchor, String sign, String verdict, String look) {
    private static Chip of(FormFinding form, String name) {
      return new Chip(
          name,
          form.id().toString(),
          Words.sign(form.verdict()),
          form.verdict().word(),
          ReportPage.look(form.verdict()));
    }
  }

  /** A whole form with its parts. */
  public record Chips(Chip form, List<Chip> parts, String mood) {
    private static Chips of(WholeForm form) {
      List<Chip> parts =
          form.parts().stream()
              .map(part -> Chip.of(part, part.id().form().substring(form.id().form().length() + 1)))
              .toList();
      return new Chips(
          Chip.of(form.finding(), form.id().form()), parts, Words.mood(form.standing().loud()));
    }
  }

  /** One statement. */
  public record Row(StatementFinding statement, Card card) {
    private WholeForm first() {
      return statement.forms().get(0);
    }

    /** What became of it. */
    public Audited audited() {
      return Audited.of(first().finding());
    }

    /** Its name, which is the address of its section. */
    public String id() {
      return statement.id();
    }

    /** Where it stands. */
    public String source() {
      return statement.source();
    }

    /** What it says, in one line. */
    public String line() {
      return card.line();
    }

    /** What was found. */
    public String told() {
      return first().finding().told();
    }

    /** What was found, in one word. */
    public Chip verdict() {
      return Chip.of(first().finding(), first().id().form());
    }

    /** How strongly. */
    public String grade() {
      return first().finding().offered() ? first().finding().grade().name() : Words.NOTHING;
    }

    /** {@code calm} or {@code alarm}. */
    public String mood() {
      return Words.mood(statement.forms().stream().anyMatch(form -> form.standing().loud()));
    }

    /** Whether some form of it has to be looked at. */
    public boolean surprising() {
      return statement.forms().stream().anyMatch(form -> form.standing().surprising());
    }

    /** All its forms. */
    public List<Chips> chips() {
      return statement.forms().stream().map(Chips::of).toList();
    }

    /**
     * What is true instead, of a statement that does not stand in every reading: what its corrected
     * form claims, or a law, where that holds.
     */
    public Optional<Chip> instead() {
      return truth().map(form -> Chip.of(form, form.claimed()));
    }

    private Optional<FormFinding> truth() {
      boolean stands = statement.forms().get(0).tested().stream().noneMatch(Row::refuted);
      if (stands && !audited().fails()) {
        return Optional.empty();
      }
      return List.of("corrected", "sharp").stream()
          .flatMap(
              name -> statement.tested().stream().filter(f -> f.id().whole().form().equals(name)))
          .filter(form -> form.verdict() == Verdict.HOLDS)
          .findFirst();
    }

    private static boolean refuted(FormFinding form) {
      return form.verdict() == Verdict.REFUTED;
    }

    /** The small picture. */
    public Strip strip() {
      return Strip.of(first());
    }
  }
}
