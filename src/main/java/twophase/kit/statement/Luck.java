package twophase.kit.statement;

/**
 * What bounds the chance that a form's verdict on a right simulator is not the expected one, by bad
 * luck alone.
 *
 * @param by what stands behind it
 * @param used how much of the failures that the claim allows a right simulator has at a setting:
 *     for a claim that is expected to hold the largest share, below 1, and where a frequency is
 *     claimed to lie between two numbers the largest part of the way from their middle; for one
 *     that is expected to fail the least share, above 1 (of chances of failure, in every run); NaN
 *     where no trials are counted
 * @param chance of a verdict that is not expected at one setting, where a tail bounds it, or the
 *     scatter of pilot runs; 0 elsewhere
 * @param settings pilot settings; 0 where a law is
 * @param runs of each of them
 * @param because the reason in words; of pilots, empty
 */
public record Luck(By by, double used, double chance, long settings, long runs, String because) {

  /** What a bound stands on. */
  public enum By {
    /** Chance has no part in it: a list of settings, or a bound that no draw can pass. */
    SURE("sure"),
    /** The chance of passing a bound at a setting is derived. */
    TAIL("tail"),
    /** A law tells how often a right simulator fails. */
    LAW("law"),
    /** Pilot runs tell it, at settings like those that are drawn: a frequency, or a scatter. */
    PILOTS("pilots");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /** As cards say it. */
    public String word() {
      return word;
    }
  }
}
