"""The windows about a story: written, and told."""

from datetime import datetime

from slackblocks import Block, Option, PlainText, PlainTextInput, StaticMultiSelectMenu, StaticSelectMenu

from bot.ids import Form
from bot.message import View
from bot.models.answers import LONGEST, PARTS
from bot.models.interviews import Interview
from bot.models.stories import LONGEST_TITLE, MOST_COMPETENCIES, StoryText
from bot.services.repertoire import heard
from bot.services.stories import Draft
from bot.services.tellings import Stage
from content import interviews as interview_words
from content.answers import HINTS
from content.blocks import field, modal, note, option, ours, section, theirs
from content.stories import warning

MEANWHILE = 600
"""How much of the other window's words is shown."""


def form(draft: Draft) -> View:
    words = draft.words
    title = PlainTextInput(
        "title",
        initial_value=words.title or None,
        max_length=LONGEST_TITLE,
        placeholder=PlainText("The night the till was short"),
    )
    return modal(
        Form.STORIES,
        "Your story",
        _changed(draft.meanwhile) if draft.meanwhile else [],
        field("Name", title, "title", hint="A few words by which you will know it."),
        [_part(name, words) for name in PARTS],
        _competencies(draft),
        submit="Keep",
        about=draft.sheet.written(),
    )


def telling(stage: Stage, now: datetime) -> View:
    """Where it was told; the second time with a warning above, after which the same choice is taken."""
    options = {one.id: _place(stage, one, now) for one in stage.interviews}
    chosen = options.get(stage.chosen.id) if stage.chosen else None
    menu = StaticSelectMenu(
        "interview",
        list(options.values()),
        initial_option=chosen,
        placeholder=PlainText("Pick the interview"),
    )
    return modal(
        Form.STORIES_TOLD,
        "Where you told it",
        _warned(stage, now),
        section(theirs(f"“{stage.story.title}”")),
        field(
            "Interview",
            menu,
            "interview",
            hint="One that is coming counts as well: the story is meant for it.",
        ),
        about=f"{stage.story.id}|{stage.chosen.id if stage.chosen else ''}",
    )


def _changed(meanwhile: StoryText) -> list[Block]:
    words = (
        ":warning: This story was changed elsewhere while the form was open, so nothing was saved yet. "
        "What you typed is still below: *Keep* puts it in place of this:"
    )
    return [
        section(ours(words)),
        section(theirs(f"{meanwhile.title}\n\n{meanwhile.wording.whole}", MEANWHILE)),
    ]


def _part(name: str, words: StoryText) -> Block:
    text = words.wording.parts[name]
    box = PlainTextInput(name, initial_value=text or None, multiline=True, max_length=LONGEST)
    return field(name.capitalize(), box, name, hint=HINTS[name], optional=True)


def _competencies(draft: Draft) -> Block:
    options = {one.id: option(one.name, one.id) for one in draft.competencies}
    menu = StaticMultiSelectMenu(
        "competencies",
        list(options.values()),
        initial_options=[options[one] for one in draft.words.competencies] or None,
        max_selected_items=MOST_COMPETENCIES,
        placeholder=PlainText("One to three"),
    )
    return field("What it shows", menu, "competencies")


def _warned(stage: Stage, now: datetime) -> list[Block]:
    if stage.heard is None:
        return []
    before = warning(stage.heard, ahead=stage.heard.starts > now)
    return [
        section(ours(":warning: They may know this story.")),
        section(theirs(f"{before} Tell it once more, to the same company?")),
        note(ours("*Save* again if so; or pick another interview, or another story for them.")),
    ]


def _place(stage: Stage, one: Interview, now: datetime) -> Option:
    before = heard(stage.story, one)
    warned = warning(before, ahead=before.starts > now) if before else ""
    return option(f"{one.local_date:%b %-d} · {interview_words.title(one)}", one.id, warned)
