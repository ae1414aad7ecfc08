package twophase.kit.flakes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.FormId;
import twophase.kit.suite.RequestId;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Unit;

/**
 * Which forms are tested under which seeds, and in which order: seed after seed, and under each the
 * cheapest form first, so that wherever the clock cuts, all forms have nearly the same number. The
 * forms that fewer seeds are counted of come first, until they have caught up.
 *
 * @param request the forms and the profile; its own seed has no part in it
 * @param root what the seeds hang on, at least 0
 * @param seeds how many seeds each form is tested under, those that are counted among them, at
 *     least 1
 * @param dear which forms get fewer; nothing where all get the same
 * @param counted under how many seeds forms were tested before, by the form's text; those that are
 *     not there were not
 */
public record SeedPlan(
    RunRequest request, long root, int seeds, Optional<Dear> dear, Map<String, Long> counted) {

  /** Up to 53 bits `verify` takes a seed. */
  private static final int SPARE_BITS = 10;

  /**
   * Forms that cost much.
   *
   * @param from what they cost at least, by the list of costs that the theory carries
   * @param seeds how many seeds they are tested under, at least 1
   */
  public record Dear(Duration from, int seeds) {}

  /** Takes its own copy. */
  public SeedPlan {
    counted = Map.copyOf(counted);
  }

  /** A plan before which nothing is counted. */
  public SeedPlan(RunRequest request, long root, int seeds, Optional<Dear> dear) {
    this(request, root, seeds, dear, Map.of());
  }

  /**
   * The same up to as many seeds in all.
   *
   * @param before as {@link #counted}
   */
  public SeedPlan after(Map<String, Long> before) {
    return new SeedPlan(request, root, seeds, dear, before);
  }

  /** The seed of that number, at least 0: a function of the root, of 53 bits. */
  public long seed(int number) {
    return SeedTree.root(root).child("flakes").child(number).asLong() >>> SPARE_BITS;
  }

  /** All units, in the order in which they are done. */
  public List<Unit> units() {
    // The sort is stable: forms that cost the same stay in the catalogue's order.
    List<FormId> forms =
        request.forms().stream().sorted(Comparator.comparing(request::cost)).toList();
    long fewest = forms.stream().mapToLong(this::before).min().orElse(0);
    long most = Math.max(seeds, dear.map(Dear::seeds).orElse(0));
    List<Unit> units = new ArrayList<>();
    for (long k = fewest; k < most; k++) {
      long number = k;
      long seed = seed((int) (k - fewest));
      forms.stream()
          .filter(form -> before(form) <= number && number < seeds(form))
          .forEach(form -> units.add(new Unit(form, request.profile(), seed)));
    }
    return units;
  }

  private long before(FormId form) {
    return counted.getOrDefault(form.toString(), 0L);
  }

  private int seeds(FormId form) {
    return dear.filter(few -> request.cost(form) >= few.from().toMillis())
        .map(Dear::seeds)
        .orElse(seeds);
  }

  /** What the outcomes are a function of: whose journal goes on with whose run. */
  ObjectNode id() {
    ObjectNode id = RequestId.of(request);
    id.remove("seed");
    return id.put("root", Long.toString(root));
  }
}
