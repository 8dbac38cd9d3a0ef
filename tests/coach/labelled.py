"""The answers labelled by hand, read from their files: GUIDE.md says what the labels mean."""

import re
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "answers"
HELD_OUT_SHARE = 0.3
LEARNED_FROM = ("sw-", "tw-", "fw-", "vw-", "ya-", "yb-", "yc-", "yd-", "yg-", "yh-", "yi-")
HELD_BACK = ("xw-", "ye-", "yf-", "yj-", "yk-", "yl-")
_LINE = re.compile(r"^(?P<bullet>(?:[-*•]|\d+\.)\s+)?(?P<parts>\*?[STARO](?:\+\*?[STARO])*) (?P<text>.*)$")


@dataclass(frozen=True)
class Labelled:
    """One sentence; `segments` are its pieces in reading order, each with its part."""

    text: str
    part: str
    segments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LabelledAnswer:
    """One answer with everything a reader decided about it."""

    id: str
    question: str
    text: str
    sentences: tuple[Labelled, ...]
    quantified: bool
    hypothetical: bool
    ownership: str
    language: str
    first: tuple[str, ...]

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(part for s in self.sentences for part, _ in s.segments) - {"O"}

    @property
    def held_out(self) -> bool:
        """Decided by the id alone, so that an answer never changes sides; later waves were read beside predictions."""
        if self.id.startswith(HELD_BACK):
            return True
        return (
            not self.id.startswith(LEARNED_FROM)
            and sha256(self.id.encode()).digest()[0] < 256 * HELD_OUT_SHARE
        )


def read_answers(folder: Path = FOLDER) -> tuple[LabelledAnswer, ...]:
    """Every labelled answer, in the order of the files."""
    entries = [e for path in sorted(folder.glob("*.toml")) for e in tomllib.loads(path.read_text())["answer"]]
    return tuple(_answer(entry) for entry in entries)


def _answer(entry: dict[str, Any]) -> LabelledAnswer:
    lines = [_line(line) for line in entry["text"].strip("\n").split("\n")]
    return LabelledAnswer(
        id=entry["id"],
        question=entry["q"],
        text=_joined([text for text, _ in lines]),
        sentences=tuple(sentence for _, sentence in lines),
        quantified=entry.get("quantified", False),
        hypothetical=entry.get("hypothetical", False),
        ownership=entry.get("ownership", "I"),
        language=entry.get("language", "en"),
        first=tuple(entry["first"]),
    )


def _line(line: str) -> tuple[str, Labelled]:
    """The line as it stood in the answer (a break kept as a backslash), and its labels."""
    match = _LINE.match(line)
    if match is None:
        raise ValueError(f"no label: {line!r}")
    parts = match["parts"].split("+")
    pieces = [piece.strip().removesuffix("\\") for piece in match["text"].split("//")]
    if len(parts) != len(pieces):
        raise ValueError(f"{len(parts)} labels for {len(pieces)} pieces: {line!r}")
    main = next((p for p in parts if p.startswith("*")), parts[0]).lstrip("*")
    segments = tuple((part.lstrip("*"), piece) for part, piece in zip(parts, pieces, strict=True))
    written = (match["bullet"] or "") + " ".join(match["text"].replace("//", " ").split())
    return written, Labelled(" ".join(pieces), main, segments)


def _joined(lines: list[str]) -> str:
    joined = ""
    for line in lines:
        breaks = joined.endswith("\\") or bool(re.match(r"[-*•] |\d+\. ", line))
        joined = joined.removesuffix("\\") + ("\n" if breaks and joined else " " if joined else "") + line
    return joined
