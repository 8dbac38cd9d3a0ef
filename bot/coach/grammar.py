"""Who does what, and when: the subject, the verb and the tense of a sentence's main clause, by rule of thumb."""

from typing import NamedTuple

from bot.coach import cues

WINDOW = 8
"""Words after a subject in which its verb is looked for."""
FRONT = 18
"""Words a fronted phrase may take before its comma."""
SHORTEST_PAST, SHORTEST_ADVERB = 4, 5
_PEOPLE = ("i", "we", "he", "she", "they")
_NOT_PAST = ("need", "feed", "speed", "hundred")
_PARTICIPLES = ("been", "become", "gone", "come", "done", "seen")
_SAME_AS_BASE = ("put", "let", "set", "cut", "read")
_ARTICLES = ("the", "a", "an", "one", "two", "each", "every")


class Clause(NamedTuple):
    """`subject` is a class (i, we, third, …), `head` and `verb` the words, `tense` how the verb stands."""

    subject: str
    head: str
    verb: str
    tense: str


def main_clause(tokens: list[str]) -> Clause:
    """The clause that carries the sentence; a fronted phrase up to its comma is skipped."""
    rest = _after_front(tokens)
    while rest and rest[0] in cues.load().grammar["connectives"]:
        rest = rest[1:]
    if not rest:
        return Clause("empty", "", "", "none")
    subject, head, after = _subject(rest)
    return Clause(subject, head, *_verb(after))


def clause_of(tokens: list[str], at: int) -> Clause:
    """The clause whose subject is the pronoun at this place."""
    return Clause(cues.load().subjects[tokens[at]], tokens[at], *_verb(tokens[at + 1 : at + WINDOW]))


def is_past(word: str) -> bool:
    """Whether the word can be a verb in the past, which "let" and "put" can."""
    regular = len(word) >= SHORTEST_PAST and word.endswith("ed") and word not in _NOT_PAST
    return regular or word in cues.load().verbs["past"]


def _after_front(tokens: list[str]) -> list[str]:
    small = cues.load().grammar
    start = next((n for n, token in enumerate(tokens[:4]) if token not in small["connectives"]), 0)
    if start >= len(tokens) or tokens[start] not in small["fronted"]:
        return tokens
    window = tokens[start + 1 : start + FRONT]
    comma = window.index(",") if "," in window else len(window)
    if tokens[start] not in small["subordinate"]:
        people = (n - 1 for n, token in enumerate(window[:comma]) if token in (*_PEOPLE, "it", "there"))
        comma = next(people, comma)
    return tokens[start + comma + 2 :] if comma < len(window) else tokens


def _subject(tokens: list[str]) -> tuple[str, str, list[str]]:
    first, book = tokens[0], cues.load()
    if first in book.subjects:
        return book.subjects[first], first, tokens[1 : WINDOW + 1]
    if first in ("no", "not"):
        return "none", first, tokens[2 if tokens[1:2] == ["one"] else 1 : WINDOW + 1]
    if is_past(first) and first not in book.auxiliaries:
        return "dropped", first, tokens[: WINDOW - 2]
    return _noun(book.determiners.get(first, "the" if first in _ARTICLES else "noun"), tokens)


def _noun(kind: str, tokens: list[str]) -> tuple[str, str, list[str]]:
    """A noun up to its verb; where none comes, a pronoun that follows an object put first ("those I took off")."""
    ahead = list(enumerate(tokens[1 : WINDOW + 1], 1))
    verb = next((n for n, token in ahead if token in cues.load().auxiliaries or is_past(token)), 0)
    if verb:
        return kind, tokens[verb - 1], tokens[verb : verb + WINDOW - 2]
    late = next((n for n, token in ahead[:-1] if token in _PEOPLE), 0)
    if late:
        return "late_" + cues.load().subjects[tokens[late]], tokens[late], tokens[late + 1 : late + WINDOW]
    return kind, tokens[min(1, len(tokens) - 1)], []


def _verb(tokens: list[str]) -> tuple[str, str]:
    adverbs = cues.load().grammar["adverbs"]
    words = [t for t in tokens if t not in adverbs and not (t.endswith("ly") and len(t) >= SHORTEST_ADVERB)]
    if not words:
        return "", "none"
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in cues.load().auxiliaries:
        return _compound(first, second)
    return first, "past" if is_past(first) else "present"


def _compound(auxiliary: str, verb: str) -> tuple[str, str]:
    """Was/is + -ing, had + participle, 'd + participle or base, and the bare auxiliary."""
    kind, past = cues.load().auxiliaries[auxiliary], is_past(verb)
    if auxiliary == "'d" and past and verb not in _SAME_AS_BASE:
        return verb, "had"
    if kind in ("was", "is") and (past or verb.endswith("ing")):
        return verb, kind + ("_ing" if verb.endswith("ing") else "_passive")
    if kind in ("had", "has"):
        return (verb, kind) if past or verb in _PARTICIPLES else (auxiliary, kind + "_own")
    return verb or auxiliary, kind
