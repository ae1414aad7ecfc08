package twophase.kit.evidence;

/** What trials decided at a setting: a number that each of them adds to, against a bound. */
public enum Quantity {
  /** Share of the trials that showed the outcome, claimed to be at least the bound. */
  SHARE("Frequency of what is claimed", "share of the trials", false),
  /** Chance of failure that a run leaves, on average, claimed to be at most the bound. */
  CHANCE("Chance of failure", "chance of failure a run, on average", true),
  /** Share of the sweeps along which a constant does not grow, claimed to be at least the bound. */
  STEADY("Sweeps along which the constant does not grow", "share of the sweeps", false),
  /** Mean of a number, claimed to be at most the bound. */
  MEAN_AT_MOST("Mean", "mean over the trials", true),
  /** Mean of a number, claimed to be at least the bound. */
  MEAN_AT_LEAST("Mean", "mean over the trials", false);

  private final String title;
  private final String words;
  private final boolean atMost;

  Quantity(String title, String words, boolean atMost) {
    this.title = title;
    this.words = words;
    this.atMost = atMost;
  }

  /** What it is, as a title. */
  public String title() {
    return title;
  }

  /** What it is, on an axis. */
  public String words() {
    return words;
  }

  /** How the bound stands to it, as a heading. */
  public String claim() {
    return atMost ? "Claimed at most" : "Claimed at least";
  }

  /** Whether the bound is an upper one. */
  public boolean atMost() {
    return atMost;
  }

  /** Whether it lies in [0, 1]. */
  public boolean chance() {
    return this == SHARE || this == CHANCE || this == STEADY;
  }

  /** The larger, the nearer the observed is to its bound or the further beyond. */
  public double nearness(double observed, double bound) {
    return switch (this) {
      case SHARE, STEADY -> (1 - observed) / (1 - bound);
      case CHANCE -> observed / bound;
      case MEAN_AT_MOST -> observed - bound;
      case MEAN_AT_LEAST -> bound - observed;
    };
  }
}
