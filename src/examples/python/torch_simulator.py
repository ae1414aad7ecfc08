#!/usr/bin/env python3
"""A simulator as one would write it with PyTorch, protocol twophase-simulator/1.

    ci/verify check 'exec:python3 src/examples/python/torch_simulator.py'

Two nn.Linear layers, autograd and torch.optim.SGD, in float64, or with `binary32` behind its name in
torch's default, float32, which it says. It needs PyTorch 1.13 or newer (Debian: python3-torch).
"""
import json
import math
import sys

import numpy as np
import torch
from torch import nn

SINGLE = sys.argv[1:] == ["binary32"]
DTYPE = torch.float32 if SINGLE else torch.float64
torch.set_default_dtype(DTYPE)
torch.set_num_threads(1)  # the networks are small, and the suite starts a process for each thread


class Net(nn.Module):
    def __init__(self, W, a):
        super().__init__()
        m, d = W.shape
        self.first = nn.Linear(d, m, bias=False)
        self.second = nn.Linear(m, 1, bias=False)
        with torch.no_grad():
            self.first.weight.copy_(W)
            self.second.weight.copy_(a.reshape(1, m))

    def forward(self, x):
        return self.second(self.first(x)).squeeze(-1)

    def state(self, t):
        return {"t": t, "W": self.first.weight.tolist(), "a": self.second.weight[0].tolist()}


def loss(net, x, y):
    """1/2 of the mean of the squared residuals; one sample is a batch of one."""
    return 0.5 * nn.functional.mse_loss(net(x), y)


def step(net, optimizer, x, y, radius=None):
    optimizer.zero_grad()
    loss(net, x, y).backward()
    if radius is not None:  # SAM: the gradient is taken at the parameters moved by radius g / norm(g)
        old = [p.detach().clone() for p in net.parameters()]
        norm = math.sqrt(sum(float((p.grad ** 2).sum()) for p in net.parameters()))
        if norm == 0:
            return
        with torch.no_grad():
            for p in net.parameters():
                p.add_(p.grad * (radius / norm))
        optimizer.zero_grad()
        loss(net, x, y).backward()
        with torch.no_grad():
            for p, before in zip(net.parameters(), old):
                p.copy_(before)
    optimizer.step()


def tensor(numbers):
    return torch.tensor(numbers, dtype=DTYPE)  # 1 is written without a point: not an integer


def driven(ask):
    """All of it is given: start, and what each step sees."""
    W, a = tensor(ask["W"]), tensor(ask["a"])
    if ask["rule"] == "gradient-descent":
        X, y = tensor(ask["X"]), tensor(ask["y"])
        return W, a, ask["steps"], lambda t: (X, y), {}
    samples = ask["samples"]
    xs, labels = tensor(samples["x"]), tensor(samples["y"]) + tensor(samples["noise"])
    return W, a, len(labels), lambda t: (xs[[t]], labels[[t]]), {}


def free(ask):
    """All of it is drawn from this run's seed, by NumPy: torch.Generator keeps 32 of its 63 bits only."""
    m, d, n = ask["m"], ask["d"], ask["n"]
    source = np.random.default_rng(ask["seed"])
    gauss = lambda *shape: tensor(source.standard_normal(shape))
    W, a, theta = gauss(m, d) / math.sqrt(d), gauss(m) / math.sqrt(m), gauss(d)
    theta *= ask["thetaNorm"] / theta.norm()
    X = gauss(n, d)
    y = X @ theta

    def sample(t):
        k = [int(source.integers(n))]
        return X[k], y[k] + ask["sigma"] * (2 * int(source.integers(2)) - 1)

    return W, a, ask["steps"], sample, {"thetaStar": theta.tolist()}


def run(ask):
    W, a, steps, data, told = (driven if ask["mode"] == "driven" else free)(ask)
    net = Net(W, a)
    optimizer = torch.optim.SGD(net.parameters(), lr=ask["eta"])
    wanted, states = set(ask["record"]), []
    for t in range(steps + 1):
        if t in wanted:
            states.append(net.state(t))
        if t < steps:
            step(net, optimizer, *data(t), ask.get("radius"))
            if not all(bool(p.isfinite().all()) for p in net.parameters()):
                return {"id": ask["id"], "error": "diverged at step %d" % (t + 1)}
    return {"id": ask["id"], "states": states, **told}


for line in sys.stdin:
    request = json.loads(line)
    if request["op"] == "hello":
        answer = {"name": "torch-example", "version": torch.__version__,
                  "rules": ["label-noise-sgd", "gradient-descent", "sam"], "modes": ["driven", "free"],
                  "precision": "binary32" if SINGLE else "binary64"}
    else:
        answer = run(request)
    print(json.dumps(answer), flush=True)
