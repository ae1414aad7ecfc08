"""A second witness for the arithmetic behind Lemmas 4 to 6, with 80 digits and more (python3-mpmath).

Prints one line for each number: what it is, the setting, the value. Nothing here uses logarithms
where the suite does: step sizes of 10^-1220 are numbers to mpmath.
"""

from mpmath import binomial, ceil, exp, floor, log, mp, mpf, nstr, quad, sqrt, workdps

mp.dps = 80


def line(what, setting, value):
    print(",".join([what] + [nstr(x, 12) for x in setting] + [nstr(value, 20)]))


def oscillating(m, norm):
    """The least E s(t)/sqrt(eta) up to t = 1/eta^2, m = 1/sqrt(eta), S = I, by the law of a step."""
    m = mpf(m)
    eta = m**-2
    q2 = 1 / m
    steps = floor(eta**-2)

    def s(group, moves):
        factor = 1 - 2 * eta * q2 + eta**2 * q2**2 * group
        gain = eta**2 * q2 * group * norm**2
        rest = gain / (1 - factor)
        return rest + (group - rest) * exp(moves * log(factor))

    if m <= 1000:
        groups = [(k, binomial(m, k) / 2**m) for k in range(1, int(m) + 1)]
    else:
        groups = [(m / 2, mpf(1))]
    moves = (floor((steps + 1) / 2), floor(steps / 2))
    least = sum(p * (s(g, moves[0]) + s(g, moves[1])) for g, p in groups) / m
    return min(least, mpf(1)) / sqrt(eta)


def aligned(eta, norm, mass):
    """e(t3)/(eta ln(1/eta)) from balanced neurons: steps at large eta, the flow's limit at small."""
    rate = log(1 / eta)
    if eta >= mpf(10) ** -4:
        p = mass
        for _ in range(int(ceil(rate / (eta * norm**2)))):
            p *= (1 + eta * (norm - p)) ** 2
        error = norm - p
    else:
        odds = (norm - mass) / mass * eta ** (2 / norm)
        error = norm * odds / (1 + odds)
    return error / (eta * rate)


def failing(d, eta, exponent, norm, constant):
    """The number of neurons that fail at the least, and the share that fails at the most."""
    m = eta**-exponent
    rate = log(1 / eta)
    active = (mpf(1) / (d + 2) + mpf(1) / 3) / 4
    eps = constant * sqrt(eta) * rate
    tangent = sqrt(2 * eps - eps**2) / (1 - eps)
    growth = sqrt((norm + m * eta) / (active / 2 * m * eta))
    number = m * mpf(3) / 32 * min(mpf(1) / 4, 1 / (tangent * growth))
    least = sqrt(norm / 2 / (active * mpf("1.1") * m * eta))
    share = mpf("2.31") / (tangent * (least - 1))
    return number, min(share, mpf(1))


def middle(d):
    """The share of the unit ball with abs(w . u) <= 1/2 and the rest at least 1/2 long."""
    half = mpf(1) / 2
    inner = quad(lambda c: (1 - c * c) ** (mpf(d - 1) / 2) - half ** (d - 1), [-half, 0, half])
    return inner / quad(lambda c: (1 - c * c) ** (mpf(d - 1) / 2), [-1, 0, 1])


for m, norm in ((8, 4.4), (10, 4), (10, 5), (100, 15), (1000, 10)):
    line("oscillating", (log(m, 10), norm), oscillating(m, mpf(norm)))
with workdps(3000):  # 1 - 10^-1830 has that many digits
    wide = mpf(10) ** 610
    for norm in (mpf(5), sqrt(wide) * 1.5):
        line("oscillating", (610, norm), oscillating(wide, norm))
for power in (2, 3, 4, 20, 1220, 2500):
    for norm in (1, 1.5, 2, 3, 4):
        eta = mpf(10) ** -power
        line("aligned-small", (power, norm), aligned(eta, mpf(norm), sqrt(eta) / 3))
        line("aligned-large", (power, norm), aligned(eta, mpf(norm), mpf(norm) / 3))
for power, d in ((8, 7), (20, 20), (1220, 7), (1220, 20), (2500, 20)):
    for exponent in (0.5, 0.75):
        for constant in (1, 8):
            number, share = failing(d, mpf(10) ** -power, mpf(exponent), mpf(1), constant)
            line("failing", (power, exponent, d, constant), number)
            if exponent == 0.5 and power > 100:
                line("share", (power, exponent, d, constant), share)
for d in (2, 3, 7, 20):
    line("middle", (d,), middle(d))
