package twophase.kit.bench;

import twophase.kit.random.SeedTree;

/**
 * One trial of one setting.
 *
 * @param number which one, from 0
 * @param seeds where all its randomness hangs: a function of the run's seed, the form, the setting
 *     and the number
 */
public record Trial(long number, SeedTree seeds) {}
