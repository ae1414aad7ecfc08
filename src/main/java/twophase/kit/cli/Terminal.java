package twophase.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import picocli.CommandLine.Help.Ansi;
import twophase.kit.text.Inert;

/**
 * What a user reads. Whatever is printed is inert, whoever wrote it: no text moves the cursor,
 * turns a direction or changes a colour. Colours are ours alone, and are there where somebody
 * watches.
 */
final class Terminal extends PrintWriter {
  private final Writer target;
  private final boolean colours;

  Terminal(Writer target, boolean colours) {
    super(new InertWriter(target), true);
    this.target = target;
    this.colours = colours;
  }

  /**
   * Prints text in a style.
   *
   * @param out a terminal; on anything else the text is plain
   * @param style picocli's words for it, such as {@code bold,red}; empty for none
   */
  static void print(PrintWriter out, String style, String text) {
    if (!style.isEmpty() && out instanceof Terminal terminal && terminal.colours) {
      terminal.print(Ansi.Style.parse(style), text);
    } else {
      out.print(text);
    }
  }

  /** The same, and the line ends. */
  static void println(PrintWriter out, String style, String line) {
    print(out, style, line);
    out.println();
  }

  private void print(Ansi.IStyle[] styles, String text) {
    synchronized (lock) {
      try {
        target.write(Ansi.Style.on(styles));
        print(text);
        target.write(Ansi.Style.reset.on());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lets through what is inert, tabs and the ends of lines. */
  private static final class InertWriter extends Writer {
    private final Writer target;

    /** The first half of a character whose second half has not been written yet. */
    private String half = "";

    InertWriter(Writer target) {
      this.target = target;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      String all = half + new String(text, offset, length);
      boolean open = !all.isEmpty() && Character.isHighSurrogate(all.charAt(all.length() - 1));
      int end = open ? all.length() - 1 : all.length();
      half = all.substring(end);
      target.write(Inert.lines(all.substring(0, end).replace(System.lineSeparator(), "\n")));
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }
  }
}
