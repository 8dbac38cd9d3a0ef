"""Follow-ups: two nudges with a draft to copy, and a question about closing a silent process, with a last one."""

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.reminders import Kind
from content import checklists, note_drafts
from content import interviews as words
from content.blocks import button, buttons, header, message, note, ours, section, theirs

LEADS = {
    1: "No news yet? A short, friendly note is normal now, and it shows that you still care.",
    2: "Still quiet. One more note is fine; after this one, leave it with them.",
}
LAST = 3
CLOSING = "It has been silent for a while. Shall I close this process? You can reopen it at any time."


def nudge(interview: Interview, *, ordinal: int) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(LEADS[ordinal])),
        section(ours("*A draft to make your own*")),
        section(theirs(note_drafts.news(interview, ordinal))),
        _answers(interview),
        checklists.stop(Kind.FOLLOW_UP),
    )


def closing(interview: Interview) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(CLOSING)),
        section(ours("*A last note, if you want to leave the door open*")),
        section(theirs(note_drafts.news(interview, LAST))),
        buttons(
            button("Close it", Action.FOLLOWUPS_CLOSE.of(interview.id), primary=True),
            button("Heard back", Action.FOLLOWUPS_HEARD.of(interview.id)),
            words.outcome_menu(interview),
        ),
        checklists.stop(Kind.CLOSE),
    )


def heard(interview: Interview) -> Message:
    return message(
        section(ours("Good. I will send no more follow-ups for it. What came of it?")),
        note(theirs(words.title(interview))),
        buttons(words.outcome_menu(interview), button("My interviews", Action.HELP_OPEN.of("interviews"))),
    )


def closed(interview: Interview) -> Message:
    return message(
        section(ours("Closed. Nothing more about it comes from me, and what you practiced stays yours.")),
        note(theirs(words.title(interview))),
        buttons(
            button("Reopen", Action.INTERVIEWS_REOPEN.of(interview.id)),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
    )


def _answers(interview: Interview) -> Block:
    return buttons(
        button("Heard back", Action.FOLLOWUPS_HEARD.of(interview.id), primary=True),
        words.outcome_menu(interview),
    )
