package twophase.kit.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** Whether nobody else writes a file. */
public final class SoleWriter {
  private SoleWriter() {}

  /** Locks it; false if another run has. On a file system without locks nobody has. */
  public static boolean of(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
