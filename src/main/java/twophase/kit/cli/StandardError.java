package twophase.kit.cli;

import java.io.FileDescriptor;
import java.lang.reflect.Constructor;

/**
 * Where standard error is. Java warns there of a module that is an incubator before anything of
 * ours runs; so our scripts give Java a filtered one, and hand over the true one by its number.
 * Nothing that is said from then on passes the filter.
 */
final class StandardError {
  /** The number of the true one. */
  private static final String NUMBER = "twophase.stderr";

  private StandardError() {}

  /** The true one where it was handed over and can be had; else Java's. */
  static FileDescriptor descriptor() {
    Integer number = Integer.getInteger(NUMBER);
    if (number == null) {
      return FileDescriptor.err;
    }
    try {
      // Opening /dev/fd/3 would begin a file anew; this is the one that is open, at its place.
      Constructor<FileDescriptor> numbered = FileDescriptor.class.getDeclaredConstructor(int.class);
      numbered.setAccessible(true);
      return numbered.newInstance(number);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Another Java, or one that was not told to open this: its own is filtered, and as good.
      return FileDescriptor.err;
    }
  }
}
