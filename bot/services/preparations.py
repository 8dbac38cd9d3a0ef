"""Preparations: research, questions to ask, strengths, references and an outline, written down for one interview."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.errors import FieldError, ItemGone
from bot.models.answers import LONGEST
from bot.models.interviews import Interview
from bot.models.people import Person, Who
from bot.models.preparations import SOURCES, Part, Preparation, Section
from bot.services.entries import read_lines
from bot.services.to_ask import FIRST, ToAsk, chosen, offered
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store import preparations as store
from bot.store.db import reads, writes

LIMITS = {
    Part.ASK: (10, 250),
    Part.STRENGTHS: (6, 300),
    Part.REFERENCES: (5, 200),
    Part.OUTLINE: (12, 150),
}
"""Of a box with lines: how many, and how long each may be."""
NAMES = {
    Part.ASK: "questions",
    Part.STRENGTHS: "strengths",
    Part.REFERENCES: "references",
    Part.OUTLINE: "headings",
}


@dataclass(frozen=True)
class Sheet:
    """What a section's form carries with it: as of which version, and the message that it was opened from."""

    interview: str
    section: Section
    version: int = 0
    channel: str = ""
    ts: str = ""

    @classmethod
    def read(cls, text: str) -> "Sheet":
        """Raises ItemGone for what no form of ours carries."""
        try:
            sheet = cls(**json.loads(text))
            return replace(sheet, section=Section(sheet.section), interview=str(sheet.interview))
        except (ValueError, TypeError):
            raise ItemGone from None

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class Written:
    """A section as its form has it: the text of each box, and the picked questions of the bank."""

    texts: Mapping[Part, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A section in its form; `meanwhile` was kept elsewhere since the form was opened."""

    sheet: Sheet
    interview: Interview
    words: Written
    preparation: Preparation
    offered: tuple[ToAsk, ...] = ()
    meanwhile: Written | None = None


@dataclass(frozen=True)
class Workspace:
    """One interview's preparation. `changed` is false where there was nothing to do: a form sent twice."""

    interview: Interview
    person: Person
    preparation: Preparation
    asked: tuple[ToAsk, ...]
    changed: bool = True


class Preparations:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Workspace:
        return self._workspace(session, who, interview)

    @reads
    def edit(self, session: Session, who: Who, sheet: Sheet) -> Draft:
        """Questions that nobody chose yet come with the first five picked."""
        space = self._workspace(session, who, sheet.interview)
        there = _as_written(space.preparation, sheet.section)
        draft = self._draft(space, sheet, there)
        if sheet.section is Section.ASK and not space.preparation.note(Part.ASK).version:
            first = tuple(one.id for one in draft.offered[:FIRST])
            return replace(draft, words=replace(there, questions=first))
        return draft

    @writes
    def keep(self, session: Session, who: Who, sheet: Sheet, words: Written) -> Workspace | Draft:
        """A Draft means that nothing was stored: the section changed since the form was opened.

        A box that came from a round before and was left as it was stays that round's.
        """
        space = self._workspace(session, who, sheet.interview)
        preparation, section = space.preparation, sheet.section
        words = self._clean(space, section, words)
        there = _as_written(preparation, section)
        if words == there and (section is not Section.ASK or preparation.note(Part.ASK).version):
            return replace(space, changed=False)
        if preparation.version(section) != sheet.version:
            return replace(self._draft(space, sheet, words), meanwhile=there)
        for part in section.parts:
            if part is Part.ASK or words.texts[part] != there.texts[part]:
                store.keep(session, sheet.interview, part, words.texts[part], words.questions)
        return self._workspace(session, who, sheet.interview)

    def _workspace(self, session: Session, who: Who, interview: str) -> Workspace:
        person = people_store.known(session, who)
        one = interview_store.value(session, interview_store.get(session, person.id, interview))
        preparation = store.of(session, {one.id})[one.id]
        return Workspace(one, person, preparation, chosen(preparation, one, self._catalogue))

    def _draft(self, space: Workspace, sheet: Sheet, words: Written) -> Draft:
        preparation, interview = space.preparation, space.interview
        now = replace(sheet, version=preparation.version(sheet.section))
        there = offered(preparation, interview, self._catalogue) if sheet.section is Section.ASK else ()
        return Draft(now, interview, words, preparation, there)

    def _clean(self, space: Workspace, section: Section, words: Written) -> Written:
        """As it is stored, the picked questions in the order of the form; raises FieldError for what is too much."""
        texts = {part: _fitting(part, words.texts.get(part, "")) for part in section.parts}
        there = offered(space.preparation, space.interview, self._catalogue)
        return Written(texts, tuple(one.id for one in there if one.id in words.questions))


def _as_written(preparation: Preparation, section: Section) -> Written:
    texts = {part: preparation.note(part).text for part in section.parts}
    picked = preparation.note(Part.ASK).questions if section is Section.ASK else ()
    return Written(texts, picked)


def _fitting(part: Part, text: str) -> str:
    if len(text) > LONGEST:
        raise FieldError(part, f"That is {len(text):,} characters; a box holds {LONGEST:,}.")
    if part in SOURCES:
        return text
    lines = read_lines(text)
    most, longest = LIMITS[part]
    if len(lines) > most:
        raise FieldError(part, f"That is {len(lines)} {NAMES[part]}; please keep it to {most}.")
    long = next((line for line in lines if len(line) > longest), None)
    if long is not None:
        raise FieldError(part, f"“{long[:30]}…” is too long for one line: {longest} characters at most.")
    return "\n".join(lines)
