package twophase.kit.bench;

import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.Verdict;

/**
 * What one form, or one row of a table of necessity, may spend of the error budget, and on how many
 * trials.
 */
final class Stake {
  private final Session session;
  private final String account;
  private final Effort effort;

  /**
   * A stake.
   *
   * @param account key of the ledger's share
   */
  Stake(Session session, String account, Effort effort) {
    this.session = session;
    this.account = account;
    this.effort = effort;
  }

  /** Smaller settings that are tried after a failure at the most. */
  int shrinks() {
    return effort.shrinks();
  }

  /** At a drawn setting: each of them pays its part of what a refutation may cost. */
  Terms atDrawn() {
    return new Terms(
        share().certify(), share().refutePerSetting(effort.settings()), effort.trials());
  }

  /** Where fresh trials confirm what others chose. */
  Terms confirming() {
    return new Terms(share().certify(), share().confirm(), effort.trials());
  }

  /**
   * Pays for a verdict: the chance that it is wrong. HOLDS errs only where a setting at which the
   * claim fails is certified: whichever it is, with the share of one setting (intersection-union).
   * REFUTED errs where any one of the drawn settings is refuted falsely, each of which pays its
   * part, or where fresh trials confirm a shrunk one falsely. The looks that led to the shrunk one
   * pay nothing: they only choose what is confirmed.
   *
   * @param exactError the chance that an identity that is false vanished at all random points
   * @return what was paid
   */
  double pay(Verdict verdict, double exactError) {
    double error = errorProbability(verdict, exactError);
    session.charge(account, error);
    return error;
  }

  private double errorProbability(Verdict verdict, double exactError) {
    if (!effort.statistical()) {
      return verdict == Verdict.HOLDS ? exactError : 0;
    }
    return switch (verdict) {
      case HOLDS -> share().certify();
      case REFUTED -> share().refute() + share().confirm();
      case VACUOUS, UNTESTABLE, INCONCLUSIVE, NOT_OFFERED -> 0;
    };
  }

  private ErrorLedger.Share share() {
    return session.share(account);
  }
}
