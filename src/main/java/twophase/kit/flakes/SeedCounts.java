package twophase.kit.flakes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.Standing;
import twophase.kit.inference.ClopperPearson;

/**
 * How often the forms of a profile were not as expected.
 *
 * @param profile which one
 * @param roots what the seeds hang on, each once
 * @param runs under how many seeds every form of the theory was tested: so many whole runs
 * @param redRuns how many of them had a form that was not as expected
 * @param forms the count of each form, or part of one, in the catalogue's order
 * @param reds what was not as expected, in the order in which it came
 */
public record SeedCounts(
    String profile, List<Long> roots, long runs, long redRuns, List<Row> forms, List<Red> reds) {
  /** The level of an upper limit, on that side alone. */
  public static final double LEVEL = 0.99;

  /** No count is larger: so many are not done in the time that there is. */
  private static final long LARGEST = 1_000_000_000_000L;

  /**
   * Takes its own copies.
   *
   * @throws IllegalArgumentException if something is there twice, or more is red than was done
   */
  public SeedCounts {
    roots = List.copyOf(roots);
    forms = List.copyOf(forms);
    reds = List.copyOf(reds);
    Profile.named(profile);
    requireCounts(runs, redRuns);
    requireDistinct(roots);
    requireDistinct(forms.stream().map(Row::form).toList());
  }

  private static void requireCounts(long done, long red) {
    if (red < 0 || done < red || done > LARGEST) {
      throw new IllegalArgumentException(red + " of " + done + " is no count");
    }
  }

  private static void requireDistinct(List<?> all) {
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException("something is counted twice");
    }
  }

  /**
   * The count of a form.
   *
   * @param form statement and form
   * @param seeds under how many seeds it was tested
   * @param differs how often its verdict was another than the expected one
   * @param undecided how often it had none
   * @param broken how often its check broke
   */
  public record Row(String form, long seeds, long differs, long undecided, long broken) {
    /**
     * A count.
     *
     * @throws IllegalArgumentException if more is red than was done
     */
    public Row {
      requireCounts(seeds, differs);
      requireCounts(seeds - differs, undecided);
      requireCounts(seeds - differs - undecided, broken);
    }

    /** How often it was not as expected. */
    public long red() {
      return differs + undecided + broken;
    }

    /** The largest chance of that which the count allows. */
    public double limit() {
      return SeedCounts.limit(red(), seeds);
    }

    private Row plus(Row other) {
      return new Row(
          form,
          seeds + other.seeds,
          differs + other.differs,
          undecided + other.undecided,
          broken + other.broken);
    }

    private static Row of(String form, List<Outcome> outcomes) {
      return new Row(
          form,
          outcomes.size(),
          count(outcomes, Standing.DIFFERS),
          count(outcomes, Standing.UNDECIDED),
          count(outcomes, Standing.BROKEN));
    }

    private static long count(List<Outcome> outcomes, Standing standing) {
      return outcomes.stream().filter(outcome -> outcome.standing() == standing).count();
    }
  }

  /**
   * What was not as expected.
   *
   * @param form statement and form
   * @param seed of the run
   * @param standing how its verdict stands to the expected one
   * @param verdict what was found
   * @param expected what was expected
   * @param token of its counterexample; empty if it has none
   */
  public record Red(
      String form, long seed, String standing, String verdict, String expected, String token) {
    private static Red of(Outcome outcome) {
      return new Red(
          outcome.unit().form().toString(),
          outcome.unit().seed(),
          outcome.standing().name(),
          outcome.verdict().name(),
          outcome.expected().name(),
          outcome.token());
    }
  }

  /** Counts outcomes of a plan. */
  public static SeedCounts of(SeedPlan plan, Collection<Outcome> outcomes) {
    Map<String, List<Outcome>> byForm =
        outcomes.stream().collect(Collectors.groupingBy(o -> o.unit().form().toString()));
    List<Row> rows =
        plan.request().forms().stream()
            .map(form -> Row.of(form.toString(), byForm.getOrDefault(form.toString(), List.of())))
            .toList();
    Collection<List<Outcome>> runs =
        outcomes.stream().collect(Collectors.groupingBy(o -> o.unit().seed())).values();
    List<List<Outcome>> whole =
        runs.stream().filter(run -> plan.request().whole() && run.size() == rows.size()).toList();
    return new SeedCounts(
        plan.request().profile().toString(),
        List.of(plan.root()),
        whole.size(),
        whole.stream().filter(run -> run.stream().anyMatch(SeedCounts::red)).count(),
        rows,
        outcomes.stream().filter(SeedCounts::red).map(Red::of).toList());
  }

  private static boolean red(Outcome outcome) {
    return outcome.standing().surprising();
  }

  /**
   * Both together.
   *
   * @param other of the same profile, of the same cards and code, and of other roots
   * @throws IllegalArgumentException if it is not
   */
  public SeedCounts plus(SeedCounts other) {
    Set<Long> all = new LinkedHashSet<>(roots);
    all.addAll(other.roots);
    if (!profile.equals(other.profile) || all.size() < roots.size() + other.roots.size()) {
      throw new IllegalArgumentException("another profile, or a root is counted already");
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    // A run of some forms alone does not know where they stand among the others.
    boolean fewer = forms.size() < other.forms.size();
    (fewer ? Stream.of(other.forms, forms) : Stream.of(forms, other.forms))
        .flatMap(List::stream)
        .forEach(row -> rows.merge(row.form(), row, Row::plus));
    List<Red> both = new ArrayList<>(reds);
    both.addAll(other.reds);
    return new SeedCounts(
        profile,
        List.copyOf(all),
        runs + other.runs,
        redRuns + other.redRuns,
        List.copyOf(rows.values()),
        both);
  }

  /**
   * The counts of some statements: no whole run is of these alone.
   *
   * @param kept which statements
   */
  SeedCounts of(Predicate<String> kept) {
    Predicate<String> form = name -> kept.test(name.split("\\.", 2)[0]);
    return new SeedCounts(
        profile,
        roots,
        0,
        0,
        forms.stream().filter(row -> form.test(row.form())).toList(),
        reds.stream().filter(red -> form.test(red.form())).toList());
  }

  /** How many units were done. */
  public long units() {
    return forms.stream().mapToLong(Row::seeds).sum();
  }

  /** The largest chance that a whole run has a form that is not as expected. */
  public double runLimit() {
    return limit(redRuns, runs);
  }

  /**
   * Exit code: 4 where a check broke, else 1 where a verdict differs, else 3 where one was not
   * reached, else 0.
   */
  public int exitCode() {
    if (forms.stream().anyMatch(row -> row.broken() > 0)) {
      return 4;
    }
    if (forms.stream().anyMatch(row -> row.differs() > 0)) {
      return 1;
    }
    return forms.stream().anyMatch(row -> row.undecided() > 0) ? 3 : 0;
  }

  /**
   * Clopper and Pearson's limit on one side.
   *
   * @return the p at which as few as so many of so many have a chance of 1 %
   */
  static double limit(long red, long of) {
    // The interval is for both sides, half of what it leaves on each.
    return ClopperPearson.interval(red, of, 2 * LEVEL - 1).high();
  }
}
