"""Help: what the bot can do, in one screen; and the answer to words it does not know."""

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from content.blocks import button, buttons, header, message, note, ours, section, theirs

COMMANDS = (
    ("tips [topic]", "one piece of advice at a time"),
    ("question [competency or type]", "a practice question, with room for your answer"),
    ("mock [type] [how many]", "a mock interview: five questions in a row, feedback at the end"),
    ("daily", "a practice question a day, until you leave two"),
    ("answers", "the answers you kept"),
    ("add [Acme panel tomorrow 3pm]", "an interview: I remind you of each step from then on"),
    ("interviews", "what is coming and what was, each with its buttons"),
    ("prep [company]", "the checklist for an interview, to tick off"),
    ("debrief [company]", "how it was, in a short form while memory is fresh"),
    ("evaluate [company]", "how they look to you: six scores a round, one picture"),
    ("thanks [company]", "a tick and a note for each person you want to thank"),
    ("offers [company]", "offers side by side, their deadlines, and your answer"),
    ("stories", "the stories you tell, and where you told them"),
    ("progress", "your practice and outcomes, against your own past"),
    ("settings", "time zone, reminder times, quiet hours"),
    ("mute [until …] / unmute", "silence; what I hold back stays listed"),
    ("export", "everything I keep about you, as files"),
    ("delete", "everything of yours erased, after one question"),
)
"""What a person can type. A word is listed when its feature is there, not before."""
QUOTED = 60
"""How much of unknown words is worth repeating."""


def overview() -> Message:
    return message(
        header("Second Round"),
        section(
            ours(
                "I help you through your interviews: practice before, a checklist, a nudge to say thank you after."
            )
        ),
        _ways_on(),
    )


def unknown(typed: str, near: str | None) -> Message:
    """`near` is the known word most like the one typed."""
    said = " ".join(typed.split())
    shown = said if len(said) <= QUOTED else said[:QUOTED] + "…"
    guess = (
        [section(ours(f"Did you mean `{near}`?"), button(f"Yes, {near}", Action.HELP_OPEN.of(near)))]
        if near
        else []
    )
    return message(
        section(theirs(f"I do not know “{shown}”.")),
        guess,
        section(ours("Here is what I do know:")),
        _ways_on(),
    )


def _ways_on() -> list[Block]:
    lines = "\n".join(f"• `/secondround {words}`  {does}" for words, does in COMMANDS)
    return [
        section(ours(lines)),
        buttons(
            button("Add an interview", Action.INTERVIEWS_ADD, primary=True),
            button("Practice a question", Action.HELP_OPEN.of("question")),
            button("Get a tip", Action.HELP_OPEN.of("tips")),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
        note(
            ours(
                "The same words work in our direct messages, without the slash. What you write stays between us."
            )
        ),
    ]
