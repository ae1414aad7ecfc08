package twophase.kit.cli;

import twophase.kit.bench.Simulator;

/**
 * A simulator that was tested elsewhere: nobody can run it here.
 *
 * @param name as lines tell it
 * @param version as lines tell it
 */
record Absent(String name, String version) implements Simulator {}
