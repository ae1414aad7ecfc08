package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.statement.Token;

/** What was found at one setting, as a property class sees it. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Found permits CaseFinding {

  /** How to replay it; holds the setting. */
  Token token();

  /** Whether the claim failed there. */
  boolean failed();

  /** What was seen: of a claim about a probability, how often. */
  double observed();

  /** What is claimed of it. */
  double bound();

  /** Observed against bound in words. */
  String words();
}
