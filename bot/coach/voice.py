"""How the answer speaks: who acts, whether it happened, how much of it is vague."""

from collections.abc import Sequence

from bot.coach import cues, grammar, patterns, words
from bot.coach.rubric import Rubric

MOSTLY, HARDLY = 0.6, 0.2
"""Shares of "I" among "I" and "we" from which, and up to which, the action is one's own or the team's."""
HEDGE, HEDGED_AMONG = 0.06, 25
"""What a hedge in 25 words adds to the share of generic words."""
ONE_PERSON = 3
"""So many mentions of him or her make an event, in whatever tense."""
GENERIC_SHARE = {Rubric.STAR: 0.6, Rubric.SITUATIONAL: 0.6, Rubric.MOTIVATION: 0.55, Rubric.DISCUSSION: 0.55}
"""From this share of words that fit any job, an answer to such a question counts as vague."""
_SAME_IN_PAST = frozenset(
    (
        "let",
        "put",
        "set",
        "cut",
        "read",
        "hit",
        "cost",
        "quit",
        "split",
        "spread",
        "shut",
        "hurt",
        "bet",
        "bid",
        "beat",
    )
)
_ABOUT_ONESELF = (Rubric.MOTIVATION, Rubric.DISCUSSION)
_NOW = ("present", "is", "can")
_HAPPENED = frozenset({"past", "was_passive", "was_ing", "had", "had_own", "was"})


def ownership(actions: Sequence[str]) -> str:
    """`I`, `we`, `mixed` or `none`, by whose verbs fill the action part."""
    told = [token for action in actions for token in words.words(action)]
    own = told.count("i")
    total = (
        own + told.count("we") + sum(len(patterns.pattern("our_team").findall(a.lower())) for a in actions)
    )
    if not total:
        return "none"
    if own >= MOSTLY * total:
        return "I"
    return "we" if own <= HARDLY * total else "mixed"


def is_hypothetical(sentences: Sequence[tuple[str, str]], asked: Rubric) -> bool:
    """Told as what would be done; `sentences` are (text, part). Steps in the present count where a scene was set."""
    told = [(grammar.main_clause(words.words(text)).tense, text, part) for text, part in sentences]
    supposed = sum(tense not in _HAPPENED and _is_supposed(text, part) for tense, text, part in told)
    present = sum(tense in _NOW and part in "AR" for tense, _, part in told)
    happened = sum(tense in _HAPPENED and part != "O" for tense, _, part in told)
    if asked is Rubric.SITUATIONAL:
        return supposed + present > happened
    return supposed > 0 and supposed >= 2 * happened and supposed * 2 > present


def _is_supposed(text: str, part: str) -> bool:
    tokens = words.words(text)
    able = part == "R" and "could" in tokens  # "after five months he could climb the stairs"
    return part in "AR" and not able and bool(patterns.find("supposed", " ".join(tokens)))


def tells_an_event(texts: Sequence[str]) -> bool:
    """Something happened once: a verb in the past, or a day and a person in a story told in the present."""
    told = [words.words(text) for text in texts]
    past = sum(any(grammar.is_past(w) and w not in _SAME_IN_PAST for w in tokens) for tokens in told)
    joined = " . ".join(map(" ".join, told))
    if len(patterns.pattern("one_person").findall(joined)) >= ONE_PERSON:
        return True
    if patterns.find("in_general", joined):
        return past * 2 > len(texts)
    lively = bool(patterns.find("once", joined) and patterns.find("somebody", joined))
    return bool(texts) and (past * 3 >= len(texts) or lively)


def vague_words(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in patterns.pattern("vague").finditer(text.lower()))


def is_vague(text: str, asked: Rubric) -> bool:
    """Its words could be said of any job: hardly a name, a number or a thing among them."""
    return generic_share(text, asked) >= GENERIC_SHARE[asked]


def generic_share(text: str, asked: Rubric) -> float:
    """Of the words that carry content, how many fit any answer; hedges add to it."""
    common = cues.load().common
    generic = common["generic"] | (common["wishful"] if asked in _ABOUT_ONESELF else frozenset())
    content = [w for w in words.words(text) if w[0].isalnum() and w not in common["function"]]
    if not content:
        return 0.0
    hedges = len(vague_words(text)) * HEDGED_AMONG / max(HEDGED_AMONG, words.count(text))
    return sum(w in generic or w.removesuffix("s") in generic for w in content) / len(content) + HEDGE * min(
        hedges, 3
    )


def filler_count(text: str) -> int:
    """Ums, and the words that stand in for them in speech."""
    return len(patterns.pattern("filler").findall(text.lower()))
