"""The windows about an offer: recorded, detailed, prepared for a negotiation."""

from slackblocks import Block, CheckboxGroup, DatePicker, PlainText, PlainTextInput

from bot.ids import Form
from bot.message import View
from bot.models.offers import Extras, Notes, Terms
from bot.services.offer_sheets import Draft
from content.blocks import field, modal, note, option, ours, section, theirs

WRITING = "in_writing"
LONGEST_AMOUNT, LONGEST_LINE, LONGEST_NOTE = 60, 500, 1000
"""Characters in a field: the letter that the notes make has to fit into one block."""
CHANGED = (
    ":warning: This offer changed while the form was open, so nothing was saved yet. "
    "What you typed is still below: check it and save once more."
)
LINES = {
    "equity": ("Equity", "Options, shares, over how many years."),
    "benefits": ("Benefits", "Health insurance, retirement, training."),
    "leave": ("Leave", "Days a year, and whether public holidays come on top."),
    "location": ("Location", "Where, and how many days from home."),
    "relocation": ("Relocation", "What they pay if you move."),
    "start": ("Start", "The first day, or the range they named."),
}
"""What else is in an offer: its name in the form, and what belongs there."""
SHEET = {
    "own_range": (
        "Your range",
        "From what you would be glad of to the least you can say yes to. It stays here.",
    ),
    "evidence": ("Your evidence", "Why it is fair: numbers from your work, pay elsewhere, another offer."),
    "ask": ("Your ask", "One thing, as you would say it: “a base of 92,000”."),
    "fallback": (
        "If they say no",
        "What else would do: leave, a review in six months, a later start. It stays here.",
    ),
}


def record(draft: Draft[Terms]) -> View:
    """What has to be known first; the rest can follow."""
    terms = draft.part
    return modal(
        Form.OFFERS,
        "The offer" if draft.sheet.offer else "Record an offer",
        _changed(stale=draft.stale),
        field(
            "Company",
            PlainTextInput("company", initial_value=terms.company or None, max_length=75),
            "company",
        ),
        field(
            "Role",
            PlainTextInput("role", initial_value=terms.role or None, max_length=150),
            "role",
            optional=True,
        ),
        _money(terms),
        field(
            "They want an answer by",
            DatePicker("deadline", initial_date=terms.deadline.isoformat() if terms.deadline else None),
            "deadline",
            hint="I remind you three days and one day before. Leave it empty if they named no day.",
            optional=True,
        ),
        _writing(terms),
        []
        if draft.sheet.offer
        else note(ours("Bonus, equity, leave and the rest can follow with *Add details*.")),
        submit="Save" if draft.sheet.offer else "Record",
        about=draft.sheet.written(),
    )


def details(draft: Draft[Extras]) -> View:
    extras, currency = draft.part, draft.currency
    bonus = _typed(extras.bonus)
    return modal(
        Form.OFFERS_DETAILS,
        "Details",
        _changed(stale=draft.stale),
        section(theirs(f"Offer from {draft.company}")),
        field(
            "Bonus a year",
            PlainTextInput("bonus", initial_value=bonus, max_length=LONGEST_AMOUNT),
            "bonus",
            hint=f"An amount in {currency}." if currency else "An amount, such as 5,000.",
            optional=True,
        ),
        [_line(name, getattr(extras, name), words, LONGEST_LINE) for name, words in LINES.items()],
        about=draft.sheet.written(),
    )


def notes(draft: Draft[Notes]) -> View:
    return modal(
        Form.OFFERS_NOTES,
        "Negotiation notes",
        _changed(stale=draft.stale),
        section(theirs(f"Offer from {draft.company}")),
        note(
            ours(
                "Between the offer and your yes is the moment to ask. I make a draft of your ask and evidence."
            )
        ),
        [_line(name, getattr(draft.part, name), words, LONGEST_NOTE) for name, words in SHEET.items()],
        about=draft.sheet.written(),
    )


def _money(terms: Terms) -> list[Block]:
    base = _typed(terms.base)
    return [
        field(
            "Base pay a year",
            PlainTextInput("base", initial_value=base, max_length=LONGEST_AMOUNT),
            "base",
            hint="Before tax, as 85,000 or 85k or €85.000.",
            optional=True,
        ),
        field(
            "Currency",
            PlainTextInput(
                "currency", initial_value=terms.currency or None, max_length=10, placeholder=PlainText("USD")
            ),
            "currency",
            hint="Three letters. Not needed where the amount says it, as €85.000 does.",
            optional=True,
        ),
    ]


def _writing(terms: Terms) -> Block:
    box = option("I have it in writing", WRITING)
    boxes = CheckboxGroup("in_writing", [box], initial_options=[box] if terms.in_writing else None)
    return field("On paper", boxes, "in_writing", optional=True)


def _line(name: str, text: str, words: tuple[str, str], most: int) -> Block:
    label, hint = words
    box = PlainTextInput(name, initial_value=text or None, multiline=True, max_length=most)
    return field(label, box, name, hint=hint, optional=True)


def _typed(amount: int | None) -> str | None:
    return None if amount is None else f"{amount:,}"


def _changed(*, stale: bool) -> list[Block]:
    return [section(ours(CHANGED))] if stale else []
