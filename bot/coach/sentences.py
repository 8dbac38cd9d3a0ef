"""Where one sentence ends and the next begins, in prose, lists and speech without punctuation."""

import re

LONG_BREATH = 30  # words; a sentence that ends in a full stop may take twice as many
SHORTEST_PIECE = 4
FULL_LINE = 60
NEAR = 40
_BULLET = re.compile(r"^\s*(?:[-*•‣–—·]+|\(?\d{1,2}[.)])\s+")
_END = re.compile(r"[.!?…。!?]+[\"'”’)\]]*(?=\s|$)|[。!?]")
_TITLES = frozenset(
    (
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "vs",
        "e.g",
        "i.e",
        "approx",
        "no",
        "nr",
        "dept",
        "gen",
        "sgt",
        "capt",
        "lt",
        "jr",
        "sr",
        "fig",
        "ca",
    )
)
_MAY_END = frozenset(("a.m", "p.m", "etc", "inc", "ltd", "co", "u.s", "u.k", "e.u", "ph.d"))
_SPOKEN_BREAK = re.compile(
    r"\s+(?=(?:and\s+)?(?:um\s+|uh\s+)?(?:so|then|but|after that|in the end|eventually)\s+"
    r"(?:um\s+|uh\s+|like\s+|then\s+)*(?:i|we|he|she|they|it|the|my|our|what|there|in|on)\b"
    r"|and\s+(?:um\s+|uh\s+|like\s+|then\s+|so\s+)*"
    r"(?:i|we|he|she|they|it|you|there|this|that|the|my|our|by|in|on|after|everyone|nobody|yeah)\b)",
    re.IGNORECASE,
)  # fmt: skip


def split(text: str) -> list[str]:
    """The sentences in order; nothing but white space and list markers is lost between them."""
    pieces = (piece for line in _lines(text) for sentence in _ended(line) for piece in _breaths(sentence))
    return [piece for piece in pieces if piece]


def _lines(text: str) -> list[str]:
    """Paragraphs, list items and lines that stand alone; a line wrapped by hand is joined to the next."""
    lines: list[str] = []
    wrapped = False
    for raw in text.splitlines():
        line = raw.strip()
        item = _BULLET.match(raw)
        if item is None and wrapped and line[:1].islower():
            lines[-1] += " " + line
        elif line:
            lines.append(_BULLET.sub("", raw).strip() if item else line)
        wrapped = len(line) >= FULL_LINE and line[-1:] not in ".!?:"
    return lines


def _ended(line: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_here(
            line[max(start, match.start() - NEAR) : match.start()], match[0], line[match.end() :].lstrip()
        ):
            sentences.append(line[start : match.end()].strip())
            start = match.end()
    return [*sentences, line[start:].strip()]


def _ends_here(before: str, mark: str, after: str) -> bool:
    if mark[0] != ".":
        return len(mark) == 1 or not after[:1].islower()  # "Ready?" she asked
    last = before.rsplit(None, 1)[-1].lower().lstrip("(\"'“") if before.strip() else ""
    if mark == "." and (last in _TITLES or re.search(r"(?:^|[A-Z]\w*\.? )[A-HJ-Z]$", before)):
        return not after or (last == "no" and not after[:1].isdigit())
    return not (last in _MAY_END or mark.startswith("..")) or not after[:1].islower()


def _breaths(sentence: str) -> list[str]:
    """A long stretch of speech without punctuation, taken apart where a speaker would breathe."""
    length, written = len(sentence.split()), sentence[-1:] in ".!?\"'”’)"
    if length <= LONG_BREATH * (1 + written) or (
        written and len(re.findall(r"[,;:–—]", sentence)) * 20 > length
    ):
        return [sentence]
    pieces: list[str] = []
    for piece in _SPOKEN_BREAK.split(sentence):
        if pieces and min(len(piece.split()), len(pieces[-1].split())) < SHORTEST_PIECE:
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return pieces
