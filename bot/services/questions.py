"""Practice questions: the next one for a person, and the answers they write, keep, reopen and delete."""

import json
from dataclasses import asdict, dataclass, field, replace
from random import Random

from sqlmodel import Session

from bot.catalogue import Catalogue, Question, QuestionType, Rubric
from bot.clock import Clock
from bot.errors import FieldError, ItemGone
from bot.ids import new_id
from bot.models.answers import LONGEST, PARTS, Answer, AnswerRow, Wording
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.models.stories import Suggestion
from bot.services.focus import Foci, Focus
from bot.services.plans import practiced
from bot.services.selection import Standing, standing
from bot.store import answers as store
from bot.store import people as people_store
from bot.store import reviews as review_store
from bot.store.db import reads, writes

PAGE = 10


@dataclass(frozen=True)
class Card:
    """A question as put to a person: within which focus, for which interview, whether as a review; a story for it.

    `daily` says which of those that come by themselves its message is; it is empty for one that was asked for.
    """

    question: Question
    focus: Focus | None = None
    interview: Interview | None = None
    again: bool = False
    story: Suggestion | None = None
    daily: str = ""


@dataclass(frozen=True)
class Sheet:
    """What an answer's form carries with it. `answer` and `version` are those of the answer that it changes.

    `turn` counts how often the boxes were switched: Slack keeps what stood in an input of the same ids. `mock` is the
    round that it is asked in.
    """

    question: str
    focus: str = ""
    answer: str = ""
    version: int = 0
    boxes: bool = False
    turn: int = 0
    mock: str = ""

    @classmethod
    def read(cls, text: str) -> "Sheet":
        return cls(**json.loads(text))

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class Draft:
    """An answer in its form. `question` is None once it left the collection; `meanwhile` was kept elsewhere since."""

    sheet: Sheet
    question: Question | None
    wording: Wording = field(default_factory=Wording)
    too_long: bool = False
    meanwhile: Answer | None = None


@dataclass(frozen=True)
class Kept:
    """An answer as stored, with its question if that is there; `untouched` by a form sent as it was opened."""

    answer: Answer
    question: Question | None
    focus: str = ""
    changed: bool = True
    untouched: bool = False


@dataclass(frozen=True)
class Answers:
    """A page of the answers somebody kept; `zone` is the person's."""

    page: tuple[Kept, ...]
    start: int
    total: int
    zone: str


class Questions:
    def __init__(self, catalogue: Catalogue, clock: Clock, chance: Random) -> None:
        self.catalogue, self._clock, self._chance = catalogue, clock, chance
        self.foci = Foci(catalogue)
        self._mix = tuple(one for one in catalogue.questions if one.type is not QuestionType.ASK)

    @writes
    def next(self, session: Session, who: Who, focus: str = "") -> Card:
        """The next question within `focus` (the key of one; any other means the mix), not the last one at once again.

        A review that is due comes first; then what fits the next interview, once since that was entered; then what
        was never asked; then what was asked longest ago.
        """
        row = people_store.get(session, who)
        now, person = self._clock.now(), row.value()
        stands, within = standing(session, person, now, self.catalogue), self.foci.get(focus)
        question = stands.first_of(self._pool(within, row.last_question, stands), self._chance)
        row.last_question = question.id
        store.record_asked(session, person.id, question.id, now)
        interview = stands.interview if stands.fits(question) else None
        return Card(question, within, interview, stands.is_due(question), stands.story(question))

    def within(self, focus: str) -> tuple[Question, ...]:
        """All that a focus holds; the mix for any other key."""
        found = self.foci.get(focus)
        return found.questions if found else self._mix

    @reads
    def card(self, session: Session, who: Who, question: str, focus: str) -> Card:
        """A question that was put before; raises ItemGone where it left the collection."""
        found = self._question(question)
        stands = standing(session, people_store.known(session, who), self._clock.now(), self.catalogue)
        interview = stands.interview if stands.fits(found) else None
        return Card(found, self.foci.get(focus), interview, story=stands.story(found))

    @reads
    def draft(self, session: Session, who: Who, question: str, focus: str) -> Draft:
        """An empty form, with the boxes that the person likes."""
        found = self._question(question)
        boxes = found.rubric is Rubric.STAR and people_store.known(session, who).star_boxes
        return Draft(Sheet(question, focus, boxes=boxes), found)

    @reads
    def reopen(self, session: Session, who: Who, answer: str) -> Draft:
        kept = store.get(session, people_store.known(session, who).id, answer).value()
        sheet = Sheet(kept.question, answer=kept.id, version=kept.version, boxes=kept.wording.in_parts)
        return Draft(sheet, self.catalogue.question(kept.question), kept.wording)

    @reads
    def again(self, session: Session, who: Who, answer: str, focus: str) -> Draft:
        """A further try at the question of an answer, with the words of that one to begin with."""
        draft = self.reopen(session, who, answer)
        return replace(draft, sheet=Sheet(draft.sheet.question, focus, boxes=draft.sheet.boxes))

    @writes
    def restyle(self, session: Session, who: Who, sheet: Sheet, wording: Wording) -> Draft:
        """Four boxes instead of one, or one instead of four; the person gets the same next time.

        What was typed moves along. Where one box cannot hold it all, everything stays as it is, `too_long`.
        """
        question = self.catalogue.question(sheet.question)
        moved = wording.joined() if sheet.boxes else wording.split()
        if len(moved.text) > LONGEST:
            return Draft(sheet, question, wording, too_long=True)
        people_store.get(session, who).star_boxes = not sheet.boxes
        return Draft(replace(sheet, boxes=not sheet.boxes, turn=sheet.turn + 1), question, moved)

    @writes
    def keep(self, session: Session, who: Who, view: str, sheet: Sheet, wording: Wording) -> Kept | Draft:
        """Stores what a form says, once however often it is sent.

        A Draft means that nothing was stored: the answer changed since the form was opened. An answer that was
        deleted since is kept anew, for its words are there again. Raises FieldError for an empty answer.
        """
        _check(wording, sheet)
        whose = people_store.get(session, who)
        person = whose.value().id
        row = store.find(session, person, sheet.answer) or store.made_by(session, person, view)
        if row is None:
            row = self._new(person, view, sheet, wording)
            session.add(row)
            practiced(session, whose, self._clock.now())
            return self._kept(row, sheet)
        if row.value().wording == wording or not sheet.answer:
            untouched = (row.id, row.version) == (sheet.answer, sheet.version)
            return replace(self._kept(row, sheet), changed=False, untouched=untouched)
        if row.version != sheet.version:
            now = replace(sheet, version=row.version)
            return Draft(now, self.catalogue.question(row.question_id), wording, meanwhile=row.value())
        row.sqlmodel_update(asdict(wording))
        row.version, row.written_at = row.version + 1, self._clock.now()
        practiced(session, whose, self._clock.now())
        return self._kept(row, sheet)

    @reads
    def answers(self, session: Session, who: Who, start: int = 0) -> Answers:
        return self._answers(session, who, start)

    @writes
    def delete(self, session: Session, who: Who, answer: str, start: int) -> Answers:
        """The page without the answer; one that is gone already stays gone."""
        row = store.find(session, people_store.known(session, who).id, answer)
        if row is not None:
            session.delete(row)
            review_store.forget(session, answer)
            session.flush()
        return self._answers(session, who, start)

    def _answers(self, session: Session, who: Who, start: int) -> Answers:
        person = people_store.known(session, who)
        total = store.count(session, person.id)
        first = max(0, min(start, (total - 1) // PAGE * PAGE))
        kept = store.page(session, person.id, first, PAGE)
        page = tuple(Kept(one, self.catalogue.question(one.question)) for one in kept)
        return Answers(page, first, total, person.zone)

    def _question(self, question: str) -> Question:
        found = self.catalogue.question(question)
        if found is None:
            raise ItemGone
        return found

    def _pool(self, focus: Focus | None, last: str | None, stands: Standing) -> tuple[Question, ...]:
        """Not the same twice in a row, unless it is due again: a focus with one question gives way to the mix."""
        for questions in (focus.questions if focus else (), self._mix):
            others = tuple(one for one in questions if one.id != last or stands.is_due(one))
            if others:
                return others
        return self._mix

    def _new(self, person: int, view: str, sheet: Sheet, wording: Wording) -> AnswerRow:
        return AnswerRow(
            id=new_id(),
            person_id=person,
            question_id=sheet.question,
            view_id=view,
            written_at=self._clock.now(),
            **asdict(wording),
        )

    def _kept(self, row: AnswerRow, sheet: Sheet) -> Kept:
        return Kept(row.value(), self.catalogue.question(row.question_id), sheet.focus)


def _check(wording: Wording, sheet: Sheet) -> None:
    if not wording.count:
        words = "Fill one of the boxes at least." if sheet.boxes else "Write a few words first."
        raise FieldError(PARTS[0] if sheet.boxes else "text", f"{words} There is nothing to keep yet.")
    for name, text in asdict(wording).items():
        if len(text) > LONGEST:
            raise FieldError(name, f"That is {len(text):,} characters; a box holds {LONGEST:,}.")
