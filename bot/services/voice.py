"""Answers spoken into an audio clip: waited for, then kept as Slack wrote them down, with how long they took."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.catalogue import QuestionType
from bot.clock import Clock
from bot.errors import YoursToAsk
from bot.models.answers import LONGEST, Wording
from bot.models.clips import PATIENCE, WaitingClipRow
from bot.models.people import Who
from bot.services.feedback import Coach, Feedback
from bot.services.mocks import Mocks
from bot.services.questions import Questions, Sheet
from bot.services.rounds import Round
from bot.store import answers as answer_store
from bot.store import clips as store
from bot.store import people as people_store
from bot.store.db import reads, writes


@dataclass(frozen=True)
class Sent:
    """A clip as somebody sent it: the file's id, where, under which message, what it answers, and since when it waits.

    `question` is empty where nothing was asked.
    """

    who: Who
    file: str
    channel: str
    thread: str
    question: str
    since: datetime


@dataclass(frozen=True)
class Voice:
    questions: Questions
    coach: Coach
    mocks: Mocks
    clock: Clock

    @reads
    def sent(self, session: Session, who: Who, file: str, channel: str, thread: str) -> Sent:
        """A clip answers the question that is open in the thread of a round, elsewhere the one that was put last.

        Raises YoursToAsk where that is no question to answer.
        """
        last = people_store.get(session, who).last_question
        question = self.mocks.asking(session, who, thread) or last or ""
        found = self.questions.catalogue.question(question)
        if found is not None and found.type is QuestionType.ASK:
            raise YoursToAsk
        return Sent(who, file, channel, thread, question, self.clock.now())

    @writes
    def wait(self, session: Session, clip: Sent) -> bool:
        """Looks again later; False, and nothing more, once it waited long enough."""
        person = people_store.known(session, clip.who).id
        store.take(session, clip.file)
        if self.clock.now() - clip.since > PATIENCE:
            return False
        session.add(
            WaitingClipRow(
                file_id=clip.file,
                person_id=person,
                question_id=clip.question,
                channel=clip.channel,
                thread=clip.thread,
                since=clip.since,
            )
        )
        return True

    @writes
    def waiting(self, session: Session) -> tuple[Sent, ...]:
        """All clips that are waited for; they wait no longer unless `wait` is told so."""
        rows = store.take_all(session)
        people = people_store.by_id(session, {row.person_id for row in rows})
        return tuple(
            Sent(people[row.person_id].who, row.file_id, row.channel, row.thread, row.question_id, row.since)
            for row in rows
        )

    @writes
    def keep(self, session: Session, clip: Sent, words: str, seconds: int) -> Feedback | Round | None:
        """The answer to its question, which moves a round on where that is open in one; None where there was none.

        A clip that comes twice counts once. What a box cannot hold is left off.
        """
        person = people_store.known(session, clip.who).id
        store.take(session, clip.file)
        fitting = words[:LONGEST]
        done = self.mocks.spoken(session, clip.who, clip.question, clip.file, fitting) or self._answered(
            session, clip, fitting
        )
        kept = answer_store.made_by(session, person, clip.file)
        if kept is not None:
            kept.seconds = seconds or None
            if isinstance(done, Feedback):
                return replace(done, kept=replace(done.kept, answer=kept.value()))
        return done

    def _answered(self, session: Session, clip: Sent, words: str) -> Feedback | None:
        if self.questions.catalogue.question(clip.question) is None:
            return None
        done = self.coach.keep(session, clip.who, clip.file, Sheet(clip.question), Wording(words))
        return done if isinstance(done, Feedback) else None
