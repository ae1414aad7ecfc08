package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.paper.Paper;

class CodeDigestTest {
  @TempDir private Path folder;

  @Test
  void theDigestOfTheCodeChangesWithAClassAndNotWithAPage() throws IOException {
    Path one = Files.createDirectories(folder.resolve("bench")).resolve("A.class");
    Path page = Files.createDirectories(folder.resolve("kit/report")).resolve("B.class");
    Files.writeString(one, "a");
    Files.writeString(page, "b");
    String before = CodeDigest.of(folder);
    Files.writeString(page, "c");
    assertThat(CodeDigest.of(folder), equalTo(before));
    Files.writeString(one, "d");
    assertThat(CodeDigest.of(folder), not(equalTo(before)));
    assertThat(Paper.CATALOGUE.code().length(), equalTo(16));
  }
}
