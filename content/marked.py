"""An answer as the coach reads it: each sentence under the name of its part, with the words that decided it."""

from collections.abc import Iterator

from slackblocks import Block

from bot.coach import Findings, Rubric, Sentence
from content.blocks import fitted, note, ours, section, theirs

CUE = 60
PART_TEXT, PART_SECTIONS = 2900, 2
"""The marked answer: two sections at most, for Slack cuts a message somewhere past 10,000 characters."""
NAMES = {"S": "Situation", "T": "Task", "A": "Action", "R": "Result", "O": "Aside"}
STEPS = {"S": "The problem", "T": "The problem", "A": "The steps", "R": "What it leads to", "O": "Aside"}
MARKED = {Rubric.STAR: NAMES, Rubric.SITUATIONAL: STEPS}
"""How the parts of an answer are called under each rubric that has parts."""


def marked(findings: Findings) -> list[Block]:
    """The answer with the name of its part before each sentence, and the words that decided it."""
    names = MARKED.get(Rubric(findings.rubric))
    if names is None or not any(findings.shares.values()):
        return [note(theirs(line)) for line in _wording(findings)]
    told = [theirs(text, PART_TEXT) for text in _pages([_line(one, names) for one in findings.sentences])]
    shares = [note(theirs(_shares(findings)))] if names is NAMES else []
    lines = [note(theirs(line)) for line in _wording(findings)]
    return [section(ours("*Your answer, part by part*")), *map(section, told), *shares, *lines]


def _line(sentence: Sentence, names: dict[str, str]) -> str:
    parts = dict.fromkeys(names[one] for one in (sentence.part, sentence.also) if one)
    cue = f" · from “{fitted_words(sentence.cue, CUE)}”" if sentence.cue and sentence.part != "O" else ""
    return f"[{' + '.join(parts)}{cue}] {sentence.text}"


def _pages(lines: list[str]) -> list[str]:
    """The lines in as few sections as hold them, two at most; the rest stands under “My answers”."""
    pages = [""]
    for line in lines:
        if pages[-1] and len(fitted(pages[-1] + line, 2 * PART_TEXT)) >= PART_TEXT:
            pages.append("")
        pages[-1] += line + "\n"
    if len(pages) > PART_SECTIONS:
        pages[PART_SECTIONS - 1] += "… The rest stands under “My answers”."
    return pages[:PART_SECTIONS]


def _shares(findings: Findings) -> str:
    parts = (
        f"{name} {findings.shares[part]:.0%} (aim {findings.aims[part]:.0%}, {findings.pace[part]} s)"
        for part, name in NAMES.items()
        if part in findings.shares
    )
    return "Share of the words: " + " · ".join(parts)


def _wording(findings: Findings) -> Iterator[str]:
    if findings.vague:
        yield "Vague: " + ", ".join(f"“{word}”" for word in dict.fromkeys(findings.vague))
    if findings.fillers:
        yield f"Fillers such as “um” and “like”: {findings.fillers}"


def fitted_words(text: str, limit: int) -> str:
    """A quotation cut at a word, for a line of plain words."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
