package twophase.kit.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Simulator;
import twophase.kit.number.Numbers;
import twophase.kit.property.Fault;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.Theory;
import twophase.kit.property.WorkedExample;
import twophase.kit.property.WorkedExample.Row;
import twophase.kit.text.ShellWords;

/** A theory's examples that were worked out by hand, asked of a simulator and told line by line. */
final class Handwork {
  private final Theory theory;
  private final PrintWriter out;

  Handwork(Theory theory, PrintWriter out) {
    this.theory = theory;
    this.out = out;
  }

  /** Asks a simulator all of them; whether all that it offers are right. */
  boolean right(Simulator simulator) {
    boolean right = true;
    for (WorkedExample example : theory.examples()) {
      out.println();
      out.print(Character.toUpperCase(example.name().charAt(0)) + example.name().substring(1));
      try {
        List<Row> answer = example.asked(simulator);
        out.println(", worked out by hand");
        right &= told(example, answer);
      } catch (NotOffered e) {
        out.println(": not offered");
      }
    }
    return right;
  }

  private boolean told(WorkedExample example, List<Row> answer) {
    example.given().forEach(line -> out.println("  " + line));
    answer.forEach(row -> out.println("  " + words(row)));
    if (!example.request().isEmpty()) {
      out.println("  by hand:  " + piped(example.request()));
    }
    if (answer.stream().allMatch(row -> row.firstWrong().isEmpty())) {
      return true;
    }
    out.println("  " + named(example, answer));
    return false;
  }

  /** How lines are piped to a simulator by hand. */
  static String piped(List<String> lines) {
    return "printf '%s\\n' "
        + lines.stream().map(ShellWords::inQuotes).collect(joining(" "))
        + " | COMMAND";
  }

  private static String words(Row row) {
    String expected = numbers(row.expected());
    String line = "%-5s at %s: expected %s, got ".formatted(row.array(), row.when(), expected);
    if (row.firstWrong().isEmpty()) {
      return line + numbers(row.got()) + ", ok";
    }
    int k = row.firstWrong().getAsInt();
    if (k >= row.got().size()) {
      return line + "nothing: it says that the run ended before";
    }
    return line
        + "%s, WRONG: %s[%d] is %s and should be %s"
            .formatted(
                numbers(row.got()),
                row.array(),
                k,
                Numbers.shortest(row.got().get(k)),
                Numbers.shortest(row.expected().get(k)));
  }

  private static String numbers(List<Double> numbers) {
    return numbers.stream().map(Numbers::shortest).collect(joining(", ", "[", "]"));
  }

  /** Which of the simulators that are wrong on purpose give just this answer. */
  private String named(WorkedExample example, List<Row> answer) {
    List<Fault> all = theory.faults().map(SeededFaults::all).orElse(List.of());
    List<Fault> same =
        all.stream()
            .filter(fault -> answer(example, fault).filter(of -> same(of, answer)).isPresent())
            .toList();
    return same.isEmpty()
        ? "None of %d known faults gives this answer: pipe the lines above by hand, and look for the first number that differs."
            .formatted(all.size())
        : same.stream()
            .map(fault -> "`%s`: %s".formatted(fault.name(), fault.line()))
            .collect(joining("; or ", "This answer is that of the known fault ", "."));
  }

  /** Nothing where a fault breaks more than the answer. */
  private static Optional<List<Row>> answer(WorkedExample example, Fault fault) {
    try (Simulator wrong = fault.made()) {
      return Optional.of(example.asked(wrong));
    } catch (NotOffered | IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static boolean same(List<Row> one, List<Row> other) {
    for (int k = 0; k < one.size(); k++) {
      if (!one.get(k).sameAs(other.get(k))) {
        return false;
      }
    }
    return true;
  }
}
