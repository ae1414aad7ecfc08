package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.statement.CardNumbers;

/**
 * A setting that leaves out what the card chooses for all settings of its form: hypotheses and
 * known limits are asked of the whole of it.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Abridged {

  /**
   * The setting with what the card adds to it.
   *
   * @param card the numbers of the statement's card
   */
  Record whole(CardNumbers card);
}
