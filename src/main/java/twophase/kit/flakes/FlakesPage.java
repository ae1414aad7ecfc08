package twophase.kit.flakes;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import twophase.kit.flakes.SeedCounts.Red;
import twophase.kit.flakes.SeedCounts.Row;
import twophase.kit.statement.BadInputException;

/** Kept counts in Markdown, between two marks of a page whose other words are a person's. */
public final class FlakesPage {
  private static final String BEGIN = "<!-- counts: written by `flakes --keep` -->\n";
  private static final String END = "<!-- end of counts -->\n";
  private static final int PERCENT = 100;

  private FlakesPage() {}

  /**
   * A page with these counts in place of those that it has.
   *
   * @throws BadInputException if it lacks the marks
   */
  public static String with(KeptCounts counts, String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new BadInputException(
          "--keep: the page has no place for the counts: it must have the lines `%s` and `%s`"
              .formatted(BEGIN.strip(), END.strip()));
    }
    return page.substring(0, begin + BEGIN.length()) + markdown(counts) + page.substring(end);
  }

  /** Brings a page in a file up to date. */
  public static void write(KeptCounts counts, Path page) throws IOException {
    KeptCounts.replace(page, with(counts, Files.readString(page)));
  }

  private static String markdown(KeptCounts counts) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\nOf the cards and the code with the digest `%s`.\n\n".formatted(counts.digests().all()));
    counts.profiles().forEach(profile -> append(text, profile));
    return text.toString();
  }

  private static void append(StringBuilder text, SeedCounts counts) {
    text.append("### The %s profile\n\n".formatted(counts.profile()));
    text.append(sentences(counts)).append("\n\n");
    text.append("| form | seeds | differs | undecided | broken | at most |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    for (Row row : counts.forms()) {
      text.append(
          "| %s | %d | %d | %d | %d | %s |\n"
              .formatted(
                  row.form(),
                  row.seeds(),
                  row.differs(),
                  row.undecided(),
                  row.broken(),
                  percent(row.limit())));
    }
    text.append('\n');
    if (!counts.reds().isEmpty()) {
      text.append("Not as expected:\n\n");
      counts.reds().forEach(red -> text.append(line(counts.profile(), red)));
      text.append('\n');
    }
  }

  private static String line(String profile, Red red) {
    return "* `verify %s`: %s where %s was expected%s\n"
        .formatted(
            options(profile, red),
            red.verdict(),
            red.expected(),
            red.token().isEmpty() ? "" : " (`" + red.token() + "`)");
  }

  /** What `verify` is given to see it again. */
  public static String options(String profile, Red red) {
    return "--only %s --profile %s --seed %d".formatted(red.form(), profile, red.seed());
  }

  /** The counts in two sentences. */
  public static String sentences(SeedCounts counts) {
    List<Long> roots = counts.roots();
    long forms = counts.forms().stream().filter(row -> row.seeds() > 0).count();
    return "%s %d test%s of %s. Root%s %s."
        .formatted(
            runs(counts),
            counts.units(),
            counts.units() == 1 ? "" : "s",
            together(forms),
            roots.size() == 1 ? "" : "s",
            roots.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** So many forms, in words. */
  public static String together(long forms) {
    return forms == 1 ? "one form or part" : forms + " forms and parts";
  }

  /** Of a run of some forms alone, whole runs say nothing. */
  private static String runs(SeedCounts counts) {
    return counts.runs() == 0
        ? "No whole run."
        : "%d whole run%s, %d not green: at most %s are."
            .formatted(
                counts.runs(),
                counts.runs() == 1 ? "" : "s",
                counts.redRuns(),
                percent(counts.runLimit()));
  }

  /** An upper limit in per cent, rounded up to two digits. */
  public static String percent(double limit) {
    BigDecimal exact = new BigDecimal(PERCENT * limit);
    return exact.round(new MathContext(2, RoundingMode.CEILING)).toPlainString() + " %";
  }
}
