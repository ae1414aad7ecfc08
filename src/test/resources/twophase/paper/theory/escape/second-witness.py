"""The constants of src/docs/theorem-2-proof.md and of the law beside it, in numbers of 50 digits.

Prints one line of CSV for each network that it reads: what `proof,d,sigma,inputs2,slope,lnm,power`
or `law,d,lnm` asks for. Powers of ten, but for the margins of the proof's conditions, which are
natural logarithms. Needs python3-mpmath.
"""

import sys

from mpmath import exp, expm1, gamma, log, log10, log1p, mp, mpf, sqrt

mp.dps = 50


def dec(text):
    return mpf(text)


def chi_square_below(d, z):
    """F_d(z) by its series: gammainc loses its digits where z is tiny."""
    a, x, total, term, k = mpf(d) / 2, z / 2, mpf(1), mpf(1), 0
    while term > mpf(10) ** -45 or k < x:
        k += 1
        term *= x / (a + k)
        total += term
    return exp(-x) * x**a / gamma(a + 1) * total


def proof(d, sigma, inputs2, slope, lnm, p):
    d = mpf(d)
    m, eta, B = exp(lnm), exp(-slope * lnm), sqrt(inputs2)
    failing, rest = exp(-p * lnm), p * lnm
    start = sqrt(dec("1.1") / d * (d + 2 * sqrt(d * rest) + 2 * rest))
    V = (start + dec("0.01")) ** 2
    R = dec("0.01") + sqrt(V + 1)
    r = B * R + sigma
    h = eta * m / d
    c0 = 50 * inputs2 * (R + sigma) ** 2
    T = 384 * sqrt(lnm / m) / (eta * sigma) ** 2 + 1
    t0 = 4 / h * log(max(V / (c0 * h), exp(mpf(1)))) + 1
    near = sqrt(c0 * h * (dec("1.2") + rest + log(T)))
    beta = dec("2.5") * d * R / m
    q = eta**2 * inputs2 * (t0 * r**2 + T * (B * near + sigma) ** 2)
    s = eta**2 * r**2 * R * inputs2
    path = inputs2 * eta * (t0 * R + T * near)
    g = dec("1.04") * d / m * m ** dec("-0.25") * path
    z = sqrt(2 * (eta * sigma) ** 2 * T * (rest + log(2 * d * d)))
    abar = sqrt(2 * (p + 1) * lnm / m)
    parts = [
        dec("1.04") / dec("0.6") * (d / m) ** 2 * inputs2
        * (V + dec("2.21") * (h * B * sigma) ** 2 * T + c0 * h * sqrt(2 * T * rest)),
        dec("1.04") * d / m * (start + dec("0.01"))
        * (dec("1.2") * beta + dec("1.02") * sqrt(d) * B * z),
        g * (q + beta),
        dec("1.25") * d / m * beta * (start * beta + dec("1.2")) * path,
        d * beta * B * z,
    ]
    pairs = [
        (dec("1.1e6") * d, m),
        (m ** dec("-0.25"), dec("0.01")),
        (4 * exp(-dec("8e-6") * m), failing),
        (h * inputs2, dec("0.055")),
        (q, dec("0.01")),
        (beta, dec("0.001")),
        (dec("1.1") * eta * B * r, dec("0.01")),
        (s * (2 * (R + dec("1.1") * h * r * B) + s), (h * B * sigma) ** 2),
        (T * dec("1.21") * exp(-1 / (c0 * h)), failing),
        (g, dec("0.25")),
        (dec("1.2") * beta * abar, 1 / sqrt(m) / 2),
    ]
    margins = [log(limit) - log(value) for value, limit in pairs]
    if min(margins) < 0:
        return [float("nan")] * 3 + margins
    alpha = sum(parts) / (1 - dec("1.02") * g)
    z2 = d * ((1 / sqrt(m) - dec("1.2") * beta * abar) / alpha) ** 2
    X = m * (z2 / 2) ** (d / 2) * exp(-z2 / 2) / gamma(d / 2 + 1)
    return [log10(T - 1), log10(alpha * sqrt(m)), log10(X)] + margins


def some(d, m, foldings):
    F = chi_square_below(d, d / (m * expm1(-foldings / 2) ** 2))
    return [log10(m * F), log10(-expm1(m * log1p(-F)))]


def law(d, lnm):
    m = exp(lnm)
    row = some(d, m, 384 * sqrt(lnm / m))
    x = sqrt(mpf(d) / 2 / m) * (m * m / gamma(mpf(d) / 2 + 1)) ** (mpf(1) / d)
    return row + ([log10(-2 * log1p(-x))] + some(d, m, -2 * log1p(-x)) if x < dec("0.85") else [])


for line in sys.stdin:
    kind, *asked = line.strip().split(",")
    numbers = [mpf(number) for number in asked]
    found = proof(*numbers) if kind == "proof" else law(int(numbers[0]), numbers[1])
    print(",".join([line.strip()] + [mp.nstr(mpf(x), 20) for x in found]))
