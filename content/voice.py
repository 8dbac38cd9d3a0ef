"""Spoken answers: while Slack still writes one down, and where it never does."""

from bot.ids import Action
from bot.message import Message
from content.blocks import button, buttons, message, ours, section


def underway(file: str, thread: str) -> Message:
    return message(
        section(
            ours(
                "I have your recording. Slack is still writing down what you said, which takes it a moment. "
                "I look again every minute, and answer as soon as it is there."
            )
        ),
        buttons(button("Look again", Action.VOICE_LOOK.of(thread), value=file, primary=True)),
    )


def missing() -> Message:
    """Slack wrote nothing down, now or ever."""
    return message(
        section(
            ours(
                "Slack has no transcript of this recording, so I cannot say anything about it: the workspace may have "
                "them switched off, its plan may lack them, or nothing was heard. Type what you said, and I will look "
                "at that."
            )
        ),
        buttons(button("Practice a question", Action.HELP_OPEN.of("question"), primary=True)),
    )


def nothing_asked() -> Message:
    return message(
        section(ours("I have your recording, but I have not asked you anything yet. Take a question first.")),
        buttons(button("Practice a question", Action.HELP_OPEN.of("question"), primary=True)),
    )
