"""Practice: its service on a database file with a clock that stands still, and what people do and see of it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from cryptography.fernet import Fernet, MultiFernet

from bot.catalogue import Catalogue, InterviewFormat, InterviewType, Question, Rubric, load
from bot.models.answers import Wording
from bot.models.columns import Row
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.services.entries import Details, When
from bot.services.interviews import Interviews, New
from bot.services.people import People
from bot.services.questions import Card, Draft, Kept, Questions, Sheet
from bot.store.db import Database
from playground import PlaygroundClock
from playground.people import Person
from playground.records import SharedFile
from playground.server import Playground
from playground.sight import SeenMessage

MONDAY = datetime(2027, 1, 4, 17, tzinfo=UTC)
WEDNESDAY = datetime(2027, 1, 6, 15, tzinfo=UTC).replace(tzinfo=None)
QUESTIONS = {question.text: question for question in load().questions}
ZONE = "America/New_York"
ANA, BEN = Who("T1", "U1"), Who("T1", "U2")
VAGUE = "There was some stuff going on in our shop, sort of."
TOLD = (
    "Last spring our clinic lost its appointment system on a Monday morning. My job was to get everyone seen by "
    "evening. I printed the backup list and called the first ten patients. I asked Noor to mark arrivals on a "
    "whiteboard. By six o'clock all sixty patients had been seen, and the waiting time had fallen by half."
)
WORDS = Wording("I counted the till twice, then I called Noor.")


@dataclass
class Practice:
    db: Database
    clock: PlaygroundClock
    questions: Questions
    interviews: Interviews
    people: People

    async def next(self, focus: str = "", who: Who = ANA) -> Card:
        return await self.db.run(self.questions.next, who, focus)

    async def asked(self, times: int, focus: str = "") -> list[Question]:
        return [(await self.next(focus)).question for _ in range(times)]

    async def send(
        self, sheet: Sheet, wording: Wording = WORDS, view: str = "V1", who: Who = ANA
    ) -> Kept | Draft:
        return await self.db.run(self.questions.keep, who, view, sheet, wording)

    async def keep(self, wording: Wording = WORDS, view: str = "V1", who: Who = ANA) -> Kept:
        kept = await self.send(Sheet(self.one(Rubric.STAR).id), wording, view, who)
        assert isinstance(kept, Kept)
        return kept

    async def add(
        self,
        type_: InterviewType,
        company: str = "Harborlight",
        round_: str | None = None,
        role: str = "",
    ) -> Interview:
        when = When(WEDNESDAY, ZONE)
        added = await self.db.run(self.interviews.add, ANA, New(company, company, type_, when))
        details = Details(role=role, round=round_, format=InterviewFormat.VIDEO)
        await self.db.run(self.interviews.detail, ANA, added.interview.id, added.interview.version, details)
        return added.interview

    def one(self, rubric: Rubric) -> Question:
        return next(one for one in self.questions.catalogue.questions if one.rubric is rubric)


@asynccontextmanager
async def practicing(file: Path, catalogue: Catalogue | None = None) -> AsyncIterator[Practice]:
    """With the shipped catalogue unless another is given; Ana and Ben have met the bot."""
    made = _practice(file, catalogue or load())
    try:
        for who in (ANA, BEN):
            await made.db.run(made.people.meet, who, ZONE)
        yield made
    finally:
        made.db.close()


def _practice(file: Path, catalogue: Catalogue) -> Practice:
    db = Database(f"sqlite:///{file}", MultiFernet([Fernet(Fernet.generate_key())]))
    Row.metadata.create_all(db.engine)
    clock = PlaygroundClock(MONDAY)
    return Practice(
        db,
        clock,
        Questions(catalogue, clock, Random(7)),
        Interviews(catalogue, clock, _nobody_sleeps),
        People(_nobody_sleeps),
    )


def _nobody_sleeps() -> None:
    pass


async def asked(person: Person, focus: str) -> Question:
    await person.types(f"/secondround question {focus}")
    return shown(person)


async def kept(person: Person, words: str, focus: str = "motivation") -> None:
    await asked(person, focus)
    await person.clicks("Answer")
    await person.submits({"Your answer": words})
    assert "Kept." in person.last.text


async def kept_as_story(person: Person, title: str, competencies: tuple[str, ...] = ("Integrity",)) -> None:
    """A story of the answer that the newest message keeps."""
    await person.clicks("Save as story")
    await person.submits({"Name": title, "What it shows": list(competencies)})
    assert person.modal is None, person.field_errors


async def reopens(person: Person) -> None:
    """The newest of the answers they kept."""
    await person.types("answers")
    await person.clicks("Reopen")


async def records(
    playground: Playground, person: Person, heard: dict[str, Any], thread: str | None = None
) -> SharedFile:
    """A clip in the DM, or under the message of that ts."""
    clip = SharedFile(
        f"F0{len(playground.workspace.files)}", person.id, "clip.m4a", "audio/mp4", b"~", heard=heard
    )
    await playground.client.shares(person.dm, clip, thread)
    return clip


def shown(person: Person) -> Question:
    """The question on the newest message."""
    return question_on(person.last)


def question_on(message: SeenMessage) -> Question:
    found = [QUESTIONS[line] for line in message.text.splitlines() if line in QUESTIONS]
    assert len(found) == 1, message.text
    return found[0]


def written(person: Person) -> dict[str, str]:
    """What stands in the boxes of the open form, by their labels."""
    assert person.modal
    return {
        block["label"]["text"]: block["element"].get("initial_value", "")
        for block in person.modal["blocks"]
        if block["type"] == "input"
    }


def texts_of(blocks: list[dict[str, Any]], kind: str, part: str) -> list[str]:
    """The texts of that kind that hold `part`, wherever they stand in the blocks."""
    parts = [*blocks, *(element for block in blocks for element in block.get("elements", ()))]
    texts = [part for part in parts if part.get("type") == kind]
    texts += [
        one["text"] for one in parts if isinstance(one.get("text"), dict) and one["text"]["type"] == kind
    ]
    return [one["text"] for one in texts if part in one["text"]]


def value_of(playground: Playground, message: SeenMessage, label: str) -> str:
    """What the button with these words carries."""
    buttons = [button for button in _buttons(playground, message) if button["text"]["text"] == label]
    return str(buttons[0]["value"])


def carry(playground: Playground, message: SeenMessage, value: str) -> None:
    """Makes every button of the message carry `value`."""
    for button in _buttons(playground, message):
        button["value"] = value


def _buttons(playground: Playground, message: SeenMessage) -> Iterator[dict[str, Any]]:
    for block in playground.workspace.message(message.channel, message.ts).blocks:
        yield from (one for one in block.get("elements", ()) if one["type"] == "button")
