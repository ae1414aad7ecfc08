package twophase;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/**
 * What is there for a theory or a simulator in somebody else's repository: types marked {@link
 * API}, which name none that is not, say what each member is for, and stand on a page.
 */
class PublicApiTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PAGE = Path.of("src/docs/public.md");
  private static final String MARK = "<!-- What follows is written by a test from the marks. -->\n";
  private static final Pattern OURS = Pattern.compile("twophase\\.[\\w.]+(\\$\\w+)*");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(twophase\\.[\\w.]*?\\.[A-Z]\\w*)", Pattern.MULTILINE);

  /** The marked types by name, each with its source. */
  private static Map<String, Path> marked() throws IOException {
    Map<String, Path> marked = new TreeMap<>();
    for (Path source : javaFiles(SOURCES)) {
      if (Files.readString(source).contains("\n@API(")) {
        String path = SOURCES.relativize(source).toString();
        marked.put(path.replaceAll("\\.java$", "").replace('/', '.'), source);
      }
    }
    return marked;
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void whatIsMarkedNamesNothingThatIsNot() throws Exception {
    Set<String> marked = marked().keySet();
    Set<String> missing = new TreeSet<>();
    for (String name : marked) {
      Class<?> type = Class.forName(name);
      assertThat(name, type.getAnnotation(API.class).status(), equalTo(API.Status.STABLE));
      for (String named : namedBy(type)) {
        if (!marked.contains(named.replaceAll("\\$.*", ""))) {
          missing.add(name + " names " + named);
        }
      }
    }
    assertThat(missing, empty());
  }

  /** The project's types that stand in the signatures of a type, its members and nested types. */
  private static Set<String> namedBy(Class<?> type) {
    List<Type> types = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
    types.add(type.getGenericSuperclass());
    for (Field field : type.getDeclaredFields()) {
      if (visible(field.getModifiers())) {
        types.add(field.getGenericType());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (visible(method.getModifiers())) {
        types.add(method.getGenericReturnType());
        types.addAll(given(method));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (visible(constructor.getModifiers())) {
        types.addAll(given(constructor));
      }
    }
    Set<String> names = new TreeSet<>();
    types.stream().filter(t -> t != null).map(Type::getTypeName).forEach(t -> find(t, names));
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (visible(nested.getModifiers())) {
        names.addAll(namedBy(nested));
      }
    }
    return names;
  }

  private static List<Type> given(Executable executable) {
    List<Type> types = new ArrayList<>(Arrays.asList(executable.getGenericParameterTypes()));
    types.addAll(Arrays.asList(executable.getGenericExceptionTypes()));
    return types;
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void find(String text, Set<String> names) {
    Matcher ours = OURS.matcher(text);
    while (ours.find()) {
      names.add(ours.group());
    }
  }

  @Test
  void whatIsMarkedSaysWhatItIsFor() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path source : marked().values()) {
      silent.addAll(new PublicDoc(source).missing());
    }
    assertThat(silent, empty());
  }

  /** What the project shows to strangers takes nothing that is not marked. */
  @Test
  void theExamplesTakeWhatIsMarked() throws IOException {
    List<Path> examples = new ArrayList<>(javaFiles(Path.of("src/examples/theory/src/main/java")));
    examples.addAll(javaFiles(Path.of("src/examples/junit")));
    examples.add(Path.of("CONTRIBUTING.md"));
    Set<String> marked = marked().keySet();
    Set<String> taken = new TreeSet<>();
    for (Path example : examples) {
      Matcher imports = IMPORT.matcher(Files.readString(example));
      while (imports.find()) {
        taken.add(imports.group(1));
      }
    }
    taken.removeAll(marked);
    assertThat(taken, empty());
    assertThat(examples.stream().filter(Files::isRegularFile).toList(), hasSize(examples.size()));
  }

  @Test
  void thePageListsWhatIsMarked() throws IOException {
    String committed = Files.readString(PAGE);
    String now = committed.substring(0, committed.indexOf(MARK) + MARK.length()) + list();
    if (Boolean.getBoolean("pages.rewrite")) {
      Files.writeString(PAGE, now);
    } else {
      assertThat("write it anew with -Dpages.rewrite=true", committed, equalTo(now));
    }
  }

  private static String list() throws IOException {
    Map<String, List<String>> rooms = new TreeMap<>();
    for (Map.Entry<String, Path> type : marked().entrySet()) {
      String name = type.getKey();
      int dot = name.lastIndexOf('.');
      String line =
          "| [`%s`](../../%s) | %s |"
              .formatted(
                  name.substring(dot + 1),
                  type.getValue(),
                  new PublicDoc(type.getValue()).firstSentence());
      rooms.computeIfAbsent(name.substring(0, dot), room -> new ArrayList<>()).add(line);
    }
    return rooms.entrySet().stream()
        .map(
            room ->
                "\n## %s\n\n| type | |\n|---|---|\n%s\n"
                    .formatted(room.getKey(), String.join("\n", room.getValue())))
        .collect(Collectors.joining());
  }
}
