package twophase.ci;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * A declarative Jenkinsfile, run without Jenkins: its sections may stand only where Jenkins has
 * them, its steps are those that the kit uses, and {@code sh} is somebody else's affair.
 */
final class Jenkinsfile {
  /** Where a section may stand, and which may stand in it. */
  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "pipeline", Set.of("agent", "options", "triggers", "stages", "post"),
          "stages", Set.of("stage"),
          "stage", Set.of("steps", "post"),
          "post", Set.of("always"),
          "options", Set.of("timeout", "buildDiscarder", "logRotator", "disableConcurrentBuilds"),
          "triggers", Set.of("cron"),
          "steps", Set.of("script", "sh"),
          "script", Set.of("sh", "error"),
          "always", Set.of("junit", "archiveArtifacts", "publishHTML"));

  private static final Map<String, Set<String>> NEEDED =
      Map.of("pipeline", Set.of("agent", "stages"), "stage", Set.of("steps"));

  private final Function<String, Workplace.Ran> shell;
  private final Map<String, Object> build = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  /**
   * A file that has not run.
   *
   * @param shell runs what is given to {@code sh}
   */
  Jenkinsfile(Function<String, Workplace.Ran> shell) {
    this.shell = shell;
  }

  /** Runs it to its end. */
  Jenkinsfile run(Path file) throws IOException {
    Binding binding = new Binding();
    binding.setVariable("pipeline", new MethodClosure(this, "pipeline"));
    new GroovyShell(binding).evaluate(file.toFile());
    return this;
  }

  /** Called by the file. */
  public void pipeline(Closure<?> body) {
    new Section("pipeline").within(body);
  }

  /** The steps outside {@code sh}, in order, with their arguments. */
  List<String> calls() {
    return calls;
  }

  /** What was given to {@code error}; the first one ends the build. */
  List<String> errors() {
    return errors;
  }

  /** The build's description. */
  Object description() {
    return build.get("description");
  }

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Its own methods are named as no section or step is, or Groovy would call them. */
  private final class Section extends GroovyObjectSupport {
    private final String name;
    private final List<String> seen = new ArrayList<>();

    Section(String name) {
      this.name = name;
    }

    void within(Closure<?> body) {
      body.setDelegate(this);
      body.setResolveStrategy(Closure.DELEGATE_ONLY);
      try {
        body.call();
      } finally {
        for (String needed : NEEDED.getOrDefault(name, Set.of())) {
          if (!seen.contains(needed)) {
            throw new IllegalArgumentException(name + " lacks " + needed);
          }
        }
      }
    }

    @Override
    public Object invokeMethod(String word, Object arguments) {
      if (!SECTIONS.get(name).contains(word)) {
        throw new IllegalArgumentException("`" + word + "` has no place in " + name);
      }
      seen.add(word);
      Object[] given = (Object[]) arguments;
      if (given.length > 0 && given[given.length - 1] instanceof Closure<?> body) {
        enter(word, body);
        return null;
      }
      return switch (word) {
        case "sh" -> inShell(given[0]);
        case "error" -> {
          errors.add(given[0].toString());
          throw new Failed();
        }
        default -> {
          calls.add(word + " " + List.of(given));
          yield word;
        }
      };
    }

    /** A stage's `post` comes after its steps, whether they fail or not. */
    private void enter(String word, Closure<?> body) {
      try {
        new Section(word).within(body);
      } catch (Failed e) {
        if (!word.equals("steps")) {
          throw e;
        }
      }
    }

    private Object inShell(Object given) {
      if (!(given instanceof Map<?, ?> options)) {
        return shell.apply(given.toString()).code();
      }
      Workplace.Ran ran = shell.apply(options.get("script").toString());
      return Boolean.TRUE.equals(options.get("returnStatus")) ? ran.code() : ran.output();
    }

    @Override
    public Object getProperty(String property) {
      return switch (property) {
        case "any" -> "any";
        case "currentBuild" -> build;
        default -> throw new IllegalArgumentException("`" + property + "` is unknown");
      };
    }
  }
}
