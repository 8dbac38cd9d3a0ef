"""From a question and an answer to findings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coach import advice, grammar, language, outcome, parts, relevance, rubric, sentences, voice, words
from bot.coach.features import stem
from bot.coach.findings import PARTS, Findings, Sentence

AIMS: Mapping[str, float] = {"S": 0.2, "T": 0.1, "A": 0.6, "R": 0.1}
"""The share of the answer each part is taught to take; other splits can be passed in."""
LONGEST = 20_000
"""Characters read; what a person can say in half an hour."""
PERHAPS = 0.25
"""A sentence that is a result with this chance is read for a measure."""
_STORY = frozenset({"past", "was", "was_ing", "was_passive", "had", "had_own"})


def analyse(question: str, answer: str, rubric_name: str | None = None, aims: Mapping[str, float] = AIMS) -> Findings:
    """Findings for any text; `rubric_name` None reads the rubric off the question's words."""
    asked = rubric.Rubric(rubric_name) if rubric_name else rubric.read_off(question)
    told = sentences.split(answer[:LONGEST])
    spoken = language.detect(answer[:LONGEST])
    if spoken != language.ENGLISH:
        return _unread(told, spoken, asked, aims)
    roles = parts.roles(told, question)
    found = _findings(told, roles, asked, aims)
    weighed = advice.Weighed(
        answers=relevance.answers(question, answer, _known(answer)),
        vague=voice.is_vague(answer, asked),
        event=voice.tells_an_event([s.text for s in found.sentences if s.part != "O"]),
        touches_question=relevance.shares_words(question, answer),
    )
    return replace(found, advice=advice.advise(found, weighed))


def _findings(
    told: Sequence[str], roles: Sequence[parts.Role], asked: rubric.Rubric, aims: Mapping[str, float]
) -> Findings:
    marked = tuple(_sentence(text, role) for text, role in zip(told, roles, strict=True))
    text = "\n".join(told)
    return Findings(
        sentences=marked,
        parts={p: any(p in (s.part, s.also) for s in marked) for p in PARTS},
        measure=next(filter(None, (outcome.measure(s.text) for s, r in zip(marked, roles, strict=True) if r.chances["R"] >= PERHAPS or s.also == "R")), ""),
        ownership=voice.ownership([s.text for s in marked if s.part == "A"]),
        hypothetical=voice.is_hypothetical([(s.text, s.part) for s in marked], asked),
        words=sum(s.words for s in marked),
        language=language.ENGLISH,
        rubric=asked,
        shares=_shares(marked),
        aims=aims,
        fillers=voice.filler_count(text),
        vague=voice.vague_words(text),
    )


def _sentence(text: str, role: parts.Role) -> Sentence:
    clause = grammar.main_clause(words.words(text))
    return Sentence(
        text=text,
        part=role.part,
        also=role.also,
        cue=role.cue,
        words=words.count(text),
        past=clause.tense in _STORY,
        subjectless=clause.subject in ("dropped", "noun", "empty"),
    )


def _shares(marked: Sequence[Sentence]) -> dict[str, float]:
    counts = {p: sum(s.words for s in marked if s.part == p) for p in PARTS}
    total = sum(counts.values())
    return {p: counts[p] / total if total else 0.0 for p in PARTS}


def _known(answer: str) -> list[bool]:
    met = parts.load().weights
    return [f"w={stem(w)}" in met for w in words.words(answer) if w[0].isalpha()]


def _unread(told: Sequence[str], spoken: str, asked: rubric.Rubric, aims: Mapping[str, float]) -> Findings:
    """An answer in another language is counted, never judged."""
    marked = tuple(Sentence(text, "O", words=words.count(text)) for text in told)
    nothing = dict.fromkeys(PARTS, 0.0)
    return Findings(
        sentences=marked, parts=dict.fromkeys(PARTS, False), measure="", ownership="none", hypothetical=False,
        words=sum(s.words for s in marked), language=spoken, rubric=asked, shares=nothing, aims=aims,
    )  # fmt: skip
