"""A small linear-chain model in plain Python: log-likelihood, AdaGrad, an L2 pull towards zero."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

PARTS = "STARO"
_SIZE = len(PARTS)
Sample = tuple[list[list[str]], list[int]]


@dataclass
class Chain:
    """Weights by feature and part, and by the step from one part to the next (row 5 is the start)."""

    weights: dict[str, list[float]] = field(default_factory=dict)
    steps: list[list[float]] = field(default_factory=lambda: [[0.0] * _SIZE for _ in range(_SIZE + 1)])

    def scores(self, sentence: Iterable[str]) -> list[float]:
        rows = [self.weights[f] for f in sentence if f in self.weights]
        return [sum(row[k] for row in rows) for k in range(_SIZE)]


def train(
    samples: Sequence[Sample], *, rounds: int = 25, pull: float = 0.02, rate: float = 0.15, least: int = 2
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


def marginals(
    scores: list[list[float]], steps: list[list[float]]
) -> tuple[list[list[float]], list[dict[int, list[float]]]]:
    """Each sentence's probabilities, and those of each step into it."""
    forward = [[steps[_SIZE][k] + scores[0][k] for k in range(_SIZE)]]
    for row in scores[1:]:
        forward.append(
            [_log_sum([forward[-1][a] + steps[a][k] for a in range(_SIZE)]) + row[k] for k in range(_SIZE)]
        )
    backward = [[0.0] * _SIZE]
    for row in reversed(scores[1:]):
        backward.append(
            [_log_sum([steps[k][b] + row[b] + backward[-1][b] for b in range(_SIZE)]) for k in range(_SIZE)]
        )
    backward.reverse()
    total = _log_sum(forward[-1])
    nodes = [
        [math.exp(f[k] + b[k] - total) for k in range(_SIZE)] for f, b in zip(forward, backward, strict=True)
    ]
    edges: list[dict[int, list[float]]] = [{_SIZE: nodes[0]}]
    for place in range(1, len(scores)):
        edges.append(
            {
                a: [
                    math.exp(
                        forward[place - 1][a] + steps[a][k] + scores[place][k] + backward[place][k] - total
                    )
                    for k in range(_SIZE)
                ]
                for a in range(_SIZE)
            }
        )
    return nodes, edges


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))
