package twophase.kit.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apiguardian.api.API;

/**
 * A node of the seed tree: every random number of a run hangs from one integer seed.
 *
 * <p>A node is a 256-bit key. A child's key is the SHA-256 hash of its parent's key and its own
 * name, so that a stream depends on its path alone: on no other stream, on no order of drawing, on
 * no thread. Two different paths give unrelated streams, short of a collision in SHA-256.
 *
 * <p>The path of a trial is {@code seed / "statement.form" / canonical setting / trial number};
 * within a trial the start, the ground truth, the data and the steps each have a child of their
 * own, so that a change in how one is drawn leaves the others as they were.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class SeedTree {
  private static final byte TEXT = 't';
  private static final byte NUMBER = 'n';

  private final byte[] key;

  private SeedTree(byte[] key) {
    this.key = key;
  }

  /**
   * The root of a run.
   *
   * @param seed any integer; the command line takes the non-negative ones
   */
  public static SeedTree root(long seed) {
    return new SeedTree(new byte[32]).child(seed);
  }

  /**
   * A root that is a chosen integer to those who take one; to all others a node like any other.
   *
   * @param number what {@link #asLong()} gives, at least 0
   * @throws IllegalArgumentException if it is negative
   */
  public static SeedTree numbered(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a seed must be at least 0, not " + number);
    }
    byte[] key = root(number).key;
    ByteBuffer.wrap(key).putLong(number << 1);
    return new SeedTree(key);
  }

  /** The child of that name; the empty name is a name like any other. */
  public SeedTree child(String name) {
    return hashed(TEXT, name.getBytes(StandardCharsets.UTF_8));
  }

  /** The child of that number; {@code child(1)} and {@code child("1")} are different nodes. */
  public SeedTree child(long number) {
    return hashed(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** A new stream of random numbers, at its beginning each time this is called. */
  public RandomStream stream() {
    ByteBuffer buffer = ByteBuffer.wrap(key);
    long[] words = new long[4];
    for (int i = 0; i < words.length; i++) {
      words[i] = buffer.getLong();
    }
    return new RandomStream(words);
  }

  /**
   * This node as one integer from 0 to 2^63 - 1, for those who take a seed but no stream; all 63
   * bits count.
   */
  public long asLong() {
    return ByteBuffer.wrap(key).getLong() >>> 1;
  }

  private SeedTree hashed(byte kind, byte[] name) {
    MessageDigest digest = sha256();
    digest.update(key);
    digest.update(kind);
    digest.update(name);
    return new SeedTree(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has to carry SHA-256", e);
    }
  }
}
