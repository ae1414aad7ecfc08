package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.random.SeedTree;

/**
 * One trial of one setting.
 *
 * @param number which one, from 0
 * @param seeds where all its randomness hangs: a function of the run's seed, the form, the setting
 *     and the number
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Trial(long number, SeedTree seeds) {}
