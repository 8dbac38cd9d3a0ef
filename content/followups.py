"""Follow-ups: a nudge with a draft to copy, and a question about closing a silent process."""

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.reminders import Kind
from content import checklists
from content import interviews as words
from content.blocks import button, buttons, header, message, note, ours, section, theirs

LEADS = {
    1: "No news yet? A short, friendly note is normal now, and it shows that you still care.",
    2: "Still quiet. One more note is fine; after this one, leave it with them.",
}
CLOSING = "It has been silent for a while. Shall I close this process? You can reopen it at any time."


def nudge(interview: Interview, *, ordinal: int) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(LEADS[ordinal])),
        section(ours("*A draft to make your own*")),
        section(theirs(draft(interview))),
        _answers(interview),
        checklists.stop(Kind.FOLLOW_UP),
    )


def closing(interview: Interview) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(CLOSING)),
        _answers(interview),
        checklists.stop(Kind.CLOSE),
    )


def heard(interview: Interview) -> Message:
    return message(
        section(ours("Good. I will send no more follow-ups for it. What came of it?")),
        note(theirs(words.title(interview))),
        buttons(words.outcome_menu(interview), button("My interviews", Action.HELP_OPEN.of("interviews"))),
    )


def draft(interview: Interview) -> str:
    """An example to make one's own, not a text to send as it is."""
    first = next((person.name.split()[0] for person in interview.interviewers if person.name), "")
    role = f" about the {interview.role} role" if interview.role else ""
    return (
        f"Hello{' ' + first if first else ''},\n\n"
        f"thank you again for our conversation on {interview.wall:%B %-d}{role}. I have been thinking about [one thing "
        "you discussed] since, and I would like to be part of it.\n\n"
        "May I ask where you are in the process? If anything from me would help, I am glad to send it.\n\nKind regards"
    )


def _answers(interview: Interview) -> Block:
    return buttons(
        button("Heard back", Action.FOLLOWUPS_HEARD.of(interview.id), primary=True),
        words.outcome_menu(interview),
    )
