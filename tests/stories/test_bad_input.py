"""Whatever people type: a clear sentence or a field's error, as typed, and it neither pings nor formats."""

from itertools import product

import pytest

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from tests.conftest import moved
from tests.story import FRIDAY, adds, details, saying
from tests.walk import misplaced

pytestmark = pytest.mark.usefixtures("nothing_breaks")

MARK = "Zq7x"
HOSTILE = {
    "broadcast": f"{MARK} <!channel> <!here|now>",
    "mention": f"{MARK} <@U0BEN0001> <#C0JOBSRCH>",
    "escaped": f"{MARK} &lt;!channel&gt; &amp;",
    "link": f"{MARK} <https://trap.example|Your bank>",
    "format": f"*{MARK}* _a_ ~b~ `c` > d",
    "right to left": f"{MARK} \u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "emoji": f"{MARK} \U0001f99c\U0001f469\u200d\U0001f4bb :tada:",
    "zero width": f"{MARK}\u200b\u200d\ufeff inc",
    "quotes": f'{MARK} "O\'Neil" \\ {{0}} %s',
    "date": f"{MARK} <!date^0^{{date}}|x>",
}
COMMANDS = [
    "tips",
    "question",
    "add",
    "interviews",
    "prep",
    "thanks",
    "answers",
    "debrief",
    "settings",
    "help",
    "",
]
LONG = f"{MARK} " + "& " * 1400


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_a_company_appears_as_typed_wherever_it_is_said(
    playground: Playground, bot: SecondRound, ana: Person, typed: str
) -> None:
    added = await adds(ana, {"Company": typed})
    assert f"Panel interview at {typed}" in added.words
    for label in ("Reschedule", "Details"):
        await ana.clicks(label)
        assert ana.sees(f"Panel interview at {typed}")
        await ana.closes()
    await ana.clicks("Cancel")
    await ana.clicks("Undo")
    await ana.clicks("Next round")
    await ana.clicks("Undo")
    await adds(ana, {"Company": f"{typed} 2", "Time": "22:00"})
    await adds(ana, {"Company": f"{typed} 3", "Time": "23:00"})
    for command in ("interviews", f"prep {MARK}", "tips"):
        await ana.types(f"/secondround {command}")
    for _ in range(5):
        await moved(playground, bot, days=1)
    await ana.types(f"/secondround thanks {MARK}")
    assert misplaced(playground, MARK) == []


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
async def test_details_appear_as_typed(
    playground: Playground, bot: SecondRound, ana: Person, typed: str
) -> None:
    await adds(ana)
    await details(
        ana,
        {
            "Role": typed,
            "Place or link": typed,
            "Interviewers": f"{typed}\n{typed} jr",
            "Notes": f"{typed}\n{typed}",
        },
    )
    for words in (f"Role: {typed}", f"Where: {typed}", f"With: {typed}, {typed} jr", f"Notes: {typed}"):
        assert words in ana.last.text
    await ana.clicks("Edit the list")
    await ana.submits({"Your own items": typed})
    assert f"[open] {typed}" in ana.last.text
    await moved(playground, bot, days=4, hours=2)
    await moved(playground, bot, hours=5)
    await ana.types("/secondround thanks")
    await ana.ticks(f"{typed} jr")
    assert f"[done] {typed} jr" in ana.last.text
    assert misplaced(playground, MARK) == []


@pytest.mark.parametrize("command", COMMANDS)
async def test_after_any_command_anything_gets_a_sentence(
    playground: Playground, ana: Person, command: str
) -> None:
    for start, typed in product(("/secondround ", ""), (*HOSTILE.values(), LONG)):
        said = len(ana.messages)
        await ana.types(f"{start}{command} {typed}")
        assert ana.modal is not None or len(ana.messages) > said
        assert ana.modal is not None or ana.last.text.strip()
        if ana.modal is not None:
            await ana.closes()
    assert misplaced(playground, MARK) == []


@pytest.mark.parametrize("typed", ["", " ", "\n\n", "\u200b", "\u00a0", "\u202e", "\x00", "\ufeff\u200d"])
async def test_a_company_of_nothing_is_refused_and_the_form_stays(ana: Person, typed: str) -> None:
    await ana.types("/secondround add")
    await ana.submits({**FRIDAY, "Company": typed})
    assert list(ana.field_errors) == ["Company"]
    await ana.submits({"Company": "Harborlight"})
    assert ana.modal is None
    assert len(saying(ana, "Panel interview at Harborlight")) == 1


async def test_an_unseen_sign_is_left_out_of_a_name(ana: Person) -> None:
    added = await adds(ana, {"Company": "Har\x00bor\x07light"})
    assert "Panel interview at Harborlight" in added.text


@pytest.mark.parametrize(
    "typed", ["abc", "-1", "0", "4", "721", "1e3", "60.5", "\u0661\u0662", str(10**30), "9" * 3000]
)
async def test_a_length_that_is_none_is_refused_and_the_rest_kept(ana: Person, typed: str) -> None:
    await adds(ana)
    await ana.clicks("Details")
    await ana.submits({"Role": "Analyst", "Length in minutes": typed})
    assert list(ana.field_errors) == ["Length in minutes"]
    await ana.submits({"Length in minutes": "45"})
    assert "Role: Analyst" in ana.last.text


async def test_thirty_one_interviewers_are_too_many_and_stay_typed(ana: Person) -> None:
    await adds(ana)
    await ana.clicks("Details")
    names = [f"Person {number}" for number in range(31)]
    await ana.submits({"Interviewers": "\n".join(names)})
    assert ana.field_errors == {"Interviewers": "That is 31 people; please keep it to 30."}
    await ana.submits({"Interviewers": "\n".join(names[:30])})
    assert "With: Person 0, Person 1" in ana.last.text


async def test_a_name_too_long_for_a_box_is_refused(ana: Person) -> None:
    await adds(ana)
    await ana.clicks("Details")
    await ana.submits({"Interviewers": "P" * 76})
    assert "75 characters at most" in ana.field_errors["Interviewers"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("\n".join(f"Item {number}" for number in range(21)), "That is 21 items; please keep it to 20."),
        ("x" * 76, "75 characters at most"),
    ],
)
async def test_own_items_too_many_or_too_long_are_refused(ana: Person, typed: str, words: str) -> None:
    await adds(ana)
    await ana.clicks("Edit the list")
    await ana.submits({"Your own items": typed})
    assert words in ana.field_errors["Your own items"]


@pytest.mark.parametrize("sign", ["&", "x", "\U0001f99c", "\u05e9"])
async def test_everything_at_its_longest_still_fits_every_message(
    playground: Playground, bot: SecondRound, ana: Person, sign: str
) -> None:
    added = await adds(ana, {"Company": sign * 75})
    await details(
        ana,
        {
            "Role": sign * 150,
            "Place or link": sign * 500,
            "Interviewers": "\n".join(f"{number:02}{sign * 73}" for number in range(30)),
            "Notes": sign * 3000,
        },
    )
    await ana.clicks("Edit the list")
    await ana.submits({"Your own items": "\n".join(f"{number:02}{sign * 73}" for number in range(20))})
    assert len(counted(ana)) == 1
    assert ana.last.ts == added.ts
    await ana.types("/secondround interviews")
    await moved(playground, bot, days=3, hours=3)
    assert counted(ana)[-1].ts != added.ts
    await moved(playground, bot, hours=23)
    assert len(saying(ana, "It starts in 60 minutes")) == 1
    await moved(playground, bot, hours=5)
    assert saying(ana, "Thank-you notes")


async def test_forty_held_through_one_night_fit_one_message(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    for number in range(40):
        await adds(ana, {"Company": "&" * 70 + f"{number:02}", "Time": "22:00"})
    await moved(playground, bot, days=1, hours=20)
    (digest,) = saying(ana, "While it was quiet")
    assert "And 20 more" in digest.words


def counted(person: Person) -> list[SeenMessage]:
    """The cards with a whole checklist, as far down as their buttons."""
    return [message for message in person.messages if "Checklist* · 0 of" in message.words]
