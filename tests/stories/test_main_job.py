"""The main job, whole: an interview is added, prepared for, held, and everybody is thanked."""

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}


async def test_an_interview_is_kept_on_the_clock_from_adding_to_the_last_thank_you(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("/secondround add")
    await ana.submits(FRIDAY)
    assert ana.modal is None
    assert "Panel interview at Harborlight" in ana.last.text
    assert "Fri, Jan 8, 3:00 PM EST" in ana.last.text
    added = ana.last

    await ana.clicks("Details")
    await ana.submits(
        {
            "Format": "Video",
            "Round": "Round 2",
            "Interviewers": "Priya Nair\nTom Ellis",
            "Place or link": "https://meet.example/abc",
        }
    )
    await ana.ticks(
        next(text for text in added.text.splitlines() if text.startswith("[open] ")).removeprefix("[open] ")[
            :20
        ]
    )
    assert "1 of" in ana.last.text

    await moved(playground, bot, days=1, hours=3)
    assert "A few days left" in ana.last.text
    await moved(playground, bot, days=2)
    assert "Your interview is close" in ana.last.text
    await moved(playground, bot, hours=23)
    assert "It starts in 60 minutes" in ana.last.text
    assert "Priya Nair, Tom Ellis" in ana.last.text
    await moved(playground, bot, hours=3)
    assert "How was it?" in ana.last.text
    await ana.clicks("Not now")
    await moved(playground, bot, hours=2)
    assert "Thank-you notes" in ana.last.text
    await ana.ticks("Priya Nair")
    await ana.ticks("Tom Ellis")
    assert "You have thanked everyone" in ana.last.text
    said = len(ana.reads())
    await moved(playground, bot, days=6)
    assert len(ana.reads()) == said
