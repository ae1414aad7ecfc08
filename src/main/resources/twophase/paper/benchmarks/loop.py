"""Label-noise SGD in plain NumPy: prints nanoseconds of thread time per step, the least of many slices."""
import sys, time
import numpy as np
m, d = (int(word) for word in sys.argv[1:3])
rng = np.random.default_rng(0)
eta, sigma, best = 0.5 / m, 1.0, np.inf
truth = rng.standard_normal(d) / d
W, a = rng.standard_normal((m, d)) / d**0.5, rng.standard_normal(m) / m**0.5
for part in range(100):
    start = time.thread_time_ns()
    for t in range(100):
        x = rng.standard_normal(d)
        h = W @ x
        r = a @ h - truth @ x - sigma * (2 * rng.integers(2) - 1)
        W, a = W - eta * r * np.outer(a, x), a - eta * r * h
    best = min(best, (time.thread_time_ns() - start) / 100)
print(best)
