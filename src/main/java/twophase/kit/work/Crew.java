package twophase.kit.work;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import twophase.kit.property.Catalogue;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.property.TheoryFiles;

/**
 * Makes workers that may work side by side in one JVM. jqwik is not made for that: what it stores
 * of a run under way lies in a static map that is not synchronised, under names that two runs of
 * one form share. So the first worker has the classes of the program, and each further one has
 * classes of its own, by a class loader on the same class path; with them it exchanges text alone.
 *
 * @param catalogue the statements
 * @param files where their cards and data are
 * @param tested who is tested
 */
public record Crew(Catalogue catalogue, TheoryFiles files, SimulatorChoice tested) {

  /** Somebody who does units: text in, text out. */
  interface Worker extends AutoCloseable {
    /** What {@link UnitWorker#apply} says. */
    String answer(String unit);

    @Override
    void close();
  }

  /** The worker with the classes of the program. */
  Worker first() {
    UnitWorker own = new UnitWorker(catalogue, tested);
    return new Worker() {
      @Override
      public String answer(String unit) {
        return own.apply(unit);
      }

      @Override
      public void close() {
        own.close();
      }
    };
  }

  /** One with classes of its own; it works on the thread that makes it. */
  Worker further() {
    URLClassLoader classes = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
    // Services are looked for there: theories, and the engine that runs the properties.
    Thread.currentThread().setContextClassLoader(classes);
    Object made;
    try {
      made =
          classes
              .loadClass(UnitWorker.class.getName())
              .getConstructor(String.class, String.class, String.class, String.class, String.class)
              .newInstance(
                  catalogue.theory().name(),
                  text(files.cards()),
                  text(files.data()),
                  tested.spec(),
                  tested.limit().map(Duration::toString).orElse(""));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a further worker cannot be made", e);
    }
    return new Isolated(classes, made);
  }

  private static String text(Optional<Path> folder) {
    return folder.map(path -> path.toAbsolutePath().toString()).orElse("");
  }

  private static URL[] classPath() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
        .map(Crew::url)
        .toArray(URL[]::new);
  }

  private static URL url(String place) {
    try {
      return Path.of(place).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Isolated(URLClassLoader classes, Object worker) implements Worker {
    @Override
    @SuppressWarnings("unchecked") // to the program it is a stranger's class
    public String answer(String unit) {
      return ((UnaryOperator<String>) worker).apply(unit);
    }

    @Override
    public void close() {
      try {
        ((AutoCloseable) worker).close();
        classes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
