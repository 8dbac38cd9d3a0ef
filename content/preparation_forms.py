"""The windows of a preparation: one a section."""

from slackblocks import Block, CheckboxGroup, PlainTextInput

from bot.ids import Form
from bot.message import View
from bot.models.answers import LONGEST
from bot.models.preparations import SOURCES, Part
from bot.services.preparations import LIMITS, Draft, Written
from bot.services.to_ask import ToAsk
from content import interviews as words
from content.blocks import field, fitted, modal, note, option, ours, section, theirs
from content.preparations import WINDOWS, bullets, since, whom

MEANWHILE = 900
"""How much of the other window's words is shown."""
HINTS = {
    Part.SITE: "What they make, for whom, and what is new.",
    Part.VALUES: "What they say they stand for, and where you saw it.",
    Part.NEWS: "Two or three headlines with their dates.",
    Part.PEOPLE: "What their profiles say: their work, and what you have in common.",
    Part.ASK: "Your own, one per line.",
    Part.STRENGTHS: "One per line: strength, colon, evidence. Leading: ran a night shift of six for two years.",
    Part.REFERENCES: "One per line: Dana Reyes (my manager at Northwind) dana@northwind.example. Ask them first.",
    Part.OUTLINE: "One heading per line, in the order in which you will speak.",
}
LABELS = {Part.ASK: "Your own questions"}


def form(draft: Draft) -> View:
    part = draft.sheet.section
    earlier = draft.preparation.earlier(part)
    return modal(
        Form.PREPARATIONS,
        WINDOWS[part],
        _changed(draft, draft.meanwhile) if draft.meanwhile else [],
        section(theirs(words.title(draft.interview))),
        [note(ours(f"{since(earlier)}. Change what no longer fits."))] if earlier else [],
        [_pick(one, draft.words) for one in draft.offered],
        [_box(one, draft) for one in part.parts],
        about=draft.sheet.written(),
    )


def _changed(draft: Draft, meanwhile: Written) -> list[Block]:
    lead = (
        ":warning: This was changed elsewhere while the form was open, so nothing was saved yet. "
        "What you typed is still below: *Save* puts it in place of this:"
    )
    picked = [one.text for one in draft.offered if one.id in meanwhile.questions]
    there = "\n".join(filter(None, (*meanwhile.texts.values(), bullets(picked))))
    return [section(ours(lead)), section(theirs(there, MEANWHILE))]


def _pick(one: ToAsk, typed: Written) -> Block:
    """The question is the label, for an option holds 75 characters and no screen reader joins two of them."""
    ask = option(f"Ask {whom(one)}", one.id)
    box = CheckboxGroup("ask", [ask], initial_options=[ask] if one.id in typed.questions else None)
    return field(fitted(one.text, 2000), box, one.id, optional=True)


def _box(part: Part, draft: Draft) -> Block:
    text = draft.words.texts.get(part, "")
    box = PlainTextInput(part, initial_value=text or None, multiline=True, max_length=LONGEST)
    return field(LABELS.get(part, part.label), box, part, hint=_hint(part), optional=True)


def _hint(part: Part) -> str:
    if part in SOURCES:
        return HINTS[part]
    most, _ = LIMITS[part]
    return f"{HINTS[part]} Up to {most}."
