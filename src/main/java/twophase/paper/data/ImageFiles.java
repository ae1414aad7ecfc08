package twophase.paper.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where files of images are: in the jar, or in a folder. */
interface ImageFiles {
  /**
   * Opens a file.
   *
   * @throws IOException if it is not there
   */
  InputStream open(String file) throws IOException;

  /** Files of the jar, in a folder beside this class. */
  static ImageFiles carried(String folder) {
    return file -> {
      InputStream in = ImageFiles.class.getResourceAsStream(folder + "/" + file);
      if (in == null) {
        throw new NoSuchFileException(folder + "/" + file, null, "the jar lacks it");
      }
      return in;
    };
  }

  /** Files of a folder. */
  static ImageFiles in(Path folder) {
    return file -> Files.newInputStream(folder.resolve(file));
  }

  /**
   * Images and their classes.
   *
   * @param white what a white pixel is in the file
   * @throws IOException if a file is not there, cannot be read, or is no such file
   */
  default Images read(String images, String classes, int white) throws IOException {
    try (InputStream pixels = open(images);
        InputStream labels = open(classes)) {
      return new Images(
          new IdxFile(images, pixels).images(white), new IdxFile(classes, labels).classes());
    } catch (IllegalArgumentException e) {
      throw new IOException(images + " and " + classes + ": " + e.getMessage(), e);
    }
  }

  /** The same of files that are sure to be there. */
  default Images readCarried(String images, String classes, int white) {
    try {
      return read(images, classes, white);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
