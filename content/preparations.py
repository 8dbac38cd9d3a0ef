"""The preparation of one interview on one message: what is written down, what is still open, and a button each."""

from collections.abc import Iterable, Sequence

from slackblocks import Block, Button

from bot.catalogue import InterviewType, Role
from bot.ids import Action
from bot.message import Message
from bot.models.preparations import SOURCES, Earlier, Part, Preparation, Section
from bot.services.preparations import Workspace
from bot.services.to_ask import FIRST, ToAsk
from content import interviews as words
from content import times
from content.blocks import button, buttons, header, message, note, ours, section, theirs

STRENGTHS, REFERENCES = 3, 3
"""How many are enough."""
SPOKEN_TO = {InterviewType.PRESENTATION, InterviewType.CASE}
"""Where an outline is asked for unbidden."""
SHORTENED, SHOWN = 240, 1200
"""Characters of one text that is shown in part, and of one list."""
FOR = {
    Role.RECRUITER: "a recruiter",
    Role.HIRING_MANAGER: "the hiring manager",
    Role.PEER: "a peer",
    Role.EXECUTIVE: "an executive",
    Role.CROSS_FUNCTIONAL: "a partner in another team",
}
WINDOWS = {
    Section.RESEARCH: "Research",
    Section.ASK: "Questions",
    Section.STRENGTHS: "Strengths",
    Section.REFERENCES: "References",
    Section.OUTLINE: "Outline",
}


def workspace(space: Workspace) -> Message:
    interview, preparation = space.interview, space.preparation
    outline = interview.type in SPOKEN_TO or bool(preparation.outline)
    return message(
        header(f"Preparation for {words.title(interview)}"),
        note(theirs(times.interview(interview, space.person.zone))),
        _research(space),
        _questions(space),
        _strengths(space),
        _references(space),
        _outline(space) if outline else [],
        note(ours("Your questions, strengths, references and outline are on the card an hour before.")),
        buttons(
            *([] if outline else [_edit(space, Section.OUTLINE, "Add an outline")]),
            button("Checklist", Action.CHECKLISTS_OPEN.of(interview.id)),
        ),
    )


def question(one: ToAsk) -> str:
    """With whom it is for where that is known: a person's words, for plain text only."""
    if not one.role:
        return one.text
    return f"{one.text} ({'' if one.people else 'for '}{whom(one)})"


def whom(one: ToAsk) -> str:
    """Names, or who it would be: `Priya Nair and Tom Ellis`, `a peer`."""
    if one.people:
        return " and ".join(filter(None, (", ".join(one.people[:-1]), one.people[-1])))
    return FOR[one.role] if one.role else ""


def since(earlier: Earlier) -> str:
    """`From round 1`."""
    name = words.round_name(earlier.round).lower() if earlier.round else f"{earlier.on:%b %-d}"
    return f"From {name}" if earlier.round else f"From the round on {name}"


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _research(space: Workspace) -> list[Block]:
    found = space.preparation.research
    missing = [part.label.lower() for part in SOURCES if part not in found]
    texts = [f"{part.label}: {' '.join(text.split())}" for part, text in found.items()]
    return [
        _lead(space, Section.RESEARCH, f"{len(found)} of {len(SOURCES)} sources"),
        *(section(theirs(text, SHORTENED)) for text in texts),
        *_still(f"Still open: {', '.join(missing)}." if missing else ""),
        *_carried(space.preparation, Section.RESEARCH),
    ]


def _questions(space: Workspace) -> list[Block]:
    count = len(space.asked)
    done = f"{count} of {FIRST}" if count < FIRST else f"{count} chosen"
    asks = "" if count else "I suggest five to begin with, by who will be there. Add your own."
    return [
        _lead(space, Section.ASK, done),
        *_listed([question(one) for one in space.asked]),
        *_still(
            asks
            or (f"{FIRST - count} more, for some get answered before your turn." if count < FIRST else "")
        ),
    ]


def _strengths(space: Workspace) -> list[Block]:
    found = space.preparation.strengths
    bare = sum(not one.evidence for one in found)
    asks = "Each with something that happened: a number, a name, a result." if not found else ""
    return [
        _lead(space, Section.STRENGTHS, _count(len(found), STRENGTHS)),
        *_listed(space.preparation.note(Part.STRENGTHS).lines),
        *_still(asks or (f"{bare} without evidence yet: put it behind a colon." if bare else "")),
        *_carried(space.preparation, Section.STRENGTHS),
    ]


def _references(space: Workspace) -> list[Block]:
    lines = space.preparation.note(Part.REFERENCES).lines
    asks = "" if lines else "People who saw you work, asked beforehand, with a way to reach them."
    return [
        _lead(space, Section.REFERENCES, _count(len(lines), REFERENCES)),
        *_listed(lines),
        *_still(asks),
        *_carried(space.preparation, Section.REFERENCES),
    ]


def _outline(space: Workspace) -> list[Block]:
    lines = space.preparation.outline
    done = f"{len(lines)} headings" if len(lines) > 1 else "1 heading" if lines else "still open"
    return [_lead(space, Section.OUTLINE, done), *_listed(lines)]


def _lead(space: Workspace, part: Section, done: str) -> Block:
    return section(ours(f"*{part.label}* · {done}"), _edit(space, part, WINDOWS[part]))


def _edit(space: Workspace, part: Section, label: str) -> Button:
    return button(label, Action.PREPARATIONS_EDIT.of(space.interview.id, part))


def _listed(lines: Sequence[str]) -> list[Block]:
    return [section(theirs(bullets(lines), SHOWN))] if lines else []


def _still(said: str) -> list[Block]:
    return [note(ours(said))] if said else []


def _carried(preparation: Preparation, part: Section) -> list[Block]:
    earlier = preparation.earlier(part)
    return [note(ours(f"{since(earlier)}. What you change here stays with this round."))] if earlier else []


def _count(count: int, enough: int) -> str:
    return f"{count} of {enough}" if count < enough else f"{count} written down"
