"""A database that is read-only, locked or full: the right words, what was typed stays, and never a lost row."""

from contextlib import closing
from sqlite3 import connect

import pytest
from sqlmodel import Session, select

from bot.app import SecondRound
from bot.models.interviews import InterviewRow
from bot.models.reminders import ReminderRow
from bot.store.db import reads
from playground.people import Person
from tests.story import FRIDAY, adds, boxes, saying, set_on_the_writer

pytestmark = pytest.mark.usefixtures("nothing_breaks")

MANY = [f"Interviewer number {number:02} of those whom I met" for number in range(30)]
BROKEN = {
    "query_only=ON": ("query_only=OFF", "the database is read-only"),
    "max_page_count=1": ("max_page_count=1073741823", "The disk is full"),
}


@reads
def counts(session: Session) -> tuple[int, int]:
    return len(session.exec(select(InterviewRow)).all()), len(session.exec(select(ReminderRow)).all())


@pytest.mark.parametrize(("pragma", "mended", "words"), [(one, *rest) for one, rest in BROKEN.items()])
async def test_a_form_stays_open_with_the_reason_and_is_taken_once_it_is_mended(
    bot: SecondRound, ana: Person, pragma: str, mended: str, words: str
) -> None:
    await adds(ana)
    before = await bot.db.run(counts)
    await ana.clicks("Details")
    set_on_the_writer(bot, pragma)
    await ana.submits({"Role": "Analyst", "Notes": "x" * 3000, "Interviewers": "\n".join(MANY)})
    assert words in ana.field_errors["Role"]
    assert "nothing was changed" in ana.field_errors["Role"]
    assert await bot.db.run(counts) == before
    set_on_the_writer(bot, mended)
    await ana.submits()
    assert "Role: Analyst" in ana.last.text
    assert MANY[0] in ana.last.words


async def test_a_button_on_a_read_only_database_says_so(bot: SecondRound, ana: Person) -> None:
    first = boxes(await adds(ana))[0]
    set_on_the_writer(bot, "query_only=ON")
    await ana.ticks(first)
    assert "the database is read-only" in ana.last.text
    await ana.clicks("Cancel")
    assert saying(ana, "is canceled") == []
    set_on_the_writer(bot, "query_only=OFF")
    await ana.clicks("Cancel")
    assert len(saying(ana, "is canceled")) == 1


async def test_while_somebody_else_holds_the_database_people_are_asked_to_wait(
    bot: SecondRound, ana: Person
) -> None:
    await ana.types("/secondround add")
    set_on_the_writer(bot, "busy_timeout=0")
    with closing(connect(bot.db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await ana.submits(FRIDAY)
        assert "try again in a minute" in ana.field_errors["Company"]
        await ana.types("/secondround tips")
        assert "try again in a minute" in ana.last.text
        assert ana.modal is not None
    await ana.submits()
    assert (await bot.db.run(counts))[0] == 1
