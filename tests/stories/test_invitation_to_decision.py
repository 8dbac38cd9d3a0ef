"""A whole life, from the first invitation to a signed offer, as a list of messages with their times."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import SecondRound
from bot.config import Settings
from playground.people import Person
from playground.server import Playground
from tests.conftest import on_stage
from tests.diary import NEW_YORK, Diary
from tests.ics import LINK, PRIYA, TOM, event, file
from tests.postgres import ON_BOTH
from tests.practice import TOLD

pytestmark = ON_BOTH

GOLDEN = Path(__file__).parent.parent / "golden" / "invitation_to_decision.txt"
INES = "ATTENDEE;CN=Ines Duarte:mailto:ines@harborlight.example"
PAY = {"Base pay a year": "85,000", "Currency": "USD"}
NAMES = ("Priya Nair", "Tom Ellis", "Ines Duarte")


class Stage:
    """The bot, which can be stopped and started anew on what it kept."""

    def __init__(self, playground: Playground, settings: Settings) -> None:
        self._playground, self._settings = playground, settings
        self._running = AsyncExitStack()

    async def starts(self) -> SecondRound:
        return await self._running.enter_async_context(on_stage(self._playground, self._settings))

    async def stops(self) -> None:
        await self._running.aclose()


@pytest.fixture
async def stage(playground: Playground, settings: Settings) -> AsyncIterator[Stage]:
    found = Stage(playground, settings)
    yield found
    await found.stops()


async def test_from_an_invitation_to_a_decision(
    playground: Playground, stage: Stage, pytestconfig: pytest.Config
) -> None:
    playground.clock.move_to(datetime(2027, 3, 1, 9, tzinfo=NEW_YORK))
    diary = Diary(playground, await stage.starts(), playground.person("Ana"))
    await invited(diary)
    await practices(diary)
    await changes_plans(diary)
    await stage.stops()
    diary.bot = await stage.starts()
    diary.does("(the bot was stopped and started anew)")
    await is_interviewed(diary)
    await has_an_offer(diary)
    await goes_on_to_the_second_round(diary)
    await has_a_second_offer(diary)
    await decides(diary)
    if pytestconfig.getoption("write_golden"):
        GOLDEN.write_text(diary.text, encoding="utf-8")
    assert diary.text == GOLDEN.read_text(encoding="utf-8")


async def invited(diary: Diary) -> None:
    ana = diary.ana
    await ana.drops("invite.ics", file(event("20270311T150000", PRIYA, TOM, INES, LINK)))
    await ana.clicks("Add it")
    diary.does("drops a calendar file: a panel at Harborlight on Thu Mar 11, 3 PM; adds it")
    await ana.types("add Quillmark executive March 10 2pm")
    await ana.clicks("Add it")
    diary.does("adds an executive interview at Quillmark on Wed Mar 10, 2 PM")


async def practices(diary: Diary) -> None:
    ana = diary.ana
    await ana.types("question teamwork")
    await ana.clicks("Answer")
    await submits(ana, {"Your answer": TOLD})
    await ana.clicks("Save as story")
    await submits(ana, {"Name": "The day without appointments"})
    diary.does("practices a question and keeps the answer as a story")


async def changes_plans(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-03-03T12:00")
    await ana.drops("invite.ics", file(event("20270312T100000", PRIYA, TOM, INES, LINK, sequence=1)))
    await ana.clicks("Change it")
    diary.does("drops the update: the panel is on Fri Mar 12, 10 AM now; changes it")
    await ana.types("add Kestrel phone screen March 9 at 11am")
    await ana.clicks("Add it")
    await ana.clicks("Cancel")
    diary.does("adds a phone screen at Kestrel and cancels it")
    await ana.types("mute until March 9 9am")
    diary.does("wants silence until Tue Mar 9, 9 AM")
    await diary.lives_until("2027-03-09T08:00")


async def is_interviewed(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-03-10T16:30")
    await ana.clicks("Not now")
    diary.does("does not want to look back on Quillmark now")
    await diary.lives_until("2027-03-10T18:30")
    await ana.clicks("Not sending any")
    diary.does("sends no thanks to Quillmark")
    await diary.lives_until("2027-03-12T12:30")
    await ana.clicks("Write it down")
    await submits(
        ana,
        {
            "How did it feel?": "4 · good",
            "Questions that went rough": "Tell us about a time you changed your mind.",
            "They promised to answer by": "2027-03-16",
        },
    )
    await ana.clicks("Add more")
    await submits(
        ana, {"What went unsaid": "That I can start in May", "Promises you made": "Send the work sample"}
    )
    diary.does(
        "writes the debrief of Harborlight down, with a rough question, a promise and something unsaid"
    )
    await diary.lives_until("2027-03-12T14:30")
    await ana.clicks("Write the notes")
    diary.does("looks at the drafts of her thank-you notes")
    for name in NAMES:
        await ana.ticks(name)
        diary.does(f"has thanked {name}")


async def has_an_offer(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-03-22T10:30")
    await ana.types("offers")
    await ana.clicks("Record an offer")
    await submits(ana, {"Company": "Quillmark", **PAY, "They want an answer by": "2027-04-06"})
    diary.does("records an offer from Quillmark, to answer by Tue Apr 6")


async def goes_on_to_the_second_round(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-03-23T11:00")
    await ana.clicks("Heard back")
    await ana.chooses("Record the outcome", "Next round")
    await ana.clicks("Add the next round")
    await submits(ana, {"Type": "Hiring manager", "Date": "2027-03-26", "Time": "14:00"})
    for left in (
        "Tell us about a time you changed your mind.",
        "That I can start in May",
        "Send the work sample",
    ):
        assert left in ana.last.text, "round one is remembered"
    diary.does("heard back from Harborlight: the second round is on Fri Mar 26, 2 PM")
    await diary.lives_until("2027-03-26T16:30")
    await ana.clicks("Write it down")
    await submits(ana, {"How did it feel?": "5 · very good"})
    diary.does("writes the debrief of the second round down")
    await diary.lives_until("2027-03-26T18:30")
    await ana.ticks("Everyone")
    diary.does("has thanked everyone")
    await ana.types("evaluate harborlight")
    await ana.clicks("This one")
    await ana.clicks("Rate them")
    await submits(ana, {"Growth": "5 · very good", "Work-life balance": "4 · good"})
    diary.does("rates Harborlight after two rounds")


async def has_a_second_offer(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-04-01T10:30")
    await ana.opens_home()
    await ana.clicks("Heard back")
    await ana.chooses("Record the outcome", "Offer")
    await ana.clicks("Record the offer")
    await submits(ana, {**PAY, "They want an answer by": "2027-04-09"})
    diary.does("records an offer from Harborlight, to answer by Fri Apr 9")
    await ana.types("offers")
    await ana.clicks("Compare")
    diary.does("compares the two")


async def decides(diary: Diary) -> None:
    ana = diary.ana
    await diary.lives_until("2027-04-03T12:00")
    await ana.types("offers harborlight")
    await ana.clicks("Accept")
    diary.does("accepts Harborlight's offer, three days before Quillmark's deadline")
    await ana.clicks("Decline this one")
    diary.does("declines Quillmark's")
    await diary.lives_until("2027-06-30T12:00")
    await ana.opens_home()
    diary.does("looks at Home, months later")


async def submits(ana: Person, values: dict[str, Any]) -> None:
    await ana.submits(values)
    assert ana.modal is None, ana.field_errors
