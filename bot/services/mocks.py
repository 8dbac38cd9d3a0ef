"""Mock rounds: begun, answered question by question, skipped, stopped, summed up; whatever dies, they go on."""

from dataclasses import replace
from random import Random

from sqlmodel import Session

from bot.catalogue import Catalogue, QuestionType
from bot.clock import Clock
from bot.errors import MockMovedOn, NoMockToAsk
from bot.ids import new_id
from bot.models.answers import Wording
from bot.models.mocks import MockRow, MockTurnRow, Turn
from bot.models.people import Person, PersonRow, Who
from bot.services.feedback import Coach, Feedback
from bot.services.questions import Draft, Questions, Sheet
from bot.services.rounds import Late, Result, Round, Taken, Wish, summed_up
from bot.services.selection import standing
from bot.store import answers as answer_store
from bot.store import mocks as store
from bot.store import people as people_store
from bot.store.db import reads, writes

SKIP = {"skip", "skip it", "next", "pass"}
STOP = {"stop", "stop it", "quit", "cancel"}
HINT = {"hint"}
AROUND = " \n.!…"
REMARK = 12
"""Words: fewer under a round that is over are no answer."""


class Mocks:
    def __init__(
        self, catalogue: Catalogue, questions: Questions, answering: Coach, clock: Clock, chance: Random
    ) -> None:
        self._catalogue, self._questions, self._coach = catalogue, questions, answering
        self._clock, self._chance = clock, chance

    @writes
    def begin(self, session: Session, who: Who, wish: Wish) -> Round:
        """A new round of so many questions (1 to 10); the one under way, if there is one.

        Without a focus it is what the next interview asks, else the mix. Raises NoMockToAsk for questions to ask.
        """
        if wish.focus and wish.focus.key == QuestionType.ASK:
            raise NoMockToAsk
        person = people_store.get(session, who).value()
        row = store.open_one(session, person.id)
        if row is not None:
            going = self._round(session, row)
            if going.question is not None:
                return replace(going, resumed=True, wish=wish)
        row = MockRow(id=new_id(), person_id=person.id, begun_at=self._clock.now())
        self._choose(session, row, person, wish)
        return replace(self._round(session, row), wish=wish)

    @writes
    def anew(self, session: Session, who: Who, mock: str, wish: Wish) -> tuple[Round | None, Round]:
        """Stops that round and begins another: what the first came to (None where it was over), and the second."""
        row = self._mine(session, who, mock)
        over = None
        if row.ended_at is None:
            row.ended_at = self._clock.now()
            over = self._round(session, row)
        return over, self.begin(session, who, wish)

    @writes
    def placed(self, session: Session, who: Who, mock: str, channel: str, ts: str) -> None:
        """Where the thread of the round begins."""
        row = self._mine(session, who, mock)
        row.channel, row.ts = channel, ts

    @reads
    def draft(self, session: Session, who: Who, mock: str, position: int) -> Draft:
        """An empty form for the question that is open; raises MockMovedOn for any other."""
        turn = self._open(session, self._mine(session, who, mock), position)
        draft = self._questions.draft(session, who, turn.question_id, "")
        return replace(draft, sheet=replace(draft.sheet, mock=f"{mock}:{position}"))

    @writes
    def keep(self, session: Session, who: Who, view: str, sheet: Sheet, wording: Wording) -> Taken | Draft:
        """Keeps the answer, and moves the round on by it: both or neither."""
        done = self._coach.keep(session, who, view, sheet, wording)
        if isinstance(done, Draft):
            return done
        mock, _, position = sheet.mock.partition(":")
        row = self._mine(session, who, mock)
        turn = session.get(MockTurnRow, (mock, int(position)))
        if turn is None or row.ended_at is not None or turn.value().is_done:
            return Taken(done, None)
        turn.answer_id = done.kept.answer.id
        return Taken(done, self._round(session, row))

    @writes
    def told(self, session: Session, who: Who, thread: str, message: str, text: str) -> Round | None:
        """What was typed under the round that is under way: an answer, “skip”, “stop” or “hint”.

        None for any other thread. `message` makes one that arrives twice count once.
        """
        row = store.under(session, people_store.get(session, who).value().id, thread)
        turn = store.value(session, row).current if row else None
        return self._said(session, who, row, turn, message, text) if row and turn else None

    @writes
    def late(self, session: Session, who: Who, thread: str, message: str, text: str) -> Late | None:
        """What was typed under a round that is over: an answer is kept where a question had been left open."""
        row = store.under(session, people_store.get(session, who).value().id, thread)
        if row is None or row.ended_at is None:
            return None
        mock = store.value(session, row)
        left = mock.reached[-1]
        if left.is_done or len(text.split()) < REMARK:
            return Late(mock)
        done = self._coach.keep(session, who, message, Sheet(left.question), Wording(text))
        return Late(mock, done if isinstance(done, Feedback) else None)

    @writes
    def spoken(self, session: Session, who: Who, question: str, clip: str, text: str) -> Round | None:
        """As `told`, where the question that is open is the one answered; None for any other."""
        row = store.open_one(session, people_store.get(session, who).value().id)
        turn = store.value(session, row).current if row else None
        is_open = turn is not None and turn.question == question
        return self._said(session, who, row, turn, clip, text) if row and turn and is_open else None

    @reads
    def asking(self, session: Session, who: Who, thread: str) -> str:
        """The question that is open in this thread; empty where none is."""
        row = store.under(session, people_store.get(session, who).value().id, thread)
        turn = store.value(session, row).current if row else None
        return turn.question if turn else ""

    @writes
    def skip(self, session: Session, who: Who, mock: str, position: int) -> Round:
        row = self._mine(session, who, mock)
        self._open(session, row, position).skipped = True
        return self._round(session, row)

    @writes
    def stop(self, session: Session, who: Who, mock: str) -> Round:
        """Ends the round; raises MockMovedOn where it is over."""
        row = self._mine(session, who, mock)
        if row.ended_at is not None:
            raise MockMovedOn
        row.ended_at = self._clock.now()
        return self._round(session, row)

    def _said(self, session: Session, who: Who, row: MockRow, turn: Turn, message: str, text: str) -> Round:
        said = text.casefold().strip(AROUND)
        if said in STOP:
            row.ended_at = self._clock.now()
        elif said in SKIP:
            self._open(session, row, turn.position).skipped = True
        elif said not in HINT:
            done = self._coach.keep(session, who, message, Sheet(turn.question), Wording(text))
            if isinstance(done, Feedback) and done.kept.changed:
                self._open(session, row, turn.position).answer_id = done.kept.answer.id
        return replace(self._round(session, row), hint=said in HINT)

    def _mine(self, session: Session, who: Who, mock: str) -> MockRow:
        return store.get(session, people_store.get(session, who).value().id, mock)

    def _open(self, session: Session, row: MockRow, position: int) -> MockTurnRow:
        current = store.value(session, row).current
        turn = session.get(MockTurnRow, (row.id, position))
        if current is None or turn is None or current.position != position:
            raise MockMovedOn
        return turn

    def _choose(self, session: Session, row: MockRow, person: Person, wish: Wish) -> None:
        stands = standing(session, person, self._clock.now(), self._catalogue)
        type_ = stands.interview.type if stands.interview else ""
        focus = wish.focus or self._questions.foci.get(type_)
        row.focus = focus.key if focus else ""
        pool = self._questions.within(row.focus)
        session.add(row)
        session.flush()
        chosen = stands.round_of(self._chance.sample(pool, len(pool)), wish.fitting)
        for position, question in enumerate(chosen, start=1):
            session.add(MockTurnRow(mock_id=row.id, position=position, question_id=question.id))
        session.flush()

    def _round(self, session: Session, row: MockRow) -> Round:
        """Puts the question that is open; passes over those that have left the collection, and ends after the last."""
        for turn in store.turns(session, row.id):
            turn.skipped = turn.skipped or not (turn.answer_id or self._catalogue.question(turn.question_id))
        mock, focus = store.value(session, row), self._questions.foci.get(row.focus)
        if mock.current is not None:
            self._put(session, row.person_id, mock.current)
            before = self._catalogue.question(mock.before.question) if mock.before else None
            return Round(mock, focus, self._catalogue.question(mock.current.question), before=before)
        row.ended_at = row.ended_at or self._clock.now()
        results = tuple(self._result(session, row.person_id, turn) for turn in mock.reached)
        return summed_up(Round(replace(mock, ended=True), focus, results=results))

    def _put(self, session: Session, person: int, turn: Turn) -> None:
        """The question that a recording answers from now on."""
        session.get_one(PersonRow, person).last_question = turn.question
        answer_store.record_asked(session, person, turn.question, self._clock.now())

    def _result(self, session: Session, person: int, turn: Turn) -> Result:
        row = answer_store.find(session, person, turn.answer) if turn.answer else None
        question = self._catalogue.question(turn.question)
        return Result(
            question, self._coach.findings(row.value()) if row else None, answered=bool(turn.answer)
        )
