"""Who does what, and when: the subject, the verb and the tense of a sentence's main clause, by rule of thumb."""

from typing import NamedTuple

from bot.coach import cues

_FRONTED = frozenset(
    "when while after before during in on at by as for since once if because although though with instead rather based having from"
    " within over until under to until without despite thanks given whenever whether should through between among".split()
)
_SUBORDINATE = frozenset(
    "when while after before as since once if because although though having given whenever whether should".split()
)
_CONNECTIVES = frozenset(
    "and so but then also first next finally eventually or yet plus well okay right yeah now again afterwards later meanwhile together like"
    ' anyway only even just because that suddenly luckily fortunately unfortunately sadly basically honestly actually obviously , " :'.split()
)
_ADVERBS = frozenset(
    "also then just never always not first only really already even still once n't both all simply almost".split()
)
_PRONOUNS = {
    "i": "i", "we": "we", "he": "third", "she": "third", "they": "third", "it": "it", "you": "you", "there": "there", "this": "it",
    "that": "it", "these": "it", "those": "it", "who": "third", "nobody": "none", "everyone": "all", "everybody": "all", "somebody": "third",
    "someone": "third", "neither": "none", "none": "none", "both": "third", "all": "all", "myself": "i", "what": "what", "which": "it",
}  # fmt: skip
_DETERMINERS = {
    "my": "my",
    "our": "our",
    "his": "their",
    "her": "their",
    "their": "their",
    "its": "their",
    "your": "your",
}
_AUXILIARIES = {
    "was": "was", "were": "was", "is": "is", "are": "is", "am": "is", "'s": "is", "had": "had", "has": "has", "have": "has", "'d": "would",
    "would": "would", "could": "would", "should": "would", "might": "would", "will": "will", "can": "can", "did": "past", "do": "present",
    "does": "present", "must": "must", "may": "would",
}  # fmt: skip


class Clause(NamedTuple):
    """`subject` is a class (i, we, third, …), `verb` the word, `tense` how it stands."""

    subject: str
    head: str
    verb: str
    tense: str


def main_clause(tokens: list[str]) -> Clause:
    """The clause that carries the sentence; a fronted phrase up to its comma is skipped."""
    rest = _after_front(tokens)
    while rest and rest[0] in _CONNECTIVES:
        rest = rest[1:]
    if not rest:
        return Clause("empty", "", "", "none")
    subject, head, after = _subject(rest)
    verb, tense = _verb(after)
    return Clause(subject, head, verb, tense)


def clause_of(tokens: list[str], at: int) -> Clause:
    """The clause whose subject is the pronoun at this place."""
    verb, tense = _verb(tokens[at + 1 : at + 8])
    return Clause(_PRONOUNS[tokens[at]], tokens[at], verb, tense)


def is_past(word: str) -> bool:
    return word in cues.load().past or (
        len(word) > 3 and word.endswith("ed") and word not in ("need", "feed", "speed", "hundred")
    )


def _after_front(tokens: list[str]) -> list[str]:
    start = next((n for n, token in enumerate(tokens[:4]) if token not in _CONNECTIVES), 0)
    if start >= len(tokens) or tokens[start] not in _FRONTED:
        return tokens
    window = tokens[start + 1 : start + 18]
    comma = window.index(",") if "," in window else len(window)
    if tokens[start] not in _SUBORDINATE:
        comma = next(
            (
                n - 1
                for n, t in enumerate(window[:comma])
                if t in ("i", "we", "he", "she", "they", "it", "there")
            ),
            comma,
        )
    return tokens[start + comma + 2 :] if comma < len(window) else tokens


def _subject(tokens: list[str]) -> tuple[str, str, list[str]]:
    first = tokens[0]
    if first in _PRONOUNS:
        return _PRONOUNS[first], first, tokens[1:9]
    if first == "no" and tokens[1:2] == ["one"]:
        return "none", first, tokens[2:9]
    if first in ("no", "not"):
        return "none", first, tokens[1:9]
    if is_past(first) and first not in _AUXILIARIES:
        return "dropped", first, tokens[:6]
    kind = _DETERMINERS.get(
        first, "the" if first in ("the", "a", "an", "one", "two", "each", "every") else "noun"
    )
    place = next((n for n, t in enumerate(tokens[1:9], 1) if t in _AUXILIARIES or is_past(t)), None)
    if place is not None:
        return kind, tokens[place - 1], tokens[place : place + 6]
    pronoun = next((n for n, t in enumerate(tokens[1:8], 1) if t in ("i", "we", "he", "she", "they")), None)
    if pronoun is not None:
        return "late_" + _PRONOUNS[tokens[pronoun]], tokens[pronoun], tokens[pronoun + 1 : pronoun + 8]
    return kind, tokens[min(1, len(tokens) - 1)], []


def _verb(tokens: list[str]) -> tuple[str, str]:
    words = [t for t in tokens if t not in _ADVERBS and not (t.endswith("ly") and len(t) > 4)]
    if not words:
        return "", "none"
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _AUXILIARIES:
        return _compound(first, second)
    return (first, "past") if is_past(first) else (first, "present")


def _compound(auxiliary: str, verb: str) -> tuple[str, str]:
    """Was/is + -ing, had + participle, 'd + participle or base, and the bare auxiliary."""
    kind = _AUXILIARIES[auxiliary]
    if auxiliary == "'d" and is_past(verb) and verb not in ("put", "let", "set", "cut", "read"):
        return verb, "had"
    if kind in ("was", "is") and verb.endswith("ing"):
        return verb, kind + "_ing"
    if kind in ("was", "is") and is_past(verb):
        return verb, kind + "_passive"
    if kind in ("had", "has"):
        return (
            (verb, kind)
            if is_past(verb) or verb in ("been", "become", "gone", "come", "done", "seen")
            else (auxiliary, kind + "_own")
        )
    return verb or auxiliary, kind
