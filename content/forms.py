"""What every window shares: a moment of loading, and the words that point to the DM."""

from bot.ids import Form
from bot.message import Message, View
from content.blocks import message, modal, ours, section, theirs


def loading() -> View:
    return modal(Form.LOADING, "One moment", section(ours("Opening your form …")), submit=None, close="Close")


def trouble(words: str) -> View:
    """An error in the window that was about to show something."""
    return modal(Form.LOADING, "Sorry", section(theirs(words)), submit=None, close="Close")


def pointer(link: str) -> Message:
    return message(section(ours(f"That is between us: <{link}|I answered in our direct messages>.")))


def apology(reference: str) -> Message:
    return message(
        section(
            ours(
                "Something went wrong on my side, and I have written down what. Nothing of yours is lost. "
                f"If it happens again, tell whoever runs me this reference: `{reference}`."
            )
        )
    )


def unchanged() -> Message:
    """A form was sent as it was opened."""
    return message(section(ours("Nothing was changed.")))


def sorry(words: str) -> Message:
    """An error in the person's words. They are ours, yet may quote what was typed: plain text."""
    return message(section(theirs(words)))
