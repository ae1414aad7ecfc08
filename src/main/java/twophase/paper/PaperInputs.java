package twophase.paper;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import twophase.kit.statement.BadInputException;
import twophase.paper.data.DataFolder;
import twophase.paper.data.DataSet;
import twophase.paper.network.Inputs;

/** A data set in the place of a setting's inputs, its dimension in the place of d. */
final class PaperInputs {
  private static final String DIMENSION = "d";

  private PaperInputs() {}

  /**
   * The values to change.
   *
   * @param names of a form's settings, with what stands behind each
   * @throws BadInputException if there is no such set, or the settings have no inputs
   */
  static Map<String, String> of(String set, Map<String, Class<?>> names) {
    DataSet data = dataSet(set);
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach(
        (name, type) -> {
          if (type == Inputs.class) {
            values.put(name, data.toString());
          }
        });
    if (values.isEmpty() || !names.containsKey(DIMENSION)) {
      throw new BadInputException(
          "the form's settings name "
              + String.join(", ", names.keySet())
              + ", and no inputs that could be a data set");
    }
    values.put(DIMENSION, Integer.toString(data.components()));
    return values;
  }

  /**
   * Reads larger data sets.
   *
   * @throws BadInputException if they are not there
   */
  static void open(Path folder) {
    try {
      DataFolder.open(folder);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--data: " + e.getMessage(), e);
    }
  }

  private static DataSet dataSet(String set) {
    try {
      return DataSet.valueOf(set);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
