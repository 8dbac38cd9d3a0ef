"""Settings: the form, what a change moved, mute and what it holds, and the welcome."""

from collections.abc import Sequence
from datetime import datetime, time

from slackblocks import Block, CheckboxGroup, ExternalSelectMenu, PlainText, StaticSelectMenu, TimePicker

from bot import zones
from bot.ids import Action, Form, Options
from bot.message import Message, View
from bot.models.interviews import Interview
from bot.models.offers import Offer
from bot.models.people import QUIET_FROM, QUIET_TO, Person, Timing
from bot.models.reminders import Kind
from bot.services.moves import Moved
from bot.services.practice import USUALLY_AT, suits
from bot.services.settings import CADENCES, DAY_OF_MINUTES, PLAN_DAYS, PREP_HOURS, Changed
from content import interviews as interview_words
from content import offers, times
from content.blocks import (
    button,
    buttons,
    field,
    header,
    message,
    modal,
    note,
    option,
    ours,
    section,
    theirs,
)

SHOWN_MOVES = 15
KINDS = {
    Kind.PLAN: "What is still open",
    Kind.PREP: "The checklist",
    Kind.DAY_OF: "The card for the day",
    Kind.DEBRIEF: "A debrief after the interview",
    Kind.THANKS: "Thank-you nudges",
    Kind.FOLLOW_UP: "Follow-up nudges",
    Kind.CLOSE: "Asking whether to close a silent process",
    Kind.PRACTICE: "A practice question a day",
    Kind.OFFER_DEADLINE: "Deadlines of offers",
}
"""Each kind of message in the words of the settings."""
CHOSEN_BY_TIME = {Kind.PRACTICE}
"""Switched on and off by their own time, not by the list."""
LEADS = {12: "12 hours before", 24: "The day before", 48: "Two days before"}
QUIET, DAILY = "quiet", "daily"
RESTS = "It rests once you leave two, and goes on when you practice."
CADENCE = "After {} and {} days; asking to close after {}"


def form(person: Person, now: datetime) -> View:
    kinds = [option(words, kind) for kind, words in KINDS.items() if kind not in CHOSEN_BY_TIME]
    wanted = [one for one in kinds if one.value not in person.stopped]
    return modal(
        Form.SETTINGS,
        "Settings",
        _zone(person, now),
        _times(person.timing),
        _quiet(person),
        _daily(person),
        field(
            "Send me", CheckboxGroup("kinds", kinds, initial_options=wanted or None), "kinds", optional=True
        ),
    )


def overview(person: Person, now: datetime) -> Message:
    """How things are set, for where no window can be opened."""
    return message(header("Your settings"), section(ours(_summary(person, now))), _ways_on(person))


def changed(change: Changed, now: datetime) -> Message:
    """What is set now, and each message that moved by it."""
    moved = change.moved
    lines = "\n".join(_move(one, change.person.zone) for one in moved[:SHOWN_MOVES])
    rest = len(moved) - SHOWN_MOVES
    return message(
        section(ours("*Saved.*")),
        section(ours(_summary(change.person, now))),
        [section(ours("*What moved*")), section(theirs(lines))]
        if moved
        else [note(ours("No message ahead of you moved."))],
        [note(ours(f"And {rest} more."))] if rest > 0 else [],
        _ways_on(change.person),
    )


def welcome(person: Person, now: datetime) -> Message:
    """Three lines, once."""
    return message(
        section(
            ours(
                "Hello. I remind you of each step of your interviews and practice with you, here and only here.\n"
                f"Your time zone seems to be *{zones.choice(person.zone, now).label}*. Is that right?\n"
                "Type `help` at any time to see what I can do."
            )
        ),
        buttons(
            button("Yes, that is right", Action.SETTINGS_CONFIRM, primary=True),
            button("Change it", Action.SETTINGS_OPEN),
        ),
    )


def moved_in_slack(person: Person, zone: str, now: datetime) -> Message:
    """Slack shows another zone than the one we use: a journey or a move."""
    there, here = (zones.choice(name, now).label for name in (zone, person.zone))
    return message(
        section(
            ours(
                f"Slack shows you in *{there}* now; I still use *{here}* for your messages. Shall I change that?"
            )
        ),
        buttons(
            button(f"Use {zones.city(zone)}"[:75], Action.SETTINGS_ZONE, value=zone, primary=True),
            button(f"Keep {zones.city(person.zone)}"[:75], Action.SETTINGS_KEEP_ZONE),
        ),
    )


def kept_zone(person: Person) -> Message:
    return message(section(ours(f"All right, I stay with {zones.city(person.zone)}.")))


def confirmed() -> Message:
    return message(
        section(ours("Good. What would you like to do first?")),
        buttons(
            button("Add an interview", Action.INTERVIEWS_ADD, primary=True),
            button("Practice a question", Action.HELP_OPEN.of("question")),
        ),
    )


def _summary(person: Person, now: datetime) -> str:
    timing = person.timing
    quiet = person.quiet_from != person.quiet_to
    hours = f"{_spoken(person.quiet_from)} to {_spoken(person.quiet_to)}" if quiet else "none"
    off = ", ".join(words for kind, words in KINDS.items() if kind in person.stopped)
    lost = (
        "Your zone was withdrawn from the world's list of time zones, so I use UTC. Please pick yours again."
    )
    lines = [
        f":warning: {lost}" if person.lost_zone else "",
        f"*Time zone:* {zones.choice(person.zone, now).label}",
        f"*Quiet hours:* {hours}",
        f"*Checklist:* {LEADS[timing.prep_hours].lower()}; what is still open {timing.plan_days} days before",
        f"*Card for the day:* {timing.day_of_minutes} minutes before, whatever the quiet hours",
        f"*Follow-ups:* {CADENCE.format(*timing.follow_up_days).lower()}",
        f"*A practice question a day:* {_daily_words(person)}",
        f"*Switched off:* {off}" if off else "",
    ]
    return "\n".join(filter(None, lines))


def _ways_on(person: Person) -> Block:
    sound = button("Unmute", Action.SETTINGS_UNMUTE) if person.mute else button("Mute", Action.SETTINGS_MUTE)
    data = button("My data", Action.PRIVACY_OPEN)
    return buttons(button("Change settings", Action.SETTINGS_OPEN), sound, data)


def _move(one: Moved, zone: str) -> str:
    again = " (second)" if one.ordinal > 1 else ""
    what = f"{KINDS[one.kind]}{again}, {_title(one.about)}"
    if one.now is None:
        return f"• {what}: no longer sent"
    if one.before is None:
        return f"• {what}: now on {times.words(one.now, zone)}"
    return f"• {what}: {times.words(one.before, zone)} → {times.words(one.now, zone)}"


def _title(about: Interview | Offer) -> str:
    return offers.title(about) if isinstance(about, Offer) else interview_words.title(about)


def _zone(person: Person, now: datetime) -> Block:
    zone = zones.choice(person.zone, now)
    chosen = option(zone.label, zone.name)
    menu = ExternalSelectMenu(Options.ZONES, initial_option=chosen, min_query_length=1)
    return field("Your time zone", menu, "zone", hint="Type a city to find yours.")


def _times(timing: Timing) -> list[Block]:
    plan = [(str(days), f"{days} days before") for days in PLAN_DAYS]
    prep = [(str(hours), LEADS[hours]) for hours in PREP_HOURS]
    day_of = [(str(minutes), f"{minutes} minutes before") for minutes in DAY_OF_MINUTES]
    cadences = [(_cadence(days), CADENCE.format(*days)) for days in CADENCES]
    return [
        _pick("What is still open", "plan", plan, str(timing.plan_days)),
        _pick("The checklist", "prep", prep, str(timing.prep_hours)),
        _pick("The card for the day", "day_of", day_of, str(timing.day_of_minutes)),
        _pick("Follow-ups", "cadence", cadences, _cadence(timing.follow_up_days)),
    ]


def _quiet(person: Person) -> list[Block]:
    quiet = person.quiet_from != person.quiet_to
    starts, ends = (person.quiet_from, person.quiet_to) if quiet else (QUIET_FROM, QUIET_TO)
    box = option("Keep quiet hours", QUIET)
    keep = CheckboxGroup("quiet", [box], initial_options=[box] if quiet else None)
    return [
        field("Quiet hours", keep, "quiet", hint="The card for the day comes all the same.", optional=True),
        field("Quiet from", TimePicker("quiet_from", initial_time=f"{starts:%H:%M}"), "quiet_from"),
        field("Quiet until", TimePicker("quiet_to", initial_time=f"{ends:%H:%M}"), "quiet_to"),
    ]


def _daily(person: Person) -> list[Block]:
    box = option("A practice question a day", DAILY)
    on = person.daily is not None and Kind.PRACTICE not in person.stopped
    choose = CheckboxGroup("daily", [box], initial_options=[box] if on else None)
    at = person.daily.at if person.daily else suits(USUALLY_AT, person)
    return [
        field("Daily practice", choose, "daily", hint=RESTS, optional=True),
        field("Each day at", TimePicker("daily_at", initial_time=f"{at:%H:%M}"), "daily_at"),
    ]


def _daily_words(person: Person) -> str:
    if person.daily is None or Kind.PRACTICE in person.stopped:
        return "off"
    return f"at {_spoken(person.daily.at)}, until you leave two"


def _pick(label: str, block: str, options: Sequence[tuple[str, str]], chosen: str) -> Block:
    made = {value: option(words, value) for value, words in options}
    menu = StaticSelectMenu(
        block, list(made.values()), initial_option=made[chosen], placeholder=PlainText("Pick one")
    )
    return field(label, menu, block)


def _cadence(days: tuple[int, int, int]) -> str:
    return " ".join(map(str, days))


def _spoken(at: time) -> str:
    return f"{at:%-I:%M %p}"
