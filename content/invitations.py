"""Calendar files: what was read, what was guessed, and what would be done, to confirm."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from slackblocks import Block, Button

from bot.ids import Action
from bot.invitations import Day, Method
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.invitations import Part
from bot.services import proposals
from bot.services.checklists import Scheduled
from bot.services.invitations import Offer
from bot.services.proposals import Standing
from content import times
from content.blocks import button, buttons, divider, facts, header, message, note, ours, section, theirs
from content.interviews import round_name, title
from content.invitation_remarks import remarks

MOST = 5
"""Interviews of one file that are shown."""
MOST_PARTS = 12
LEADS = {
    Standing.NEW: "*Is this right?* Nothing is added until you say so.",
    Standing.SAME_DAY: "You have an interview there on that day. *Is this part of it?*",
    Standing.KNOWN: "You have added this one already, and nothing in it has changed.",
    Standing.CHANGED: "This changes an interview of yours. *Shall I change it?*",
    Standing.OLDER: "This is older than what you gave me before, so I left the interview as it is.",
    Standing.CALLED_OFF: "They have called this interview off. *Shall I cancel it?*",
    Standing.PART_OFF: "They have called one part of your interview off. *Shall I take it out?*",
    Standing.OFF_ALREADY: "They have called this interview off. It is canceled here already.",
    Standing.UNKNOWN_OFF: "This calls off an interview that you have not added, so there is nothing to do.",
    Standing.TIMELESS: "This says which day, and not what time. *When does it start?*",
    Standing.PAST: "This has begun or gone by already, so there is nothing to remind you of.",
}
CANCELED = {
    Standing.KNOWN: "You have added this one already, and it is canceled here.",
    Standing.CHANGED: "This changes an interview that is canceled here. *Shall I reopen it and change it?*",
}
"""Of an interview that the person canceled."""
INCOMPLETE = "*This is what I read.* Not all of it is there, so I ask for the rest."
ANSWERS = {
    Method.REPLY: "This is somebody's answer to an invitation, so nothing changes here.",
    Method.COUNTER: "This only proposes another time. Send me the invitation once it is settled.",
    Method.DECLINECOUNTER: "They have declined another time, so the interview stays where it is.",
    Method.REFRESH: "This only asks for the newest version, so nothing changes here.",
}
DONE = {
    Standing.NEW: "Noted. I will remind you in time. Here is your checklist:",
    Standing.SAME_DAY: "It is part of that day now.",
    Standing.CHANGED: "Changed, and its reminders with it.",
    Standing.PART_OFF: "I took that part out.",
}


def offered(offers: Sequence[Offer], remark: str) -> Message:
    """What a file holds, one interview after the other; `remark` is what the reader left out."""
    shown = offers[:MOST]
    more = len(offers) - len(shown)
    left = (
        f"There are {more} more in that file. Send them one by one, and I will look at each." if more else ""
    )
    return message(
        header("From your calendar file"),
        [
            block
            for place, offer in enumerate(shown)
            for block in (*([divider()] if place else []), *_offer(offer))
        ],
        [note(ours(" ".join(filter(None, (remark, left)))))] if remark or left else [],
    )


def refused(reason: str) -> Message:
    """Ours, yet it is about the person's file: nothing is lost."""
    return message(
        section(ours(reason)), buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True))
    )


def done(one: Scheduled, standing: Standing) -> Message:
    """What the card becomes."""
    if standing is Standing.CALLED_OFF:
        words = f"{title(one.interview)} is canceled. Its reminders are gone."
        back = [buttons(button("Undo", Action.INTERVIEWS_REOPEN.of(one.interview.id)))]
    else:
        words = f"{'Added' if standing is Standing.NEW else 'Changed'}: {title(one.interview)}."
        back = []
    return message(section(theirs(words)), back)


def unchanged(one: Scheduled) -> Message:
    """Somebody clicked twice, or another card was quicker."""
    return message(section(theirs(f"{title(one.interview)} is as this file has it. Nothing was changed.")))


def handed_over(interview: Interview) -> Message:
    return message(
        section(theirs(f"Here is {title(interview)} for your own calendar. Open the file to add it.")),
        note(ours("If the interview changes, get the file anew: your calendar then moves the entry.")),
    )


def _offer(offer: Offer) -> list[Block]:
    return [
        section(ours(_lead(offer))),
        *facts(_known(offer)),
        *_parts(offer),
        *[note(ours(words)) for words in remarks(offer)],
        *_asked(offer),
        *([buttons(*made)] if (made := _buttons(offer)) else []),
    ]


def _lead(offer: Offer) -> str:
    if offer.standing is Standing.NEW and not offer.is_complete:
        return INCOMPLETE
    leads = {**LEADS, **CANCELED} if _is_canceled(offer) else LEADS
    return ANSWERS.get(offer.day.first.method) or leads.get(offer.standing, "")


def _is_canceled(offer: Offer) -> bool:
    return offer.one is not None and offer.one.interview.cancelled


def _known(offer: Offer) -> list[tuple[str, str]]:
    """What was read; a guess says that it is one."""
    draft, guesses = offer.draft, offer.day.guesses
    mark = {
        name: " (a guess)" if getattr(guesses, name) else ""
        for name in ("company", "type", "format", "round")
    }
    people = ", ".join(one.name for one in offer.day.people)
    return [
        ("Title", offer.day.first.summary),
        ("Company", f"{draft.company}{mark['company']}" if draft.company else ""),
        ("Type", f"{draft.type.label}{mark['type']}" if draft.type else ""),
        ("When", _when(offer)),
        ("Now", _now(offer)),
        ("Length", _length(offer.day)),
        ("Round", f"{round_name(draft.round)}{mark['round']}" if draft.round else ""),
        ("Format", f"{draft.format.label}{mark['format']}" if draft.format else ""),
        ("Where", offer.day.place),
        ("With", people),
    ]


def _when(offer: Offer) -> str:
    """In the invitation's own zone, and in the person's where it differs."""
    start = offer.day.start
    if start is None:
        return ""
    if start.wall is None:
        return f"{start.day:%A, %B %-d, %Y}"
    moment = proposals.begins(offer.day, offer.person)
    return times.both(moment, offer.draft.zone, offer.person.zone)


def _now(offer: Offer) -> str:
    """Where the person's interview stands, for one that would change."""
    if offer.one is None or offer.standing in {Standing.KNOWN, Standing.OFF_ALREADY}:
        return ""
    return times.interview(offer.one.interview, offer.person.zone)


def _length(day: Day) -> str:
    return f"{day.minutes} minutes" if day.minutes else ""


def _parts(offer: Offer) -> list[Block]:
    """The parts of a day, each with its time."""
    kept = proposals.parts(offer.day, offer.person)
    if len(kept) < len("ab"):
        return []
    lines = [_part(part, offer.person.zone) for part in kept[:MOST_PARTS]]
    return [section(theirs(f"One day, {len(kept)} parts:\n" + "\n".join(f"• {line}" for line in lines)))]


def _part(part: Part, zone: str) -> str:
    begins: datetime = part.starts
    ends = begins + timedelta(minutes=part.minutes)
    hours = f"{times.hour(begins, zone)} to {times.hour(ends, zone)}"
    return f"{hours}: {part.title}{f' with {part.names}' if part.names else ''}"


def _asked(offer: Offer) -> list[Block]:
    if offer.standing not in {Standing.NEW, Standing.SAME_DAY}:
        return []
    questions = [
        words
        for words, holds in (
            ("• Which company is it with?", not offer.draft.company),
            ("• Which type of interview is it?", offer.draft.type is None),
        )
        if holds
    ]
    return [section(ours("\n".join(questions)))] if questions else []


def _buttons(offer: Offer) -> list[Button]:
    """One for what would be done, another for doing it by hand."""
    token = offer.draft.token
    edit = button("Edit first", Action.INVITATIONS_EDIT.of(token), value=token)
    fill = button("Fill in the rest", Action.INVITATIONS_EDIT.of(token), value=token, primary=True)
    add = button("Add it", Action.INVITATIONS_TAKE.of(token), value=token, primary=True)
    if offer.standing is Standing.NEW:
        return [add, edit] if offer.is_complete else [fill]
    if offer.standing is Standing.SAME_DAY:
        apart = button("Keep it apart", Action.INVITATIONS_APART.of(token), value=token)
        return [_take("It is part of it", token), apart if offer.is_complete else edit]
    if offer.one and offer.standing in {Standing.KNOWN, Standing.OLDER}:
        return [_there(offer.one.interview)]
    labels = {
        Standing.CHANGED: "Reopen and change it" if _is_canceled(offer) else "Change it",
        Standing.CALLED_OFF: "Cancel the interview",
        Standing.PART_OFF: "Take it out",
    }
    if offer.standing in labels:
        return [_take(labels[offer.standing], token)]
    return [fill] if offer.standing is Standing.TIMELESS else []


def _there(interview: Interview) -> Button:
    """The way to the interview that a file has nothing new about."""
    if interview.cancelled:
        return button("Reopen", Action.INTERVIEWS_REOPEN.of(interview.id), primary=True)
    return button("Open the checklist", Action.CHECKLISTS_OPEN.of(interview.id), primary=True)


def _take(label: str, token: str) -> Button:
    return button(label, Action.INVITATIONS_TAKE.of(token), value=token, primary=True)
