"""A small linear-chain model in plain Python: log-likelihood, AdaGrad, an L2 pull towards zero."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

PARTS = "STARO"
_SIZE = len(PARTS)
Sample = tuple[list[list[str]], list[int]]
Edges = dict[int, list[float]]


@dataclass
class Chain:
    """Weights by feature and part, and by the step from one part to the next (row 5 is the start)."""

    weights: dict[str, list[float]] = field(default_factory=dict)
    steps: list[list[float]] = field(default_factory=lambda: [[0.0] * _SIZE for _ in range(_SIZE + 1)])

    def scores(self, sentence: Iterable[str]) -> list[float]:
        rows = [self.weights[f] for f in sentence if f in self.weights]
        return [sum(row[k] for row in rows) for k in range(_SIZE)]


def train(
    samples: Sequence[Sample], *, rounds: int = 20, pull: float = 0.05, rate: float = 0.04, least: int = 2
) -> Chain:
    """Features seen in fewer than `least` sentences are left out; the order of samples is shuffled by a fixed seed."""
    counts = Counter(f for sentences, _ in samples for s in sentences for f in set(s))
    chain = Chain({f: [0.0] * _SIZE for f, n in counts.items() if n >= least})
    squares = {f: [1e-8] * _SIZE for f in chain.weights}
    step_squares = [[1e-8] * _SIZE for _ in range(_SIZE + 1)]
    order = list(range(len(samples)))
    shuffle = random.Random(7)
    known = [([[f for f in s if f in chain.weights] for s in sentences], gold) for sentences, gold in samples]
    for _ in range(rounds):
        shuffle.shuffle(order)
        for n in order:
            _learn(chain, known[n], (squares, step_squares), (rate, pull / len(samples)))
    return chain


def _learn(
    chain: Chain,
    sample: Sample,
    squares: tuple[dict[str, list[float]], list[list[float]]],
    how: tuple[float, float],
) -> None:
    sentences, gold = sample
    rate, pull = how
    nodes, edges = marginals([chain.scores(s) for s in sentences], chain.steps)
    for place, sentence in enumerate(sentences):
        slope = [(k == gold[place]) - nodes[place][k] for k in range(_SIZE)]
        for feature in sentence:
            _move(chain.weights[feature], squares[0][feature], slope, rate, pull * 40)
    for place, part in enumerate(gold):
        before = gold[place - 1] if place else _SIZE
        rows = edges[place]
        for a, row in rows.items():
            slope = [(a == before and k == part) - row[k] for k in range(_SIZE)]
            _move(chain.steps[a], squares[1][a], slope, rate, pull)


def _move(row: list[float], square: list[float], slope: list[float], rate: float, pull: float) -> None:
    for k in range(_SIZE):
        g = slope[k] - pull * row[k]
        square[k] += g * g
        row[k] += rate * g / math.sqrt(square[k])


def marginals(scores: list[list[float]], steps: list[list[float]]) -> tuple[list[list[float]], list[Edges]]:
    """Each sentence's probabilities, and those of each step into it."""
    span = range(_SIZE)
    forward = [[steps[_SIZE][k] + scores[0][k] for k in span]]
    for row in scores[1:]:
        forward.append([_log_sum([forward[-1][a] + steps[a][k] for a in span]) + row[k] for k in span])
    backward = [[0.0] * _SIZE]
    for row in reversed(scores[1:]):
        backward.append([_log_sum([steps[k][b] + row[b] + backward[-1][b] for b in span]) for k in span])
    backward.reverse()
    total = _log_sum(forward[-1])
    nodes = [[math.exp(f[k] + b[k] - total) for k in span] for f, b in zip(forward, backward, strict=True)]
    ahead = [
        [s + b - total for s, b in zip(*rows, strict=True)] for rows in zip(scores, backward, strict=True)
    ]
    into = [
        {a: [math.exp(before[a] + steps[a][k] + after[k]) for k in span] for a in span}
        for before, after in zip(forward, ahead[1:], strict=False)
    ]
    return nodes, [{_SIZE: nodes[0]}, *into]


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))
