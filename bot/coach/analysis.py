"""From a question and an answer to findings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coach import advice, grammar, language, parts, relevance, sentences, voice, words
from bot.coach.features import stem
from bot.coach.findings import PARTS, Findings, Sentence
from bot.coach.rubric import Rubric, read_off

AIMS: Mapping[str, float] = {"S": 0.2, "T": 0.1, "A": 0.6, "R": 0.1}
"""The share of the answer each part is taught to take; other splits can be passed in."""
LONGEST = 20_000
"""Characters read; what a person can say in half an hour."""
PRESENT: Mapping[str, float] = {"S": 0.4, "T": 0.3, "A": 0.45, "R": 0.5}
"""A part counts as told when one sentence plays it with this chance; tasks are often told between the lines."""
PERHAPS = 0.25
"""A sentence that is a result with this chance is read for a measure."""
_STORY = frozenset({"past", "was", "was_ing", "was_passive", "had", "had_own"})


def analyse(
    question: str,
    answer: str | Mapping[str, str],
    rubric: str | None = None,
    shares: Mapping[str, float] = AIMS,
    model: parts.Model | None = None,
) -> Findings:
    """Findings for any text; without a rubric it is read off the question, without a model the shipped one is used.

    An answer may come in boxes, each under the letter of the part it was written as (or none).
    """
    asked = Rubric(rubric) if rubric else read_off(question)
    boxes = {"": answer} if isinstance(answer, str) else answer
    read = "\n\n".join(filter(None, boxes.values()))[:LONGEST]
    named = [(text, part) for part, box in boxes.items() for text in sentences.split(box[:LONGEST])]
    told = [text for text, _ in named]
    spoken = language.detect(read)
    if spoken != language.ENGLISH:
        return _unread(told, spoken, asked, shares)
    roles = parts.roles(told, question, model, [part for _, part in named])
    marked = [_sentence(s, role) for s, role in zip(told, roles, strict=True)]
    found = _findings(marked, asked, shares)
    weighed = advice.Weighed(
        answers=relevance.answers(question, read, _known(read, model or parts.load())),
        vague=voice.is_vague(read, asked),
        event=voice.tells_an_event([s.text for s in marked if s.part != "O"]),
        praise=relevance.praises_oneself(read),
    )
    return replace(found, advice=advice.advise(found, weighed))


def _findings(marked: Sequence[Sentence], asked: Rubric, aims: Mapping[str, float]) -> Findings:
    text = "\n".join(s.text for s in marked)
    results = [s for s in marked if s.chances["R"] >= PERHAPS or s.also == "R"]
    return Findings(
        sentences=tuple(marked),
        parts={p: any(p in (s.part, s.also) or s.chances[p] >= PRESENT[p] for s in marked) for p in PARTS},
        measure=next((s.measure for s in results if s.measure), ""),
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
        chances=role.chances,
        measure=role.measure,
    )


def _shares(marked: Sequence[Sentence]) -> dict[str, float]:
    counts = {p: sum(s.words for s in marked if s.part == p) for p in PARTS}
    total = sum(counts.values())
    return {p: counts[p] / total if total else 0.0 for p in PARTS}


def _known(answer: str, model: parts.Model) -> list[bool]:
    return [f"w={stem(w)}" in model.weights for w in words.words(answer) if w[0].isalpha()]


def _unread(told: Sequence[str], spoken: str, asked: Rubric, aims: Mapping[str, float]) -> Findings:
    """An answer in another language is counted, never judged."""
    marked = tuple(Sentence(text, "O", words=words.count(text)) for text in told)
    nothing = dict.fromkeys(PARTS, 0.0)
    return Findings(
        sentences=marked, parts=dict.fromkeys(PARTS, False), measure="", ownership="none", hypothetical=False,
        words=sum(s.words for s in marked), language=spoken, rubric=asked, shares=nothing, aims=aims,
    )  # fmt: skip
