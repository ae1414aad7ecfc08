"""Lemma 3 at the first step and A5 for Gaussian inputs, in forty digits.

A second witness of LemmaThreeAtStart and InputBound: where those bound, this evaluates. It needs
mpmath and prints the lines of lemma_three_at_start.csv: quantity, d, sigma, Cdata^2, value. The
width is the least that Condition 1 admits at its smallest C, the noise and Cdata^2 of the line.
"""

from mpmath import atan, exp, fp, gammainc, log, loggamma, mp, mpf, pi, sqrt

mp.dps = 40
OCTILE = mpf("1.5342")
ERROR = mpf("1.5")


def log_constant(d, c_data2):
    q = 3 / (4 * sqrt(pi))
    bracket = (1 - q) * 2 * sqrt(mpf(d)) / ((mpf(1) / 2 - q) * sqrt(pi))
    return max(8 * log(bracket), mpf(c_data2))


def log_below(d, y):
    """ln P(chi2_d <= y) for small y, by the series of the incomplete gamma function."""
    s, x = mpf(d) / 2, mpf(y) / 2
    term, total, k = mpf(1), mpf(1), 0
    while term > mpf(10) ** -45 * total:
        k += 1
        term *= x / (s + k)
        total += term
    return s * log(x) - x - loggamma(s + 1) + log(total)


def log_above(d, y):
    """ln P(chi2_d > y)."""
    return log(gammainc(mpf(d) / 2, mpf(y) / 2)) - loggamma(mpf(d) / 2)


def short_neurons(d, sigma, c_data2):
    norm = 1 / (4 * OCTILE * (1 + OCTILE * ERROR / sigma))
    return 48 * log_constant(d, c_data2) + log_below(d, d * norm**2)


def often_grows(d, sigma, c_data2):
    """ln of the expected number of neurons with P(Delta > 0) above rho m^(-1/8)."""
    log_m = 48 * log_constant(d, c_data2)
    target = 2 * sqrt(d / pi) * exp(-log_m / 8)
    half = mpf(d - 1) / 2
    log_beta = loggamma(mpf(1) / 2) + loggamma(half) - loggamma(mpf(d) / 2)
    # I_x(1/2, half) = 2 sqrt(x)/B to first order in x, which is below 10^-100 here.
    log_slope = log(target) + log_beta - log(2)
    # P(d g^2/m > slope^2 chi2_d) to first order: E over g of the power series' first term.
    moment = loggamma(mpf(d + 1) / 2) - log(pi) / 2
    power = mpf(d) / 2 * (log(mpf(d)) - log_m - 2 * log_slope)
    return log_m + power + moment - loggamma(mpf(d) / 2 + 1)


def grows(d, sigma, c_data2):
    """ln P(Delta > 0), start and sample together."""
    log_m = 48 * log_constant(d, c_data2)
    return log(2 / pi * atan(exp((log(mpf(d)) - log_m) / 2)))


def seldom_drops(d, sigma, c_data2):
    """P(Delta > -(sigma/4)^2), start and sample together, theta* = 0, in the limit of large m."""
    s, sigma = d / 2, float(sigma)

    def given(length):
        scale = length / fp.sqrt(d)

        def at(g):
            needed = sigma / (4 * scale * g)
            tails = fp.erfc((needed - sigma) / scale / fp.sqrt(2)) + fp.erfc(
                (needed + sigma) / scale / fp.sqrt(2)
            )
            return fp.sqrt(2 / fp.pi) * fp.exp(-(g**2) / 2) * tails / 2

        return fp.quad(at, [1e-9, 0.1, 0.3, 1, 3, 9])

    def density(length):
        power = (d - 1) * fp.log(length) - length**2 / 2
        return fp.exp(power - (s - 1) * fp.log(2) - fp.loggamma(s).real)

    middle = fp.sqrt(d)
    ends = [max(1e-6, middle - 6), middle - 2, middle, middle + 2, middle + 6]
    return 1 - fp.quad(lambda length: density(length) * given(length), ends)


def exceeds(d, sigma, c_data2):
    """ln P(norm(x) > Cdata)."""
    return log_above(d, c_data2)


if __name__ == "__main__":
    for d in (7, 10, 20, 100):
        for sigma in (mpf("0.1"), mpf(1), mpf(4)):
            for name, quantity, digits in (
                ("short-neurons", short_neurons, 15),
                ("seldom-drops", seldom_drops, 6),
            ):
                value = quantity(d, sigma, d)
                print(f"{name},{d},{mp.nstr(sigma, 3)},{d},{mp.nstr(mpf(value), digits)}")
        for name, quantity in (("often-grows", often_grows), ("grows", grows)):
            print(f"{name},{d},4.0,{d},{mp.nstr(quantity(d, 4, d), 15)}")
    for d in (7, 10, 20, 100, 1000):
        for times in (1, 5, 6):
            value = exceeds(d, 4, times * d)
            print(f"exceeds,{d},4.0,{times * d},{mp.nstr(value, 15)}")
