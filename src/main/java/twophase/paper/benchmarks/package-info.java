/**
 * What a step costs: the table of `twophase bench`, which needs nothing but the suite itself, and
 * runs of a second each. For finer questions there are JMH benchmarks beside the tests.
 */
package twophase.paper.benchmarks;
