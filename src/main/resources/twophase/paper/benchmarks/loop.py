"""One thread of label-noise SGD in plain NumPy: prints nanoseconds per step, the best of five."""
import sys, time
import numpy as np
m, d, steps = (int(word) for word in sys.argv[1:4])
rng = np.random.default_rng(0)
eta, sigma, best = 0.5 / m, 1.0, np.inf
truth = rng.standard_normal(d) / d
for repetition in range(5):
    W, a = rng.standard_normal((m, d)) / d**0.5, rng.standard_normal(m) / m**0.5
    start = time.perf_counter_ns()
    for t in range(steps):
        x = rng.standard_normal(d)
        h = W @ x
        r = a @ h - truth @ x - sigma * (2 * rng.integers(2) - 1)
        W, a = W - eta * r * np.outer(a, x), a - eta * r * h
    best = min(best, (time.perf_counter_ns() - start) / steps)
print(best)
