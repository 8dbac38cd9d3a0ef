"""One's own data: what there is, taken along, brought back, erased."""

from slackblocks import Block, Button

from bot.ids import Action
from bot.message import Message, View
from bot.services.privacy import Brought
from bot.store.belongings import Holdings
from content.blocks import asks, button, buttons, header, home, message, note, ours, section

STAYS = "The messages in this conversation are kept by Slack: delete the ones you want gone there."
"""What no button of ours can do."""


def overview(held: Holdings, user: str) -> Message:
    """What is stored, with the ways to take it along and to erase it; the second works for `user` only."""
    return message(
        header("Your data"),
        section(ours(f"I keep {_listed(held)}, and your settings. What you wrote is encrypted.")),
        section(
            ours(
                "*Export* sends you all of it as files that you can read, and that I can take in again. "
                "*Erase everything* deletes all of it here, for good."
            )
        ),
        buttons(button("Export", Action.PRIVACY_EXPORT, primary=True), _eraser(user)),
        note(ours(STAYS)),
    )


def exported() -> Message:
    return message(
        section(
            ours(
                "The zip holds everything I keep about you: `interviews.csv` and `answers.csv` for a spreadsheet, "
                "`interviews.ics` for a calendar, `answers.md` and `stories.md` to read, "
                "and `second-round.json` with all of it."
            )
        ),
        note(ours("Drop the zip here again, now or later, and I offer to add what is missing.")),
        buttons(
            button("My data", Action.PRIVACY_OPEN),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
    )


def how_to_import() -> Message:
    return message(
        section(
            ours(
                "Drop the zip that `export` gave you into this conversation, or the `second-round.json` in it. "
                "I say what it holds before I add anything."
            )
        ),
        buttons(button("My data", Action.PRIVACY_OPEN)),
    )


def offer(brought: Brought, file: str) -> Message:
    """Asks before anything is added. `file` is Slack's id of what was dropped."""
    if brought.nothing_new:
        return _all_here(brought)
    holds = _held(brought)
    return message(
        section(ours(f"That export holds {holds}. Add {_new(brought)}?")),
        note(ours("What you have already is not added twice, and your settings stay as they are.")),
        buttons(
            button("Add them", Action.PRIVACY_IMPORT, value=file, primary=True),
            button("My data", Action.PRIVACY_OPEN),
        ),
    )


def added(brought: Brought) -> Message:
    if brought.nothing_new:
        return _all_here(brought)
    return message(
        section(
            ours(
                f"Added {_new(brought)}. "
                "Reminders that lie ahead are planned again; what I sent before does not come twice."
            )
        ),
        _ways_on(),
    )


def erased(held: Holdings) -> Message:
    return message(
        section(ours(f"*Erased:* {_listed(held)}, and your settings. Nothing of yours is left with me.")),
        note(ours(STAYS)),
        note(ours("Write to me at any time to start again.")),
    )


def nothing_left() -> Message:
    return message(
        section(ours("Nothing of yours is left with me: it was erased already.")),
        note(ours("Write to me at any time to start again.")),
    )


def empty_home() -> View:
    """In place of what Home showed before everything was erased."""
    return home(
        header("I keep nothing about you"),
        section(ours("Everything was erased. Start again whenever you like.")),
        buttons(button("Start again", Action.HELP_OPEN.of("help"))),
    )


def _eraser(user: str) -> Button:
    sure = asks(
        "Erase everything?",
        "All interviews, checklists, answers, stories, offers, reminders and settings are erased for good. "
        "Without an export they cannot be brought back.",
        "Erase everything",
    )
    return button("Erase everything", Action.PRIVACY_ERASE.of(user), confirm=sure)


def _all_here(brought: Brought) -> Message:
    holds = _held(brought)
    return message(
        section(ours(f"That export holds {holds}: you have all of it here already, so nothing was added.")),
        _ways_on(),
    )


def _ways_on() -> Block:
    return buttons(
        button("My interviews", Action.HELP_OPEN.of("interviews"), primary=True),
        button("My answers", Action.HELP_OPEN.of("answers")),
    )


def _listed(held: Holdings) -> str:
    return (
        f"{_count(held.interviews, 'interview')} with checklists, interviewers and debriefs, "
        f"{_count(held.answers, 'answer')}, {_count(held.stories, 'story', 'stories')}, "
        f"{_count(held.offers, 'offer')}, "
        f"{_count(held.reminders, 'reminder')}, "
        f"{_count(held.asked, 'question')} asked"
    )


def _new(brought: Brought) -> str:
    return _all(brought.interviews, brought.answers, brought.stories, brought.offers)


def _held(brought: Brought) -> str:
    return _all(brought.of_interviews, brought.of_answers, brought.of_stories, brought.of_offers)


def _all(interviews: int, answers: int, stories: int, offers: int) -> str:
    """Stories and offers are named where there are some."""
    counts = [_count(interviews, "interview"), _count(answers, "answer")]
    counts += [_count(stories, "story", "stories")] if stories else []
    counts += [_count(offers, "offer")] if offers else []
    return f"{', '.join(counts[:-1])} and {counts[-1]}"


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"
