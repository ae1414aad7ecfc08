package twophase.paper.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ejml.data.DMatrixRMaj;

/**
 * Images and classes as the IDX format of MNIST has them, compressed by gzip: four bytes 0, 0, 8
 * (bytes follow) and the number of dimensions, then each dimension as an integer of four bytes, the
 * most significant first, then the bytes themselves, the last dimension running fastest.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 8;
  private static final int CLASSES = 10;

  /** More than any set of images that is read here, 60,000 of 784 pixels, has bytes. */
  private static final long MOST = 1 << 26;

  private final String name;
  private final InputStream compressed;

  /**
   * One file.
   *
   * @param name how messages call it
   * @param compressed its bytes; left open
   */
  IdxFile(String name, InputStream compressed) {
    this.name = name;
    this.compressed = compressed;
  }

  /**
   * Images.
   *
   * @param white what a white pixel is in the file, from 1 to 255
   * @return n x pixels, in [0, 1]
   * @throws IOException if the file cannot be read, or is no such file
   */
  DMatrixRMaj images(int white) throws IOException {
    return read(
        3,
        (sizes, bytes) -> {
          DMatrixRMaj images = new DMatrixRMaj(sizes[0], sizes[1] * sizes[2]);
          for (int k = 0; k < bytes.length; k++) {
            int grey = bytes[k] & 0xff;
            if (grey > white) {
              throw broken("a pixel is " + grey + ", and white is " + white);
            }
            images.data[k] = (double) grey / white;
          }
          return images;
        });
  }

  /**
   * Classes.
   *
   * @return n of them, 0 to 9
   * @throws IOException if the file cannot be read, or is no such file
   */
  int[] classes() throws IOException {
    return read(
        1,
        (sizes, bytes) -> {
          int[] classes = new int[bytes.length];
          for (int k = 0; k < bytes.length; k++) {
            classes[k] = bytes[k] & 0xff;
            if (classes[k] >= CLASSES) {
              throw broken("a class is " + classes[k] + "; they are 0 to 9");
            }
          }
          return classes;
        });
  }

  private <T> T read(int dimensions, Content<T> content) throws IOException {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(compressed)));
      int magic = in.readInt();
      if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
        throw broken("it is no IDX file of bytes with " + dimensions + " dimensions");
      }
      int[] sizes = new int[dimensions];
      long length = 1;
      for (int k = 0; k < dimensions; k++) {
        sizes[k] = in.readInt();
        length = sizes[k] < 1 || length > MOST ? MOST + 1 : length * sizes[k];
      }
      if (length > MOST) {
        throw broken("its dimensions make no set of images of at most " + MOST + " bytes");
      }
      byte[] bytes = new byte[(int) length];
      in.readFully(bytes);
      if (in.read() >= 0) {
        throw broken("it goes on after the " + length + " bytes that its header says");
      }
      return content.of(sizes, bytes);
    } catch (EOFException e) {
      throw broken("it ends early", e);
    } catch (ZipException e) {
      throw broken("it is not compressed by gzip", e);
    }
  }

  private IOException broken(String what) {
    return broken(what, null);
  }

  private IOException broken(String what, Exception cause) {
    return new IOException(name + ": " + what, cause);
  }

  /** What the bytes say. */
  private interface Content<T> {
    T of(int[] sizes, byte[] bytes) throws IOException;
  }
}
