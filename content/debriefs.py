"""The debrief in its short form: how it felt, by when they answer, one note."""

from slackblocks import DatePicker, PlainText, PlainTextInput, StaticSelectMenu

from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.interviews import Interview
from bot.models.reminders import Kind
from bot.services.debriefs import Debriefed
from content import checklists
from content import interviews as words
from content.blocks import button, buttons, field, header, message, modal, note, option, ours, section, theirs

FEELINGS = {1: "1 · rough", 2: "2 · not great", 3: "3 · mixed", 4: "4 · good", 5: "5 · very good"}
ASK = "How was it? Three short answers now are worth an hour of remembering before the next round."
NONE_YET = "None of your interviews has begun yet. When one is over, I will ask you how it went."
AGAIN = "Still fresh? Two minutes are enough. After this I will not ask again."


def prompt(interview: Interview, *, ordinal: int) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(AGAIN if ordinal > 1 else ASK)),
        buttons(
            button("Write it down", Action.DEBRIEFS_OPEN.of(interview.id), primary=True),
            button("Not now", Action.DEBRIEFS_DECLINE.of(interview.id)),
        ),
        checklists.stop(Kind.DEBRIEF),
    )


def none_held(company: str) -> Message:
    """Nothing to look back on yet."""
    return words.none_begun(company, NONE_YET)


def form(debriefed: Debriefed) -> View:
    interview, kept = debriefed.one.interview, debriefed.debrief
    feelings = {felt: option(label, str(felt)) for felt, label in FEELINGS.items()}
    felt = feelings.get(kept.felt or 0)
    menu = StaticSelectMenu(
        "felt", list(feelings.values()), initial_option=felt, placeholder=PlainText("Pick one")
    )
    date = DatePicker("decision", initial_date=kept.decision.isoformat() if kept.decision else None)
    text = PlainTextInput("note", initial_value=kept.note or None, multiline=True, max_length=3000)
    return modal(
        Form.DEBRIEFS,
        "Debrief",
        section(theirs(words.title(interview))),
        field("How did it feel?", menu, "felt", optional=True),
        field(
            "They promised to answer by",
            date,
            "decision",
            hint="Follow-ups count from this day.",
            optional=True,
        ),
        field("One thing to remember", text, "note", optional=True),
        about=interview.id,
    )


def kept(debriefed: Debriefed) -> Message:
    one = debriefed.one
    return message(
        section(theirs(f"Written down: {words.title(one.interview)}.")),
        checklists.coming(one),
        buttons(
            button("Say thank you", Action.THANKS_OPEN.of(one.interview.id), primary=True),
            button("Edit", Action.DEBRIEFS_OPEN.of(one.interview.id)),
            button("Rate them", Action.EVALUATIONS_OPEN.of(one.interview.id)),
        ),
    )


def declined(interview: Interview) -> Message:
    return message(
        section(ours("All right, I will not ask again.")),
        buttons(button("Write it down after all", Action.DEBRIEFS_OPEN.of(interview.id))),
        note(theirs(words.title(interview))),
    )
