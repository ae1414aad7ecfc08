/**
 * Claims that the paper makes in words alone: each with a statistic and a threshold of ours, which
 * stand on its card and were written down before anything was run.
 */
package twophase.paper.theorems.words;
