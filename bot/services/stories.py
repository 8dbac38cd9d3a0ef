"""Stories: written once, kept in parts, told where they fit; and which competencies have none yet."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlmodel import Session

from bot.catalogue import Catalogue, Competency
from bot.clock import Clock
from bot.errors import FieldError, ItemGone
from bot.ids import new_id
from bot.models.answers import LONGEST, PARTS, Wording
from bot.models.people import Who
from bot.models.stories import LONGEST_TITLE, MOST_COMPETENCIES, Story, StoryRow, StoryText
from bot.services.entries import one_line
from bot.store import answers as answer_store
from bot.store import people as people_store
from bot.store import stories as store
from bot.store.db import reads, writes

PAGE = 10


@dataclass(frozen=True)
class Sheet:
    """What a story's form carries with it: the story that it changes, as of which version."""

    story: str = ""
    version: int = 0

    @classmethod
    def read(cls, text: str) -> "Sheet":
        """Raises ItemGone for what no form of ours carries."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            raise ItemGone from None

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class Draft:
    """A story in its form; `meanwhile` was kept elsewhere since the form was opened."""

    sheet: Sheet
    words: StoryText
    competencies: tuple[Competency, ...]
    meanwhile: StoryText | None = None


@dataclass(frozen=True)
class Kept:
    """A story as stored, with the names of its competencies.

    `changed` is false for a form sent twice, and for one sent as it was opened, which is `untouched`.
    """

    story: Story
    competencies: tuple[str, ...]
    changed: bool = True
    untouched: bool = False


@dataclass(frozen=True)
class Bank:
    """A page of the stories in use, or of the archived ones; `coverage` counts those in use by competency."""

    page: tuple[Kept, ...]
    start: int
    archived: bool
    in_use: int
    put_away: int
    coverage: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return self.put_away if self.archived else self.in_use


class Stories:
    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue, self._clock = catalogue, clock

    @reads
    def bank(self, session: Session, who: Who, start: int = 0, *, archived: bool = False) -> Bank:
        return self._bank(session, people_store.known(session, who).id, start, archived=archived)

    @reads
    def blank(self, _session: Session, _who: Who) -> Draft:
        return self._draft(Sheet(), StoryText())

    @reads
    def from_answer(self, session: Session, who: Who, answer: str) -> Draft:
        """A new story of a kept answer; what stands in one box without names of parts is taken for the action."""
        kept = answer_store.get(session, people_store.known(session, who).id, answer).value()
        question = self._catalogue.question(kept.question)
        wording = kept.wording.split()
        if kept.wording.text and wording.situation == kept.wording.text:
            wording = Wording(action=kept.wording.text)
        return self._draft(Sheet(), StoryText("", wording, question.competencies if question else ()))

    @reads
    def edit(self, session: Session, who: Who, story: str) -> Draft:
        row = store.get(session, people_store.known(session, who).id, story)
        return self._draft(Sheet(row.id, row.version), row.words())

    @writes
    def keep(self, session: Session, who: Who, view: str, sheet: Sheet, words: StoryText) -> Kept | Draft:
        """Stores what a form says, once however often it is sent.

        A Draft means that nothing was stored: the story changed since the form was opened. A story that was deleted
        since is kept anew, for its words are there again. Raises FieldError for what is missing or too much.
        """
        words = replace(words, title=one_line(words.title))
        _check(words, self._catalogue)
        person = people_store.known(session, who).id
        row = store.find(session, person, sheet.story) or store.made_by(session, person, view)
        if row is None:
            _check_new(words, store.in_use(session, {person}).get(person, []))
            row = StoryRow(
                id=new_id(),
                person_id=person,
                view_id=view,
                title="",
                competencies="",
                written_at=self._clock.now(),
            )
            session.add(row)
        elif row.words() == words or not sheet.story:
            untouched = (row.id, row.version) == (sheet.story, sheet.version)
            return replace(self._kept(store.value(session, row)), changed=False, untouched=untouched)
        elif row.version != sheet.version:
            return replace(self._draft(replace(sheet, version=row.version), words), meanwhile=row.words())
        else:
            row.version += 1
        row.sqlmodel_update(self._columns(words))
        session.flush()
        return self._kept(store.value(session, row))

    @writes
    def archive(self, session: Session, who: Who, story: str, start: int, *, archived: bool) -> Bank:
        """Puts it away, or back; the page it was on, without it."""
        person = people_store.known(session, who).id
        store.get(session, person, story).archived = archived
        session.flush()
        return self._bank(session, person, start, archived=not archived)

    @writes
    def delete(self, session: Session, who: Who, story: str, start: int) -> Bank:
        """The page of archived ones without it; one that is gone already stays gone."""
        person = people_store.known(session, who).id
        row = store.find(session, person, story)
        if row is not None:
            session.delete(row)
            session.flush()
        return self._bank(session, person, start, archived=True)

    def _bank(self, session: Session, person: int, start: int, *, archived: bool) -> Bank:
        in_use, put_away = store.counts(session, person)
        total = put_away if archived else in_use
        first = max(0, min(start, (total - 1) // PAGE * PAGE))
        page = store.page(session, person, first, PAGE, archived=archived)
        counts = Counter(store.covered(session, person))
        coverage = tuple((one.name, counts[one.id]) for one in self._catalogue.competencies)
        return Bank(tuple(map(self._kept, page)), first, archived, in_use, put_away, coverage)

    def _draft(self, sheet: Sheet, words: StoryText) -> Draft:
        known = tuple(one for one in words.competencies if self._catalogue.competency(one))
        return Draft(sheet, replace(words, competencies=known), self._catalogue.competencies)

    def _kept(self, story: Story) -> Kept:
        found = map(self._catalogue.competency, story.competencies)
        return Kept(story, tuple(one.name for one in found if one))

    def _columns(self, words: StoryText) -> dict[str, object]:
        return {
            **words.wording.parts,
            "title": words.title,
            "competencies": " ".join(words.competencies),
            "written_at": self._clock.now(),
        }


def _check_new(words: StoryText, others: Iterable[Story]) -> None:
    same = next((one for one in others if one.words.wording == words.wording), None)
    if same is not None:
        raise FieldError(
            "title", f"You keep these very words already, as “{same.title}”. Edit that one instead."
        )


def _check(words: StoryText, catalogue: Catalogue) -> None:
    if not words.title:
        raise FieldError(
            "title", "Give it a name that you will recognize, for example “The night the till was short”."
        )
    if len(words.title) > LONGEST_TITLE:
        raise FieldError("title", f"Please keep the name to {LONGEST_TITLE} characters.")
    for name, text in words.wording.parts.items():
        if len(text) > LONGEST:
            raise FieldError(name, f"That is {len(text):,} characters; a box holds {LONGEST:,}.")
    if not words.wording.count:
        raise FieldError(PARTS[0], "Fill one of the four parts at least. There is nothing to keep yet.")
    known = all(map(catalogue.competency, words.competencies))
    if not known or not 1 <= len(words.competencies) <= MOST_COMPETENCIES:
        raise FieldError("competencies", f"Please pick one to {MOST_COMPETENCIES} of them.")
