package twophase.kit.evidence;

/**
 * One of the parts into which a run is split.
 *
 * @param index which one, from 1
 * @param of how many there are, at least the index
 */
public record Shard(int index, int of) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException unless 1 &lt;= index &lt;= of
   */
  public Shard {
    if (index < 1 || of < index) {
      throw new IllegalArgumentException(
          "a shard must be from 1/N to N/N, not " + index + "/" + of);
    }
  }

  /** {@code index/of}. */
  @Override
  public String toString() {
    return index + "/" + of;
  }
}
