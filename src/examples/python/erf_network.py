#!/usr/bin/env python3
"""Networks of one hidden layer with erf, and their linearisation, by the formulas: a twin of the suite's own.

A line of JSON on standard input has a start, data and the batches of a run, a line on standard output what they lead to:

    {"ntk": false, "W1": m x D, "b1": m, "W2": k x m, "b2": k, "X": n x D, "eta": .., "radius": ..,
     "batches": [{"rows": [..], "labels": B x k}, ..]}
    {"W1": .., "b1": .., "W2": .., "b2": .., "outputs": n x k, "linear": n x k}

It needs NumPy. Nothing in it is fast.
"""
import json
import math
import sys

import numpy as np

erf = np.vectorize(math.erf)


def outputs(p, c, X):
    return c[1] * erf(c[0] * X @ p[0].T + p[1]) @ p[2].T + p[3]


def gradient(p, c, X, e):
    """Of the sum of e times the outputs, in all four arrays."""
    z = c[0] * X @ p[0].T + p[1]
    through = c[1] * (e @ p[2]) * 2 / math.sqrt(math.pi) * np.exp(-z ** 2)
    return [c[0] * through.T @ X, through.sum(0), c[1] * e.T @ erf(z), e.sum(0)]


def flat(arrays):
    return np.concatenate([a.ravel() for a in arrays])


def moved(p, along, by):
    return [a + by * b for a, b in zip(p, along)]


def jacobian(p, c, X):
    """A row for each output of each input."""
    rows = []
    for x in X:
        for j in range(len(p[3])):
            rows.append(flat(gradient(p, c, x[None], np.eye(len(p[3]))[j][None])))
    return np.array(rows)


def run(ask):
    p = [np.array(ask[name], dtype=float) for name in ("W1", "b1", "W2", "b2")]
    X = np.array(ask["X"])
    c = [1 / math.sqrt(p[0].shape[1]), 1 / math.sqrt(p[0].shape[0])] if ask["ntk"] else [1, 1]
    start, J = outputs(p, c, X), jacobian(p, c, X)
    shift = np.zeros(J.shape[1])
    k = start.shape[1]
    for batch in ask["batches"]:
        rows, labels = batch["rows"], np.array(batch["labels"])

        def slope(at):
            return gradient(at, c, X[rows], (outputs(at, c, X[rows]) - labels) / labels.size)

        g = slope(p)
        norm = np.linalg.norm(flat(g))
        if ask["radius"] > 0 and norm > 0:
            g = slope(moved(p, g, ask["radius"] / norm))
        p = moved(p, g, -ask["eta"])

        here = np.concatenate([J[i * k:(i + 1) * k] for i in rows])
        at = np.concatenate([start[i] for i in rows])

        def linear_slope(delta):
            return here.T @ (at + here @ delta - labels.ravel()) / labels.size

        g = linear_slope(shift)
        norm = np.linalg.norm(g)
        if ask["radius"] > 0 and norm > 0:
            g = linear_slope(shift + ask["radius"] / norm * g)
        shift = shift - ask["eta"] * g
    told = dict(zip(("W1", "b1", "W2", "b2"), (a.tolist() for a in p)))
    told["outputs"] = outputs(p, c, X).tolist()
    told["linear"] = (start + (J @ shift).reshape(start.shape)).tolist()
    return told


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
