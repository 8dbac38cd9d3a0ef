"""What the coach found in one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PARTS = "STAR"
WORDS_A_MINUTE = 140


@dataclass(frozen=True)
class Sentence:
    """A sentence, the part it plays, a second one it also plays, the words that decided, and how it is told."""

    text: str
    part: str
    also: str = ""
    cue: str = ""
    words: int = 0
    past: bool = False
    subjectless: bool = False
    chances: Mapping[str, float] = field(default_factory=dict)
    measure: str = ""


@dataclass(frozen=True)
class Advice:
    """One change that helps: its code, the sentence it is about (may be empty), what to do and a way to do it."""

    code: str
    quote: str
    what: str
    how: str


@dataclass(frozen=True)
class Findings:
    """What a card or a command line needs. `shares` are of the words in the four parts: they sum to 1, or are all 0."""

    sentences: tuple[Sentence, ...]
    parts: Mapping[str, bool]
    measure: str
    ownership: str
    hypothetical: bool
    words: int
    language: str
    rubric: str
    shares: Mapping[str, float]
    aims: Mapping[str, float]
    advice: tuple[Advice, ...] = ()
    fillers: int = 0
    vague: tuple[str, ...] = field(default=())

    @property
    def result_quantified(self) -> bool:
        return bool(self.measure)

    @property
    def seconds(self) -> int:
        """Speaking time at an even pace."""
        return round(self.words * 60 / WORDS_A_MINUTE)

    @property
    def pace(self) -> dict[str, int]:
        """Seconds spent on each part."""
        return {
            part: round(sum(s.words for s in self.sentences if s.part == part) * 60 / WORDS_A_MINUTE)
            for part in PARTS
        }

    def to_json(self) -> dict[str, Any]:
        """What `secondround coach` prints."""
        return {
            "sentences": [{"text": s.text, "part": s.part} for s in self.sentences],
            "parts": dict(self.parts),
            "result_quantified": self.result_quantified,
            "ownership": self.ownership,
            "hypothetical": self.hypothetical,
            "words": self.words,
            "seconds": self.seconds,
            "language": self.language,
            "advice": [a.code for a in self.advice],
        }
