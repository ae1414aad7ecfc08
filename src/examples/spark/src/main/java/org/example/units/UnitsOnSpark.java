package org.example.units;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Does units of work on Spark: each partition's lines go through a process, and what that writes
 * becomes a file. Spark does a partition again whose process, or machine, was lost; a unit that was
 * done twice does no harm.
 */
public final class UnitsOnSpark {
  private static final int FIXED = 3;

  private UnitsOnSpark() {}

  /**
   * Does it.
   *
   * @param arguments the list of units; the folder of the lines, which is not there yet; the number
   *     of partitions, several for each core; the command that is a worker, for example {@code java
   *     -jar twophase.jar work --threads 1}
   */
  public static void main(String[] arguments) {
    int partitions = Integer.parseInt(arguments[2]);
    List<String> worker = Arrays.asList(arguments).subList(FIXED, arguments.length);
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("units"))) {
      // Dealt out anew: the list begins with what costs most, and each partition gets its share.
      spark
          .textFile(arguments[0])
          .repartition(partitions)
          .pipe(worker)
          .saveAsTextFile(arguments[1]);
    }
  }
}
