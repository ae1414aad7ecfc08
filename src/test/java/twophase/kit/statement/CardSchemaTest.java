package twophase.kit.statement;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a card's front matter may hold; every card that is read is checked against it. */
class CardSchemaTest {

  @Test
  void thePageSaysWhatTheSchemaSays() throws IOException {
    SchemaPage.check(CardReader.SCHEMA, Path.of("src/docs/cards.md"));
  }
}
