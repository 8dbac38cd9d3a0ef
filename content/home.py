"""Home: the next interview first, then what is coming and held, practice, and the ways to everything."""

from datetime import datetime

from slackblocks import Block

from bot.ids import Action
from bot.message import View
from bot.services.checklists import Scheduled
from bot.services.home import Dashboard
from content import checklists, progress, silence, times
from content import interviews as words
from content.blocks import button, buttons, divider, header, home, note, ours, section, theirs

PLENTY = "One question a day is plenty."


def dashboard(board: Dashboard, now: datetime) -> View:
    return home(
        _next(board),
        silence.held(board.waiting),
        _list("Also coming", board.coming[1:], now),
        _list("Behind you", board.past, now),
        divider(),
        _practice(board),
        divider(),
        _foot(board, now),
    )


def _next(board: Dashboard) -> list[Block]:
    if not board.coming:
        return [
            header("No interview ahead"),
            section(ours("Add one, and I will remind you of each step in time.")),
            buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
        ]
    one = board.coming[0]
    done = len(one.checklist.shown) - len(one.checklist.open_items)
    return [
        header(f"Next: {words.title(one.interview)}"),
        section(theirs(times.interview(one.interview, board.person.zone))),
        section(ours(f"*Checklist:* {done} of {len(one.checklist.shown)} done")),
        *checklists.coming(one),
        buttons(
            button("Prepare", Action.CHECKLISTS_OPEN.of(one.interview.id), primary=True),
            *words.manage(one.interview),
            button("Add another", Action.INTERVIEWS_ADD),
        ),
    ]


def _list(title: str, found: tuple[Scheduled, ...], now: datetime) -> list[Block]:
    entries = [block for one in found for block in words.entry(one, now)]
    return [divider(), header(title), *entries] if found else []


def _practice(board: Dashboard) -> list[Block]:
    count = board.answers
    kept = "No answers kept yet." if count == 0 else f"{count} answer{'s' * (count > 1)} kept."
    return [
        header("Practice"),
        section(ours(f"{kept} {progress.summary(board.weeks) or PLENTY}")),
        buttons(
            button("Practice a question", Action.HELP_OPEN.of("question"), primary=True),
            button("My answers", Action.HELP_OPEN.of("answers")),
            button("My stories", Action.HELP_OPEN.of("stories")),
            button("My progress", Action.HELP_OPEN.of("progress")),
            button("Get a tip", Action.HELP_OPEN.of("tips")),
        ),
    ]


def _foot(board: Dashboard, now: datetime) -> list[Block]:
    mute = board.person.mute
    silent = [note(ours("Muted. What I hold back is listed here."))] if mute and mute.holds(now) else []
    sound = button("Unmute", Action.SETTINGS_UNMUTE) if mute else button("Mute", Action.SETTINGS_MUTE)
    return [
        *silent,
        buttons(
            button("Settings", Action.SETTINGS_OPEN),
            sound,
            button("My interviews", Action.HELP_OPEN.of("interviews")),
            button("My data", Action.PRIVACY_OPEN),
            button("Help", Action.HELP_OPEN.of("help")),
        ),
        note(
            ours(
                "What you write here stays between us: encrypted, never shown in a channel, erased when you say so."
            )
        ),
    ]
