#!/usr/bin/env python3
"""A simulator of two-layer linear networks behind a pipe, protocol twophase-simulator/1.

    java -jar target/twophase.jar verify --simulator 'exec:python3 src/examples/python/simulator.py'

It needs Python 3.8 and nothing else; with NumPy it is faster. All that is about the algorithm stands
in the three functions `label_noise_sgd`, `gradient_descent` and `sam`; the rest is the protocol. With
`binary32` behind its name it computes in single precision, which takes NumPy, and says so.
"""
import itertools
import json
import math
import os
import random
import sys

# The suite starts a process for each of its threads; with threads of its own beside them NumPy's
# BLAS takes three times as long over the vectors of a wide network.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

try:
    import numpy as np
except ImportError:
    np = None

SINGLE = sys.argv[1:] == ["binary32"]

if np is None:
    if SINGLE:
        sys.exit("simulator.py: binary32 takes NumPy")

    def dot(u, v):
        return sum(p * q for p, q in zip(u, v))

    def label_noise_sgd(W, a, x, y, eta):
        """w_i <- w_i - eta r a_i x and a_i <- a_i - eta r (w_i . x), both from the same old state."""
        h = [dot(w, x) for w in W]
        r = dot(a, h) - y
        return ([[wk - eta * r * ai * xk for wk, xk in zip(w, x)] for w, ai in zip(W, a)],
                [ai - eta * r * hi for ai, hi in zip(a, h)])

    def gradient_descent(W, a, X, y, eta):
        """The same step with v = X^T (X theta - y) / n for r x."""
        theta = [dot(a, column) for column in zip(*W)]
        residuals = [dot(x, theta) - yj for x, yj in zip(X, y)]
        v = [dot(column, residuals) / len(y) for column in zip(*X)]
        return ([[wk - eta * ai * vk for wk, vk in zip(w, v)] for w, ai in zip(W, a)],
                [ai - eta * dot(w, v) for w, ai in zip(W, a)])

    def sam(W, a, x, y, eta, radius):
        """label-noise SGD's step with the gradient taken at the parameters moved by R g / norm(g)."""
        h = [dot(w, x) for w in W]
        r = dot(a, h) - y
        norm = abs(r) * math.sqrt(dot(a, a) * dot(x, x) + dot(h, h))
        if norm == 0:
            return W, a
        b = radius * r / norm
        moved_W = [[wk + b * ai * xk for wk, xk in zip(w, x)] for w, ai in zip(W, a)]
        moved_a = [ai + b * hi for ai, hi in zip(a, h)]
        h = [dot(w, x) for w in moved_W]
        r = dot(moved_a, h) - y
        return ([[wk - eta * r * ai * xk for wk, xk in zip(w, x)] for w, ai in zip(W, moved_a)],
                [ai - eta * r * hi for ai, hi in zip(a, h)])

    def finite(W, a):
        return all(map(math.isfinite, itertools.chain(a, *W)))

    def array(values):
        return values

    def listed(values):
        return values
else:
    def label_noise_sgd(W, a, x, y, eta):
        """w_i <- w_i - eta r a_i x and a_i <- a_i - eta r (w_i . x), both from the same old state."""
        h = W @ x
        step = eta * (a @ h - y)
        return W - (step * a)[:, None] * x, a - step * h

    def gradient_descent(W, a, X, y, eta):
        """The same step with v = X^T (X theta - y) / n for r x."""
        v = X.T @ (X @ (W.T @ a) - y) / len(y)
        return W - eta * np.outer(a, v), a - eta * (W @ v)

    def sam(W, a, x, y, eta, radius):
        """label-noise SGD's step with the gradient taken at the parameters moved by R g / norm(g)."""
        h = W @ x
        r = a @ h - y
        norm = abs(r) * math.sqrt(a @ a * (x @ x) + h @ h)
        if norm == 0:
            return W, a
        b = radius * r / norm
        moved_W, moved_a = W + b * np.outer(a, x), a + b * h
        h = moved_W @ x
        r = moved_a @ h - y
        return W - np.outer(eta * r * moved_a, x), a - eta * r * h

    def finite(W, a):
        # A sum of squares is finite only where all of them are, and is had in a third of the time; it may overflow, too.
        return math.isfinite(np.vdot(W, W) + np.vdot(a, a)) or np.isfinite(W).all() and np.isfinite(a).all()

    def array(values):
        return np.array(values, dtype=np.float32 if SINGLE else np.float64)

    def listed(values):
        return values.tolist()


def driven(request):
    """Start and data of a driven run: all of it is given, and nothing to be told."""
    W, a = array(request["W"]), array(request["a"])
    if request["rule"] == "gradient-descent":
        X, y = array(request["X"]), array(request["y"])
        return W, a, request["steps"], lambda t: (X, y), {}
    samples = request["samples"]
    xs, ys, noise = array(samples["x"]), samples["y"], samples["noise"]
    if request.get("batch", 1) == 1:
        given = lambda t: (xs[t], ys[t] + noise[t])
    else:
        given = lambda t: (xs[t], array([yb + nb for yb, nb in zip(ys[t], noise[t])]))
    return W, a, len(ys), given, {}


def free(request):
    """Start and data of a free run: all of it is drawn from the seed; and what is told of that."""
    m, d, n, sigma = request["m"], request["d"], request["n"], request["sigma"]
    fresh = n == "fresh"
    if np is None:
        source = random.Random(request["seed"])
        gauss = lambda *shape: (
            [source.gauss(0, 1) for _ in range(shape[0])] if len(shape) == 1
            else [gauss(shape[1]) for _ in range(shape[0])])
        scaled = lambda values, c: (
            [scaled(v, c) for v in values] if isinstance(values[0], list)
            else [v * c for v in values])
        product = dot
        different = lambda count: source.sample(range(n), count)
        index, coin = lambda: source.randrange(n), lambda: source.random() < 0.5
    else:
        source = np.random.default_rng(request["seed"])
        gauss = lambda *shape: array(source.standard_normal(shape))
        scaled = lambda values, c: array(values * c)
        product = lambda u, v: float(u @ v)
        different = lambda count: source.permutation(n)[:count].tolist()
        index, coin = lambda: int(source.random() * n), lambda: source.random() < 0.5
    W, a = scaled(gauss(m, d), 1 / math.sqrt(d)), scaled(gauss(m), 1 / math.sqrt(m))
    direction = gauss(d)
    theta = scaled(direction, request["thetaNorm"] / math.sqrt(product(direction, direction)))
    X = None if fresh else gauss(n, d)
    schedule, trace, batch = request.get("schedule"), request.get("trace"), request.get("batch", 1)
    told = {"thetaStar": listed(theta)}
    if trace:
        told.update(X=[] if fresh else [listed(x) for x in X], order=[], noise=[])

    def sample(t, k):
        x = gauss(d) if fresh else X[k]
        noise = sigma if coin() else -sigma
        if schedule and t % (schedule["on"] + schedule["off"]) >= schedule["on"]:
            noise = 0
        if trace and fresh:
            told["X"].append(listed(x))
        return k, x, product(theta, x) + noise, noise

    def drawn(t):
        if batch == 1:
            k, x, label, noise = sample(t, t if fresh else index())
        else:
            if fresh:
                order = range(t * batch, (t + 1) * batch)
            elif request.get("replacement", True):
                order = [index() for _ in range(batch)]
            else:
                order = different(batch)
            k, x, label, noise = map(list, zip(*(sample(t, k) for k in order)))
            x, label = array(x), array(label)
        if trace:
            told["order"].append(k)
            told["noise"].append(noise)
        return x, label

    return W, a, request["steps"], drawn, told


def run(request):
    W, a, steps, data, told = (driven if request["mode"] == "driven" else free)(request)
    rule, eta, radius = request["rule"], request["eta"], request.get("radius", 0)
    wanted, states = set(request["record"]), []
    for t in range(steps + 1):
        if t in wanted:
            states.append({"t": t, "W": listed(W), "a": listed(a)})
        if t == steps:
            break
        inputs, label = data(t)
        if rule == "sam":
            W, a = sam(W, a, inputs, label, eta, radius)
        elif rule == "gradient-descent" or request.get("batch", 1) > 1:
            # A batch of label-noise SGD is gradient descent on its samples with their noisy labels.
            W, a = gradient_descent(W, a, inputs, label, eta)
        else:
            W, a = label_noise_sgd(W, a, inputs, label, eta)
        if SINGLE:
            W, a = array(W), array(a)
        if not finite(W, a):
            return {"id": request["id"], "error": "diverged at step %d" % (t + 1)}
    return {"id": request["id"], "states": states, **told}


def main():
    if np is not None:
        np.seterr(all="ignore")
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "hello":
            answer = {
                "name": "python-example", "version": "1.0",
                "rules": ["label-noise-sgd", "gradient-descent", "sam"],
                "modes": ["driven", "free"], "features": ["noise-schedule", "fresh-inputs", "trace", "batch"],
                "precision": "binary32" if SINGLE else "binary64"}
        else:
            answer = run(request)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
