"""How the answer speaks: who acts, whether it happened, how much of it is vague."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.coach import cues, grammar, words
from bot.coach.rubric import Rubric

MOSTLY, HARDLY = 0.6, 0.2
GENERIC_SHARE = {Rubric.STAR: 0.6, Rubric.SITUATIONAL: 0.6, Rubric.MOTIVATION: 0.55, Rubric.DISCUSSION: 0.55}
"""From this share of words that fit any job, an answer to such a question counts as vague."""
_SUPPOSED = re.compile(
    r"\b(?:i|we|you|they|he|she|it|\w+) (?:'d|would|will|could|should|might|can) (?!have\b|like to (?:say|tell|mention))|\bif (?:i|we|you|a|an|the|my|someone|somebody|there|it|they)\b"
)
_IN_GENERAL = re.compile(r"\b(?:always|usually|typically|generally|normally|often|whenever|every time|most of the time|in general|(?:when|if) (?:i|you|someone|somebody|a|an|there))\b")
_ONCE = re.compile(r"\b(?:one (?:day|night|morning|evening|time|week)|once|last \w+|yesterday|ago|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:after|before) (?:one|a|two|maybe|half)|then|this (?:one )?\w+)\b")
_SAME_IN_PAST = frozenset("let put set cut read hit cost quit split spread shut hurt bet bid beat thought found left felt".split()) - {"thought", "found", "left", "felt"}
_HAPPENED = frozenset({"past", "was_passive", "was_ing", "had", "had_own", "was"})
_VAGUE = re.compile(
    r"\b(?:stuff|things? like that|and so on|etc|various|whatever|whatnot|some(?:how|thing)|sort of|kind of|kinda|sorta|a bunch of|all (?:sorts|kinds) of|(?:some|different|several|many|certain|lots of|a lot of"
    r"|other) (?:things?|issues?|problems?|people|ways?|methods|initiatives|measures|challenges|stakeholders|obstacles|steps|meetings|moving parts)|went (?:pretty |really |very )?well|got (?:a lot )?better|everyone was happy"
    r"|did (?:everything|my best|whatever|what i had)|the extra mile|here and there|above and beyond|on the same page|positive outcome|great (?:success|feedback)|best practices|key stakeholders|appropriate measures|worked (?:it )?out)\b"
)


def ownership(actions: Sequence[str]) -> str:
    """`I`, `we`, `mixed` or `none`, by whose verbs fill the action part."""
    told: Counter[str] = Counter()
    for action in actions:
        tokens = words.words(action)
        told["I"] += sum(t == "i" for t in tokens)
        told["we"] += sum(t == "we" for t in tokens) + len(re.findall(r"\bour (?:\w+ )?(?:team|group|crew|department)\b", action.lower()))
    total = told["I"] + told["we"]
    if not total:
        return "none"
    if told["I"] >= MOSTLY * total:
        return "I"
    return "we" if told["I"] <= HARDLY * total else "mixed"


def is_hypothetical(sentences: Sequence[tuple[str, str]], asked: Rubric) -> bool:
    """Told as what would be done; `sentences` are (text, part). Steps in the present count where the question set a scene."""
    supposed = happened = present = 0
    for text, part in sentences:
        tokens = words.words(text)
        tense = grammar.main_clause(tokens).tense
        if part in "AR":
            supposed += bool(_SUPPOSED.search(" ".join(tokens))) and tense not in _HAPPENED and (part == "A" or "could" not in tokens)
            present += tense in ("present", "is", "can")
        happened += tense in _HAPPENED and part != "O"
    if asked is Rubric.SITUATIONAL:
        return supposed + present > happened
    return supposed > 0 and supposed >= 2 * happened and supposed * 2 > present


def tells_an_event(texts: Sequence[str]) -> bool:
    """Something happened once: a verb in the past, or a day and a person in a story told in the present."""
    joined = " . ".join(" ".join(words.words(t)) for t in texts)
    past = sum(any(grammar.is_past(w) and w not in _SAME_IN_PAST for w in words.words(t)) for t in texts)
    if _IN_GENERAL.search(joined):
        return past * 2 > len(texts)
    return past * 3 >= len(texts) or bool(_ONCE.search(joined)) and bool(re.search(r"\b(?:he|she|they|say|ask)\b", joined))


def vague_words(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _VAGUE.finditer(text.lower()))


def is_vague(text: str, asked: Rubric) -> bool:
    """Its words could be said of any job: hardly a name, a number or a thing among them."""
    return generic_share(text, asked) >= GENERIC_SHARE[asked]


def generic_share(text: str, asked: Rubric) -> float:
    """Of the words that carry content, how many fit any answer; hedges add to it."""
    book = cues.load()
    generic = book.generic | book.wishful if asked in (Rubric.MOTIVATION, Rubric.DISCUSSION) else book.generic
    content = [w for w in words.words(text) if w[0].isalnum() and w not in book.function]
    if not content:
        return 0.0
    hedges = len(vague_words(text)) / max(1, words.count(text) / 25)
    return sum(w in generic or w.removesuffix("s") in generic for w in content) / len(content) + 0.06 * min(hedges, 3)


def filler_count(text: str) -> int:
    """Ums, and the words that stand in for them in speech."""
    lower = text.lower()
    sounds = sum(token in words.FILLERS for token in re.findall(r"[a-z]+", lower))
    return sounds + len(re.findall(r"\byou know\b|\bi mean\b|\bsort of\b|\bkind of\b|\b(?:was|is|were|'s|just|and) like\b|\blike,|\bbasically\b", lower))
