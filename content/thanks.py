"""Thank-yous: a tick for each person met, and what three sentences are enough."""

from slackblocks import Block, CheckboxGroup

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview, Interviewer
from bot.models.reminders import Kind
from content import checklists
from content import interviews as words
from content.blocks import button, buttons, header, message, note, option, ours, section

EVERYONE = "Everyone you met"
HOW = (
    "Three sentences are enough: *thanks* for the time, *one thing* from your conversation that stayed with you, and "
    "your *interest* or a point you want to put right. Write each person their own; they compare."
)
DONE = ":white_check_mark: You have thanked everyone."
NONE_YET = "None of your interviews has begun yet. When one is over, I will remind you to say thank you."
POLITE = {"you", "you so much", "you very much", "so much", "a lot"}
"""After “thank” or “thanks”: said to the bot, not a company."""
AGAIN = "A second and last reminder, then I leave it to you."


def none_held(company: str) -> Message:
    """Nobody to thank yet."""
    return words.none_begun(company, NONE_YET)


def card(interview: Interview, *, ordinal: int = 0) -> Message:
    """`ordinal` is 0 where the person asked, 1 for the first nudge and 2 for the last one; its buttons carry it on."""
    return message(
        header(f"Thank-you notes: {words.title(interview)}"),
        note(ours(AGAIN)) if ordinal > 1 and not interview.all_thanked else [],
        _declined(interview, ordinal) if interview.thanks_declined else _to_thank(interview, ordinal),
        _ways_on(interview, ordinal),
        checklists.stop(Kind.THANKS) if ordinal else [],
    )


def _to_thank(interview: Interview, ordinal: int) -> list[Block]:
    return [section(ours(DONE if interview.all_thanked else HOW)), *_ticks(interview, ordinal)]


def _ticks(interview: Interview, ordinal: int) -> list[Block]:
    people = interview.interviewers
    chunks = [people[start : start + checklists.BOXES] for start in range(0, len(people), checklists.BOXES)]
    return [
        note(ours("Tick who you have thanked:")),
        *(
            buttons(_boxes(interview, chunk, ordinal), block=_block(interview, number, chunk))
            for number, chunk in enumerate(chunks)
        ),
    ]


def _boxes(interview: Interview, people: tuple[Interviewer, ...], ordinal: int) -> CheckboxGroup:
    options = {one.id: option(one.name or EVERYONE, one.id) for one in people}
    thanked = [options[one.id] for one in people if one.thanked]
    return CheckboxGroup(
        Action.THANKS_TICK.of(interview.id, ordinal), list(options.values()), initial_options=thanked or None
    )


def _block(interview: Interview, number: int, people: tuple[Interviewer, ...]) -> str:
    """An id that changes with the ticks, for Slack keeps old ticks under old ids."""
    state = "".join("x" if one.thanked else "o" for one in people)
    return Action.THANKS_TICK.of(interview.id, number, interview.version, state)


def _declined(interview: Interview, ordinal: int) -> list[Block]:
    undo = button("I will write after all", Action.THANKS_DECLINE.of(interview.id, 0, ordinal))
    return [section(ours("You chose not to send any. I will not remind you."), undo)]


def _ways_on(interview: Interview, ordinal: int) -> list[Block]:
    decline = button("Not sending any", Action.THANKS_DECLINE.of(interview.id, 1, ordinal))
    names = button("Add their names", Action.INTERVIEWS_DETAILS.of(interview.id))
    notes = button("Write the notes", Action.THANKS_NOTES.of(interview.id))
    nameless = not any(one.name for one in interview.interviewers)
    offered = [
        *([] if interview.thanks_declined else [notes]),
        *([names] if nameless else []),
        *([] if interview.all_thanked else [decline]),
    ]
    return [buttons(*offered, words.outcome_menu(interview))]
