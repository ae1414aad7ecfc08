package twophase.paper.simulators;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a store, each with its place in the file; CR LF ends a line as LF does. */
final class StoreReader implements AutoCloseable {
  /** 256 MiB; the longest run that the suite asks for takes a tenth of it. */
  private static final int LONGEST = 1 << 28;

  private final InputStream bytes;
  private long next;
  private long start;
  private int length;
  private int number;

  StoreReader(Path file) throws IOException {
    this.bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /**
   * The next line; nothing at the end.
   *
   * @throws IOException if it cannot be read, is longer than any line of a store, or is not in
   *     UTF-8
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    start = next;
    int b;
    while ((b = bytes.read()) >= 0 && b != '\n') {
      line.write(b);
      if (line.size() > LONGEST) {
        throw new IOException("line " + (number + 1) + " is longer than " + LONGEST + " bytes");
      }
    }
    length = line.size();
    next = start + length + 1L;
    number++;
    boolean ended = b < 0 && length == 0;
    return ended ? Optional.empty() : Optional.of(text(line.toByteArray()));
  }

  private String text(byte[] line) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("line " + number + " is not in UTF-8", e);
    }
  }

  /** The number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /** Where it begins in the file, in bytes. */
  long start() {
    return start;
  }

  /** Its length in bytes, without what ends it but a carriage return. */
  int length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
