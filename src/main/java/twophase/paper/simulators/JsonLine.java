package twophase.paper.simulators;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.number.Numbers;

/** Objects of one line: how numbers, vectors and matrices are written in it. */
final class JsonLine {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLine() {}

  /** Writes into an object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** An object of these fields. */
  static String of(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void rows(JsonGenerator json, DMatrixRMaj matrix) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < matrix.getNumRows(); i++) {
      vector(json, matrix.data, i * matrix.getNumCols(), matrix.getNumCols());
    }
    json.writeEndArray();
  }

  static void vector(JsonGenerator json, double[] numbers, int offset, int length)
      throws IOException {
    json.writeStartArray();
    for (int k = offset; k < offset + length; k++) {
      number(json, numbers[k]);
    }
    json.writeEndArray();
  }

  static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    number(json, value);
  }

  /** The shortest decimal that reads back, whatever the JDK. */
  static void number(JsonGenerator json, double value) throws IOException {
    json.writeNumber(Numbers.shortest(value));
  }

  /** Writes one item of a list. */
  @FunctionalInterface
  interface Item {
    void write(int j) throws IOException;
  }

  /**
   * Items one after the other; where batches have more than one, an array of them for each step.
   */
  static void batches(JsonGenerator json, int count, int batch, Item item) throws IOException {
    json.writeStartArray();
    for (int j = 0; j < count; j++) {
      if (batch > 1 && j % batch == 0) {
        json.writeStartArray();
      }
      item.write(j);
      if (batch > 1 && j % batch == batch - 1) {
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  /** Rows that are many: the JDK's decimals, which read back as well, ten times faster. */
  static void manyRows(JsonGenerator json, DMatrixRMaj matrix) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < matrix.getNumRows(); i++) {
      json.writeArray(matrix.data, i * matrix.getNumCols(), matrix.getNumCols());
    }
    json.writeEndArray();
  }
}
