"""The two windows of a debrief: what fades fastest first, the rest when the person likes."""

from collections.abc import Mapping

from slackblocks import Block, DatePicker, PlainText, PlainTextInput, StaticMultiSelectMenu, StaticSelectMenu

from bot.ids import Form
from bot.message import View
from bot.models.debriefs import Attire, Fresh, Rest
from bot.services.debriefs import Sheet
from content import interviews as words
from content.blocks import field, modal, note, option, ours, section, theirs
from content.debriefs import CLOSE, FEELINGS, KEEN

OPTIONAL = "All of it is optional. *Save* keeps what is here; you can add to it at any time."
OVERTAKEN = (
    ":warning: This debrief was changed elsewhere while the form was open, so nothing was saved yet. "
    "What you typed is still below: *Save* puts it in place of what is there."
)
QUESTIONS = {
    "strong": "Questions that went well",
    "okay": "Questions that went okay",
    "rough": "Questions that went rough",
}
A_LINE = "One a line."
MOST_STORIES = 100
"""Slack's limit for a menu."""


def form(sheet: Sheet) -> View:
    """The window that the part asks for."""
    return modal(
        Form.DEBRIEFS if isinstance(sheet.part, Fresh) else Form.DEBRIEFS_MORE,
        "Debrief",
        [section(ours(OVERTAKEN))] if sheet.overtaken else [],
        section(theirs(words.title(sheet.interview))),
        note(ours(OPTIONAL)),
        _fresh(sheet.part) if isinstance(sheet.part, Fresh) else _rest(sheet.part, sheet),
        about=f"{sheet.interview.id}|{sheet.stamp}",
    )


def about(text: str) -> tuple[str, str]:
    """The interview's id, and the stamp of what a form was opened on."""
    interview, _, stamp = text.partition("|")
    return interview, stamp


def _fresh(part: Fresh) -> list[Block]:
    lines = {"strong": part.strong, "okay": part.okay, "rough": part.rough}
    decision = DatePicker("decision", initial_date=part.decision.isoformat() if part.decision else None)
    return [
        _scale("How did it feel?", "felt", FEELINGS, part.felt),
        *(_text(label, name, "\n".join(lines[name]), A_LINE) for name, label in QUESTIONS.items()),
        field(
            "They promised to answer by",
            decision,
            "decision",
            hint="Follow-ups count from this day.",
            optional=True,
        ),
        _text("What to do next time", "next_time", part.next_time),
    ]


def _rest(part: Rest, sheet: Sheet) -> list[Block]:
    return [
        _text(
            "What went unsaid",
            "unsaid",
            "\n".join(part.unsaid),
            f"{A_LINE} Your next checklist brings it back.",
        ),
        _text("Promises you made", "promise", "\n".join(part.promise), A_LINE),
        _text("Signals", "signals", part.signals, "What told you where you stand."),
        _text("Surprises", "surprises", part.surprises),
        _menu("What you wore", "attire", {one: one.label for one in Attire}, part.attire),
        _scale("How keen did you come across?", "enthusiasm", KEEN, part.enthusiasm),
        _scale("How did you get on with them?", "rapport", CLOSE, part.rapport),
        *_stories(part, sheet),
    ]


def _text(label: str, name: str, text: str, hint: str | None = None) -> Block:
    box = PlainTextInput(name, initial_value=text or None, multiline=True, max_length=3000)
    return field(label, box, name, hint=hint, optional=True)


def _scale(label: str, name: str, steps: Mapping[int, str], chosen: int | None) -> Block:
    return _menu(label, name, {str(step): said for step, said in steps.items()}, str(chosen))


def _menu(label: str, name: str, choices: Mapping[str, str], chosen: str | None) -> Block:
    options = {value: option(said, value) for value, said in choices.items()}
    menu = StaticSelectMenu(
        name,
        list(options.values()),
        initial_option=options.get(chosen or ""),
        placeholder=PlainText("Pick one"),
    )
    return field(label, menu, name, optional=True)


def _stories(part: Rest, sheet: Sheet) -> list[Block]:
    """Those that were told stay among the ones to pick from, however many there are."""
    if not sheet.stories:
        return []
    ranked = sorted(sheet.stories, key=lambda one: one.id not in part.told)[:MOST_STORIES]
    options = {one.id: option(one.title, one.id) for one in ranked}
    menu = StaticMultiSelectMenu(
        "told",
        list(options.values()),
        initial_options=[options[one] for one in part.told if one in options] or None,
        placeholder=PlainText("Pick from your stories"),
    )
    return [field("Stories you told", menu, "told", optional=True)]
