"""Home: the next interview first, then what was held, each process in a line, practice, and the ways on."""

from datetime import datetime

from slackblocks import Block, Element

from bot.ids import Action
from bot.message import View
from bot.models.offers import Offer
from bot.models.processes import Process, Stage
from bot.services.home import Dashboard
from content import checklists, offers, progress, silence, times
from content import interviews as words
from content.blocks import button, buttons, divider, header, home, note, ours, section, theirs

PLENTY = "One question a day is plenty."
MOST_LINES = 12
"""Processes on one screen: who has more has a list."""
STEPS = {
    Stage.DEBRIEF: (Action.DEBRIEFS_OPEN, "Write it down"),
    Stage.THANKS: (Action.THANKS_OPEN, "Say thank you"),
    Stage.OFFER: (Action.OFFERS_RECORD, "Record the offer"),
    Stage.NEXT_ROUND: (Action.INTERVIEWS_NEXT, "Add the next round"),
    Stage.AHEAD: (Action.CHECKLISTS_OPEN, "Prepare"),
    Stage.WAITING: (Action.FOLLOWUPS_HEARD, "Heard back"),
}
"""Where a process stands, and the one step from there; where it is for them to say, the outcome."""


def dashboard(board: Dashboard, now: datetime) -> View:
    return home(
        _next(board),
        silence.held(board.waiting),
        _processes(board, now),
        divider(),
        _practice(board),
        divider(),
        _foot(board, now),
    )


def _next(board: Dashboard) -> list[Block]:
    one = board.next
    if one is None:
        return [
            header("No interview ahead"),
            section(ours("Add one, and I will remind you of each step in time.")),
            buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
        ]
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


def _processes(board: Dashboard, now: datetime) -> list[Block]:
    """One line each, with the one step that is next, offers first; the rest is a button away."""
    under_way = [
        *(_offer(one, board.person.zone, now) for one in board.offers),
        *(_process(one, board.person.zone, now) for one in board.live),
    ]
    more = len(under_way) - MOST_LINES
    left = [f"{more} more under way" if more > 0 else "", f"{board.over} behind you" if board.over else ""]
    rest = ", ".join(filter(None, left))
    mine = button("My interviews", Action.HELP_OPEN.of("interviews"))
    lines = under_way[:MOST_LINES]
    return [
        *([divider(), header("Also under way" if board.next else "Under way")] if lines else []),
        *lines,
        *([section(ours(f"And {rest}." if lines else f"{rest.capitalize()}."), mine)] if rest else []),
    ]


def _offer(offer: Offer, zone: str, now: datetime) -> Block:
    by = offers.LAPSED if offer.has_lapsed(now, zone) else offers.answer_by(offer)
    return section(
        theirs(f"{offer.terms.company} · Offer\n{by}"), offers.button_of("Open", Action.OFFERS_SHOW, offer)
    )


def _process(process: Process, zone: str, now: datetime) -> Block:
    latest = process.latest
    which = words.round_name(latest.round) if latest.round else latest.type.label
    line = f"{process.company} · {which}\n{process.stage(now).label} · {times.interview(latest, zone)}"
    return section(theirs(line), _step(process, now))


def _step(process: Process, now: datetime) -> Element:
    """What the person can do about it now."""
    latest, stage = process.latest, process.stage(now)
    if stage not in STEPS:
        return words.outcome_menu(latest)
    action, label = STEPS[stage]
    return button(label, action.of(latest.id), name=f"{label}: {words.title(latest)}"[:75])


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
