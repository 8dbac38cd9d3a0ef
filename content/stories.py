"""Stories: the list with what is covered, what is said of one when it is kept or told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from slackblocks import Block, Button

from bot.ids import Action
from bot.message import Message
from bot.models.answers import Wording
from bot.models.stories import Story, Suggestion, Telling
from bot.services.stories import PAGE, Bank, Kept
from bot.services.tellings import Stage, Told
from content import interviews as interview_words
from content.bars import bar, spoken
from content.blocks import Words, asks, button, buttons, header, message, note, ours, section, theirs

SHORTENED, NAMED, PLACES = 200, 75, 5
"""Characters of a line in the list and of what a screen reader says of a button; places that are named."""
ARCHIVED = "Archived. I no longer suggest it; it stays where it is until you want it back."
RESTORED = "It is among your stories again."
DELETED = "Deleted. Nothing of that story is left with me."
LIST, ARCHIVE = "list", "archive"


def listed(bank: Bank, now: datetime, said: str = "") -> Message:
    """A page: the newest first, each with what can be done with it. `said` is what has just happened."""
    lead = [section(ours(said))] if said else []
    if not bank.page:
        return message(lead, _empty(bank))
    last = bank.start + len(bank.page)
    return spoken(
        message(
            lead,
            header("Archived stories" if bank.archived else "Your stories"),
            note(ours(f"{bank.start + 1} to {last} of {bank.total}, newest first")),
            [block for one in bank.page for block in _entry(one, bank, now)],
            [] if bank.archived else _coverage(bank),
            buttons(*_turns(bank), *_ways_on(bank)),
        )
    )


def kept(done: Kept) -> Message:
    story = done.story
    lead = "Kept as a story" if story.version == 1 else "Your changes are kept"
    return message(
        section(theirs(f"{lead}: “{story.title}”.")),
        note(ours(_shows(done)), *_missing(story.words.wording)),
        buttons(
            button("I told it", Action.STORIES_TELL, value=story.id),
            button("Edit", Action.STORIES_EDIT, value=story.id),
            _my_stories(),
        ),
    )


def told(done: Told, now: datetime) -> Message:
    story, interview = done.story, done.interview
    verb = "Told" if interview.begun(now) else "Meant for"
    title = interview_words.title(interview)
    return message(
        section(theirs(f"“{story.title}”. {verb}: {title}, {interview.local_date:%b %-d}.")),
        note(ours("I warn you before you tell it to the same company again.")),
        buttons(
            button("Undo", Action.STORIES_UNTELL.of(story.id, interview.id)),
            _my_stories(),
        ),
    )


def untold(done: Told) -> Message:
    title = interview_words.title(done.interview)
    return message(
        section(theirs(f"Taken back: “{done.story.title}” was not told there ({title}).")),
        buttons(button("I told it", Action.STORIES_TELL, value=done.story.id), _my_stories()),
    )


def nowhere(stage: Stage) -> Message:
    """There is no interview left to tell it in."""
    title = stage.story.title
    none = f"You have no interview here that “{title}” could be told in."
    said = f"“{title}” is noted for every interview you have." if stage.everywhere else none
    return message(
        section(theirs(said)),
        buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True), _my_stories()),
    )


def suggestion(one: Suggestion) -> str:
    """One line, in a person's words: for plain text only."""
    return f"Your story “{one.story.title}” fits.{_warned(one)}"


def lines(found: Iterable[Suggestion]) -> str:
    """Stories under each other, in a person's words: for plain text only."""
    return "\n".join(f"• “{one.story.title}”{_warned(one)}" for one in found)


def warning(heard: Telling, *, ahead: bool) -> str:
    """A sentence before the same people hear a story twice; `ahead`: the first time is still to come."""
    place = f"{heard.company} on {heard.on:%b %-d}"
    return f"It is meant for {place} already." if ahead else f"You told it at {place} already."


def _warned(one: Suggestion) -> str:
    return f" {warning(one.heard, ahead=one.ahead)}" if one.heard else ""


def _empty(bank: Bank) -> list[Block]:
    if bank.archived:
        return [section(ours("No story is archived.")), buttons(_my_stories())]
    if bank.put_away:
        return [section(ours("All your stories are archived.")), buttons(*_ways_on(bank))]
    return [
        section(
            ours(
                "You have no stories yet. A story is one thing that happened, in four parts: situation, task, action, "
                "result. Four or five good ones answer most behavioral questions."
            )
        ),
        buttons(*_ways_on(bank), button("Practice a question", Action.HELP_OPEN.of("question"))),
    ]


def _entry(one: Kept, bank: Bank, now: datetime) -> list[Block]:
    story = one.story
    about = [
        theirs(words, SHORTENED)
        for words in (_first_words(story.words.wording), _places(story, now))
        if words
    ]
    return [
        section(theirs(story.title, SHORTENED)),
        note(ours(_shows(one)), *about),
        buttons(*(_put_away(story, bank) if bank.archived else _in_use(story, bank))),
    ]


def _in_use(story: Story, bank: Bank) -> list[Button]:
    archive = Action.STORIES_ARCHIVE.of(bank.start)
    return [
        button("I told it", Action.STORIES_TELL, value=story.id, name=f"I told it: {story.title}"[:NAMED]),
        button("Edit", Action.STORIES_EDIT, value=story.id, name=f"Edit: {story.title}"[:NAMED]),
        button("Archive", archive, value=story.id, name=f"Archive: {story.title}"[:NAMED]),
    ]


def _put_away(story: Story, bank: Bank) -> list[Button]:
    restore, delete = (one.of(bank.start) for one in (Action.STORIES_RESTORE, Action.STORIES_DELETE))
    sure = asks("Delete this story?", "It is erased for good.", "Delete it")
    return [
        button("Bring back", restore, value=story.id, name=f"Bring back: {story.title}"[:NAMED]),
        button("Delete", delete, value=story.id, confirm=sure, name=f"Delete: {story.title}"[:NAMED]),
    ]


def _shows(one: Kept) -> str:
    """The names are the catalogue's: ours."""
    return f"Shows: {', '.join(one.competencies)}" if one.competencies else "Shows: nothing chosen"


def _missing(wording: Wording) -> list[Words]:
    gaps = [name for name, text in wording.parts.items() if not text]
    return [ours(f"Still empty: {', '.join(gaps)}")] if gaps else []


def _first_words(wording: Wording) -> str:
    return " ".join(next(filter(None, wording.parts.values()), "").split())


def _places(story: Story, now: datetime) -> str:
    over = [one for one in story.told if one.starts <= now]
    ahead = [one for one in story.told if one.starts > now]
    return ". ".join(filter(None, (_named("Told", over), _named("Meant for", ahead))))


def _named(verb: str, found: Sequence[Telling]) -> str:
    places = ", ".join(f"{one.company} ({one.on:%b %-d})" for one in found[-PLACES:])
    more = f" and {len(found) - PLACES} more" if len(found) > PLACES else ""
    return f"{verb}: {places}{more}" if found else ""


def _coverage(bank: Bank) -> list[Block]:
    """How many stories show each competency, and which have none."""
    some = sorted((one for one in bank.coverage if one[1]), key=lambda one: -one[1])
    none = [name for name, count in bank.coverage if not count]
    most = max((count for _, count in some), default=0)
    table = "\n".join(bar(count, most, name) for name, count in some)
    shown = [section(ours(f"*What your stories show*\n{table}"))] if some else []
    return [
        *shown,
        note(ours(f"No story yet: {', '.join(none)}" if none else "Every competency has a story.")),
    ]


def _turns(bank: Bank) -> list[Button]:
    shelf = ARCHIVE if bank.archived else LIST
    newer = button("Newer", Action.STORIES_LIST.of(shelf, max(0, bank.start - PAGE)))
    older = button("Older", Action.STORIES_LIST.of(shelf, bank.start + PAGE))
    return [*([newer] if bank.start else []), *([older] if bank.start + len(bank.page) < bank.total else [])]


def _ways_on(bank: Bank) -> list[Button]:
    if bank.archived:
        return [_my_stories()]
    archive = button(f"Archived ({bank.put_away})", Action.STORIES_LIST.of(ARCHIVE, 0))
    new = button("New story", Action.STORIES_NEW, primary=True)
    return [new, *([archive] if bank.put_away else [])]


def _my_stories() -> Button:
    return button("My stories", Action.HELP_OPEN.of("stories"))
