"""Notes of thanks: a page of them to copy, a warning where two are alike, and the window of one."""

from dataclasses import dataclass, replace
from itertools import combinations

from slackblocks import Block, Button, CheckboxGroup, PlainTextInput

from bot.errors import ItemGone
from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.interviews import LONGEST_NOTE, LONGEST_STAYED, Interview, Interviewer
from bot.services.notes import CONNECTED, SENT, Noted, Sheet
from content import interviews as words
from content import note_drafts
from content.blocks import (
    button,
    buttons,
    divider,
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
from content.likeness import shared
from content.mail import mail_link
from content.thanks import EVERYONE

PAGE = 3
HOW = (
    "Copy a note, make it your own, and send it yourself: I never write to them. What stands in brackets is for you to "
    "fill in."
)
SHOWN = 1300
"""Characters of a note once Slack's signs are escaped: three of them, with their links, fit into a message."""
PAIRS, SHARED, NAMED = 3, 12, 75
"""Pairs of notes that are warned of, words that are named, characters that a screen reader says of a button."""
OVERTAKEN = (
    ":warning: This note was changed elsewhere while the form was open, so nothing was saved yet. "
    "What you typed is still below: *Save* puts it in place of what is there."
)


@dataclass(frozen=True)
class About:
    """What the window of a note carries: whose it is, what it was opened on, and the message that shows it.

    `drafted` says that the note it came with was a draft: left as it is, it stays one.
    """

    interview: str
    interviewer: str
    stamp: str
    drafted: bool
    channel: str
    ts: str
    start: int

    @classmethod
    def read(cls, text: str) -> "About":
        """Raises ItemGone for what no window of ours carries."""
        parts = text.split("|")
        if len(parts) != len(cls.__dataclass_fields__) or not parts[-1].isdecimal():
            raise ItemGone
        interview, interviewer, stamp, drafted, channel, ts, start = parts
        return cls(interview, interviewer, stamp, drafted == "1", channel, ts, int(start))

    def written(self) -> str:
        whose, drafted = (self.interview, self.interviewer, self.stamp), "1" if self.drafted else ""
        return "|".join((*whose, drafted, self.channel, self.ts, str(self.start)))


def listed(noted: Noted, start: int = 0) -> Message:
    """A page of notes; `start` is the place of the first."""
    interview = noted.interview
    first = start if start < len(interview.interviewers) else 0
    places = range(first, min(first + PAGE, len(interview.interviewers)))
    return message(
        header(f"Notes of thanks: {words.title(interview)}"),
        section(ours(HOW)),
        _alike(noted),
        [block for place in places for block in _one(noted, place, first)],
        _ways_on(interview, first),
    )


def form(sheet: Sheet, about: About) -> View:
    to = sheet.interviewer
    draft = note_drafts.thanks(sheet.noted.interview, sheet.noted.debrief, sheet.place)
    stayed = PlainTextInput("stayed", initial_value=sheet.writing.stayed or None, max_length=LONGEST_STAYED)
    text = PlainTextInput(
        "note", initial_value=sheet.writing.note or draft, multiline=True, max_length=LONGEST_NOTE
    )
    return modal(
        Form.THANKS_NOTE,
        "Your note",
        [section(ours(OVERTAKEN))] if sheet.overtaken else [],
        section(theirs(f"{_name(to)} · {words.title(sheet.noted.interview)}")),
        field(
            "What stayed with you from talking to them?",
            stayed,
            "stayed",
            hint="One thing, in a few words. It goes into the draft.",
            optional=True,
        ),
        field("Note", text, "note", hint="Leave it as it is, or empty it, to have a draft.", optional=True),
        about=replace(about, stamp=sheet.stamp, drafted=not sheet.writing.note).written(),
    )


def _text(noted: Noted, place: int) -> str:
    return noted.interview.interviewers[place].note or note_drafts.thanks(
        noted.interview, noted.debrief, place
    )


def _one(noted: Noted, place: int, start: int) -> list[Block]:
    interview = noted.interview
    to, text = interview.interviewers[place], _text(noted, place)
    write = Action.THANKS_WRITE.of(interview.id, to.id, start)
    return [
        divider(),
        section(theirs(f"{_name(to)} ({to.title})" if to.title else _name(to))),
        section(theirs(text, SHOWN)),
        *([_mail(interview, to, text)] if to.email else []),
        buttons(
            button("Edit", write, name=f"Edit the note to {_name(to)}"[:NAMED]),
            _ticks(interview, to, start),
            block=_block(interview, to, start),
        ),
    ]


def _mail(interview: Interview, to: Interviewer, text: str) -> Block:
    subject = f"Thank you, {interview.company}"
    return note(ours(mail_link(to.email, subject, text)))


def _ticks(interview: Interview, to: Interviewer, start: int) -> CheckboxGroup:
    options = {SENT: option("Sent", SENT), CONNECTED: option("Connected on a network", CONNECTED)}
    on = [options[SENT]] * to.thanked + [options[CONNECTED]] * to.connected
    return CheckboxGroup(
        Action.THANKS_MARK.of(interview.id, to.id, start), list(options.values()), initial_options=on or None
    )


def _block(interview: Interview, to: Interviewer, start: int) -> str:
    """An id that changes with the ticks, for Slack keeps old ticks under old ids."""
    state = f"{'x' if to.thanked else 'o'}{'x' if to.connected else 'o'}"
    return Action.THANKS_MARK.of(interview.id, to.id, start, interview.version, state)


def _alike(noted: Noted) -> list[Block]:
    """Pairs of notes that are too alike, with the words they share."""
    interview = noted.interview
    people = interview.interviewers
    names = [interview.company, interview.role, *(one.name for one in people)]
    texts = [_text(noted, place) for place in range(len(people))]
    found = [
        (people[one], people[other], both)
        for one, other in combinations(range(len(people)), 2)
        if (both := shared(texts[one], texts[other], names))
    ]
    more = len(found) - PAIRS
    return [
        *(section(theirs(_pair(one, other, both))) for one, other, both in found[:PAIRS]),
        *([note(ours(f"And {more} more pairs of notes are alike."))] if more > 0 else []),
    ]


def _pair(one: Interviewer, other: Interviewer, both: tuple[str, ...]) -> str:
    named = ", ".join(both[:SHARED]) + (" and more" if len(both) > SHARED else "")
    return f"The notes to {_name(one)} and {_name(other)} are too alike. Both say: {named}."


def _ways_on(interview: Interview, start: int) -> Block:
    left = len(interview.interviewers) - start - PAGE
    turns: list[Button] = []
    if start:
        turns.append(button("Back", Action.THANKS_NOTES.of(interview.id, max(0, start - PAGE))))
    if left > 0:
        turns.append(button(f"More ({left})", Action.THANKS_NOTES.of(interview.id, start + PAGE, "on")))
    none = button("Not sending any", Action.THANKS_DECLINE.of(interview.id, 1, 0))
    return buttons(*turns, button("All ticks", Action.THANKS_OPEN.of(interview.id)), none)


def _name(one: Interviewer) -> str:
    return one.name or EVERYONE
