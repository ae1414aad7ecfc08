import json
import sys

import numpy as np


def step(W, a, x, y, eta):
    h = W @ x
    r = a @ h - y
    return W - eta * r * np.outer(a, x), a - eta * r * h


for line in sys.stdin:
    ask = json.loads(line)
    if ask["op"] == "hello":
        answer = {"name": "mine", "version": "1", "rules": ["label-noise-sgd"], "modes": ["driven"]}
    else:
        W, a, given = np.array(ask["W"]), np.array(ask["a"]), ask["samples"]
        answer = {"id": ask["id"], "states": []}
        for t in range(len(given["y"]) + 1):
            if t in ask["record"]:
                answer["states"].append({"t": t, "W": W.tolist(), "a": a.tolist()})
            if t < len(given["y"]):
                x, y = np.array(given["x"][t]), given["y"][t] + given["noise"][t]
                W, a = step(W, a, x, y, ask["eta"])
                if not (np.isfinite(W).all() and np.isfinite(a).all()):
                    answer = {"id": ask["id"], "error": "diverged at step %d" % (t + 1)}
                    break
    print(json.dumps(answer), flush=True)
