package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts keep to what macOS has, too: its bash is 3.2, its other tools are those of BSD. Known
 * slips are looked for by their text; a Mac has not seen the scripts.
 */
class ScriptsTest {
  /** A slip, and what does the same everywhere. */
  private static final Map<Pattern, String> SLIPS = new LinkedHashMap<>();

  static {
    slip("\\b(mapfile|readarray)\\b", "while read");
    slip("\\b(declare|local|typeset) -[a-z]*[An]", "no such variables in bash 3.2");
    slip("\\$\\{\\w+(,,|\\^\\^|@[A-Z])", "tr");
    slip("\\|&|&>>", "2>&1");
    slip("\\bcoproc\\b|\\bwait -n\\b|\\[\\[ -v\\b", "not in bash 3.2");
    slip("\\bsource <\\(", "a file: bash 3.2 reads nothing from it");
    slip("\\bsed (-E |-n )*-i( |$)", "sed -i.old");
    slip("\\bsed [^|]*\\\\[bsw+?|<>]", "POSIX has no such escapes; -E, or grep -w");
    slip("\\bgrep (-\\w+ )*-\\w*P", "grep -E");
    slip("\\bgrep [^|]*\\\\[bsw<>]", "grep -w");
    slip("\\breadlink -f\\b|\\brealpath\\b", "cd and pwd -P");
    slip("\\b(nproc|tac|md5sum|sha\\d+sum|timeout|numfmt)\\b", "getconf, sed, cksum");
    slip("\\bfind [^|]*-(quit|printf|regextype)\\b", "find and head");
    slip("\\bfind -", "find .");
    slip("\\bstat -(c|-format)\\b|\\bdate [^|]*(-d |--date|-I|%N)", "date -u +FORMAT");
    slip("(?<!image )\\b(cp|rm|mkdir|sort|head|tail|xargs|base64) [^|]*--[a-z]", "short options");
    slip("\\b(xargs -r|sort -[a-z]*V|head -n ?-|base64 -w|cp -[a-z]*[aT]|echo -[ne])\\b", "printf");
    slip("\\bmktemp (-p|-t|--)", "mktemp -d");
  }

  private static final Pattern MADE_EMPTY = Pattern.compile("\\b(\\w+)=\\(\\)");

  private static void slip(String regex, String instead) {
    SLIPS.put(Pattern.compile(regex), instead);
  }

  /** Every script and every step of a workflow, by its place. */
  private static Map<String, String> scripts() throws IOException {
    Map<String, String> scripts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("ci"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.toString();
        if (name.endsWith(".yml")) {
          for (JsonNode step : new YAMLMapper().readTree(file.toFile()).findValues("run")) {
            scripts.put(name + ", step " + scripts.size(), step.asText());
          }
        } else if (!name.endsWith(".json")) {
          String text = Files.readString(file);
          if (text.startsWith("#!") || name.endsWith(".sh")) {
            scripts.put(name, text);
          }
        }
      }
    }
    return scripts;
  }

  private static List<String> slips(String name, String script) {
    List<String> found = new ArrayList<>();
    for (String line : script.lines().toList()) {
      if (line.strip().startsWith("#")) {
        continue;
      }
      SLIPS.forEach(
          (slip, instead) -> {
            if (slip.matcher(line).find()) {
              found.add(name + ": `" + line.strip() + "`; instead: " + instead);
            }
          });
    }
    Matcher made = MADE_EMPTY.matcher(script);
    while (made.find()) {
      String bare = "(?<!\\+)\"\\$\\{" + made.group(1) + "\\[[@*]\\]\\}";
      if (Pattern.compile(bare).matcher(script).find()) {
        found.add(
            "%s: bash 3.2 takes the empty %s for unset; instead: ${%2$s[@]+\"${%2$s[@]}\"}"
                .formatted(name, made.group(1)));
      }
    }
    return found;
  }

  @Test
  void theyNeedNothingThatOnlyGnuHas() throws IOException {
    Map<String, String> scripts = scripts();
    assertThat(scripts.keySet(), hasItem("ci/github/nights"));
    List<String> found = new ArrayList<>();
    scripts.forEach((name, script) -> found.addAll(slips(name, script)));
    assertThat(found, empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mapfile -t lines <file",
        "sed -i 's/a/b/' file",
        "sed 's/\\bword\\b/b/' file",
        "grep -qP '\\d' file",
        "home=$(readlink -f \"$1\")",
        "find src -newer jar -print -quit",
        "threads=$(nproc)",
        "echo \"${name,,}\"",
        "now=$(date -d yesterday)",
        "local -A seen",
        "words=()\nrun \"${words[@]}\""
      })
  void aSlipIsSeen(String script) {
    assertThat(slips("script", script).size(), equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sed -i.old 's/a/b/' file",
        "words=()\nrun ${words[@]+\"${words[@]}\"}",
        "date -u +%Y-%m-%d",
        "grep -rlw word src",
        "version=$(sed -n 's/^javac \\([0-9]*\\).*/\\1/p')"
      })
  void whatIsEverywhereIsTaken(String script) {
    assertThat(slips("script", script), empty());
  }
}
