"""A sentence in its answer, as the features the model weighs; each keeps the words it rests on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.coach import cues, grammar, outcome, rubric, words

Features = dict[str, str]
SHORTEST_STEM = 3
OPENING_WORDS, OPENING_CHARACTERS = 3, 12
ECHOES, TINY = 2, 3
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "ly")
_LAST_LETTERS = frozenset("gdsy")
_LABEL = re.compile(r"^\W*(?P<label>[A-Za-z]+)\s*(?::|[-–—]\s)")
_STORY = frozenset({"past", "had", "had_own", "was", "was_ing", "was_passive"})
_PRONOUN = frozenset({"i", "we", "he", "she", "they"})


def of_answer(sentences: Sequence[str], question: str = "") -> list[Features]:
    """One set of features a sentence, in order."""
    asked = {stem(word) for word in words.words(question) if len(word) > SHORTEST_STEM}
    found = [of_sentence(sentence, asked) for sentence in sentences]
    told = _told(found, rubric.read_off(question))
    for place, features in enumerate(found):
        tense = _tense(features)
        features.update(dict.fromkeys([f"{trait}+{tense}" for trait in told] + told, ""))
        if "f=measure" in features:
            features[f"measure from={min(place, 1)} left={min(len(found) - 1 - place, 1)}"] = features[
                "f=measure"
            ]
        features.update(dict.fromkeys(_position(place, len(found)), ""))
        features.update(dict.fromkeys(_neighbors(found, place), ""))
    return found


def of_sentence(sentence: str, asked: frozenset[str] | set[str] = frozenset()) -> Features:
    """What the sentence shows by itself, wherever it stands."""
    tokens = words.words(
        sentence.replace(";", ",").replace(" – ", ", ").replace(" — ", ", ").replace(",", " , ")
    )
    plain = [t for t in tokens if t != ","]
    features: Features = {"bias": ""}
    features |= _labels(sentence)
    features |= _lexical(plain)
    features |= _cued(plain)
    features |= _grammatical(tokens)
    features |= _formal(sentence, plain, asked)
    return features


def of_clause(clause: str) -> Features:
    """The same for a piece of a sentence, without what only whole sentences show."""
    tokens = words.words(clause)
    return {"bias": ""} | _lexical(tokens) | _cued(tokens) | _grammatical(tokens)


def stem(word: str) -> str:
    """The word without its ending; crude on purpose, and the same in training and use."""
    if word[-1:] in _LAST_LETTERS:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                return word[: -len(ending)]
    return word


def _labels(sentence: str) -> Features:
    match = _LABEL.match(sentence)
    known = cues.load().of_word.get(match["label"].lower(), ()) if match else ()
    return {name: match["label"] for name in known if match and name.startswith("label_")}


def _lexical(plain: list[str]) -> Features:
    stems = ["#" if cues.is_number(t) else stem(t) for t in plain]
    features: Features = {f"w={s}": t for s, t in zip(stems, plain, strict=True)}
    features |= {f"b={a}_{b}": f"{a} {b}" for a, b in pairwise(stems)}
    if stems:
        features[f"first={stems[0]}"] = plain[0]
        features["start=" + "_".join(stems[:2])] = " ".join(plain[:2])
        features[f"last={stems[-1]}"] = plain[-1]
    return features


def _cued(plain: list[str]) -> Features:
    book = cues.load()
    features: Features = {}
    for place, token in enumerate(plain):
        for name in book.of_word.get(token, ()):
            if not name.startswith("label_"):
                features.setdefault(f"c={name}", token)
                if place < OPENING_WORDS:
                    features.setdefault(f"c={name}@start", token)
    text = " ".join(plain)
    for name, pattern in book.phrases.items():
        match = pattern.search(text)
        if match:
            features[f"p={name}"] = match[0]
            if match.start() < OPENING_CHARACTERS:
                features[f"p={name}@start"] = match[0]
    return features


def _grammatical(tokens: list[str]) -> Features:
    clause = grammar.main_clause(tokens)
    shown = " ".join(filter(None, (clause.head, clause.verb)))
    kind, verb, who = _verb_class(clause.verb), stem(clause.verb), f"{clause.subject}+{clause.tense}"
    told = (
        f"s={clause.subject}",
        f"t={clause.tense}",
        f"st={who}",
        f"v={verb}",
        f"vc={kind}",
        f"stv={who}+{kind}",
    )
    features = dict.fromkeys((*told, f"sv={clause.subject}+{verb}"), shown)
    for name in cues.load().of_word.get(clause.head, ()):
        features[f"h={name}"] = shown
        features[f"ht={name}+{clause.tense}"] = shown
    for place, token in enumerate(tokens):
        if token in _PRONOUN:
            inner = grammar.clause_of(tokens, place)
            features.setdefault(
                f"any={inner.subject}+{inner.tense}+{_verb_class(inner.verb)}", f"{token} {inner.verb}"
            )
    return features


def _verb_class(verb: str) -> str:
    book = cues.load()
    if verb in book.verbs["idle"]:
        return "idle"
    kinds = [
        k
        for k in book.of_word.get(verb, ())
        if k in ("speech", "thought", "outcome", "reaction", "trouble", "learning")
    ]
    return kinds[0] if kinds else "deed" if grammar.is_past(verb) else "other"


def _formal(sentence: str, plain: list[str], asked: frozenset[str] | set[str]) -> Features:
    numbers = [t for t in plain if cues.is_number(t)]
    size = len(plain)
    flags = {
        "number": bool(numbers),
        "numbers": len(numbers) > 1,
        "percent": bool({"%", "percent", "percentage"} & set(plain)),
        "money": bool({"$", "€", "£", "euro", "euros", "dollars", "bucks", "pounds", "cent"} & set(plain)),
        "negative": bool({"not", "no", "never", "nobody", "nothing", "none", "without", "nor"} & set(plain)),
        "asks": sentence.rstrip().endswith("?"),
        "exclaims": sentence.rstrip().endswith("!"),
        "colon": ":" in sentence,
        "names me": bool({"me", "us", "my", "our", "i", "we"} & set(plain)),
        "first person": bool({"i", "we"} & set(plain)),
        "no first person": not {"i", "we", "me", "us", "my", "our"} & set(plain),
        "echo": sum(stem(t) in asked for t in plain if len(t) > SHORTEST_STEM) >= ECHOES,
        "present": not any(grammar.is_past(t) for t in plain),
        f"size={min(size // 5, 6)}": True,
        "tiny": size <= TINY,
    }
    features = {
        f"f={name}": " ".join(numbers) if "number" in name else "" for name, holds in flags.items() if holds
    }
    measure = outcome.measure(sentence)
    return features | {"f=measure": measure} if measure else features


def _position(place: int, length: int) -> list[str]:
    fifth = int(5 * place / length)
    return [
        f"at={fifth}", f"from={min(place, 3)}", f"left={min(length - 1 - place, 3)}", f"of={min(length, 9)}",
        f"at={place == 0}{place == length - 1}", f"alone={length == 1}",
    ]  # fmt: skip


def _told(found: Sequence[Features], asked: rubric.Rubric) -> list[str]:
    """How the answer as a whole is told, which decides what the present or a "would" is doing in a sentence."""
    tenses = [_tense(features) for features in found] or ["none"]
    past = sum(t in _STORY for t in tenses) / len(tenses)
    return [
        f"asked={asked}",
        f"story={int(past * 2.99)}",
        f"would={int(2.99 * tenses.count('would') / len(tenses))}",
    ]


def _tense(features: Features) -> str:
    return next((f[2:] for f in features if f.startswith("t=")), "none")


def _neighbors(found: Sequence[Features], place: int) -> list[str]:
    """How the sentences next to it are built, and where this one stands with its subject and tense."""
    here = next((f for f in found[place] if f.startswith("st=")), "st=")
    nearby = [f"sp={here}@{int(3 * place / len(found))}", f"sl={here}&{min(len(found) - 1 - place, 2)}"]
    if place:
        nearby.append("before:" + next((f for f in found[place - 1] if f.startswith("st=")), ""))
    if place + 1 < len(found):
        nearby.append("after:" + next((f for f in found[place + 1] if f.startswith("st=")), ""))
    return nearby
