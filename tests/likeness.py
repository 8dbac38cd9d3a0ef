"""How much two texts say the same thing: by the weight of the ideas they share, however these are worded."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

LISTED = """
a about after again all also am an and any are as ask asked at be because been before being best both bring
but by can could describe did do does done down each else even ever every example few first for from get give
given go goes going got had has have he her here him his how i if in into is it its just keep know last less
let like made make many may me more most much my name need never no nobody nor not nothing now of off often on
once one only or other our out over own part people person put really same say she should show so some
somebody someone something still such take tell than that the their them then there these they thing think
this those though three through time to today together too two under until up us use very walk want was way we
week well were what when where whether which while who whole whom whose why will with without work worth would
yes yet you your
"""
"""Words that tell nothing of what a text is about."""
SMALL = frozenset(LISTED.split())
MEANS = {
    "boss": "manager supervisor lead leader led head",
    "customer": "client guest patient buyer passenger user tenant caller shopper",
    "clash": "conflict disagree disagreement disagreed argue argued argument dispute tension quarrel opposed",
    "slip": "mistake error wrong failed failure fail failing blunder missed",
    "colleague": "coworker teammate peer neighbor",
    "duedate": "deadline due",
    "better": "improve improved improvement raise",
    "pay": "salary wage money compensation",
    "thanks": "thank thankful gratitude",
    "remark": "feedback criticism criticized comment review",
    "persuade": "convince convinced persuaded influence influenced win won",
    "learned": "learn lesson taught teach teaching train trained",
    "swift": "quick quickly fast hurry days",
    "note": "write written writing wrote notes",
    "clock": "hour hours minute minutes",
}
"""Words that stand for one idea in what we say."""
_IDEA = {word: idea for idea, listed in MEANS.items() for word in (idea, *listed.split())}
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "er", "ed", "es", "ly", "s")
SHORTEST_STEM = 4


def alike(texts: Mapping[str, str]) -> list[tuple[float, str, str]]:
    """Every pair with its likeness, from 0 to 1, the most alike first. An idea that many share weighs little."""
    told = {name: Counter(ideas(text)) for name, text in texts.items()}
    spread = Counter(idea for counts in told.values() for idea in counts)
    weight = {idea: math.log((1 + len(told)) / times) for idea, times in spread.items()}
    size = {name: _size(counts, weight) for name, counts in told.items()}
    found = [
        (_shared(told[one], told[other], weight) / (size[one] * size[other]), one, other)
        for one, other in combinations(told, 2)
        if size[one] and size[other]
    ]
    return sorted(found, reverse=True)


def ideas(text: str) -> Iterable[str]:
    words = re.findall(r"[a-z]+", text.lower().replace("'s", ""))
    return [_IDEA.get(word) or _IDEA.get(_stem(word)) or _stem(word) for word in words if word not in SMALL]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _shared(one: Counter[str], other: Counter[str], weight: Mapping[str, float]) -> float:
    return sum(one[idea] * other[idea] * weight[idea] ** 2 for idea in one.keys() & other.keys())


def _size(counts: Counter[str], weight: Mapping[str, float]) -> float:
    return math.sqrt(sum((times * weight[idea]) ** 2 for idea, times in counts.items()))
