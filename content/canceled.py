"""What is said where somebody asks about an interview that is canceled, and the way back."""

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from content.blocks import button, buttons, message, ours, section, theirs
from content.interviews import title

NOTHING_TO_PREPARE = (
    "That interview is canceled, so there is nothing to prepare. Reopen it first if it takes place after all."
)
NOTHING_TO_LOOK_BACK_ON = (
    "That interview is canceled, so there is nothing to look back on. Reopen it first if it took place."
)


def canceled(interview: Interview, words: str) -> Message:
    return message(
        section(theirs(title(interview))),
        section(ours(words)),
        buttons(
            button("Reopen", Action.INTERVIEWS_REOPEN.of(interview.id)),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
    )
