"""Answers to practice questions: the form they are written in, and the list of them."""

from slackblocks import Block, Button, PlainTextInput

from bot.catalogue import Question, Rubric
from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.answers import LONGEST, PARTS, Answer
from bot.services.questions import PAGE, Answers, Draft, Kept
from content import times
from content.blocks import (
    asks,
    button,
    buttons,
    divider,
    field,
    header,
    message,
    modal,
    note,
    ours,
    section,
    theirs,
)
from content.questions import bullets

A_MINUTE = 140
"""Words spoken in one (CONTENT: 130 to 150)."""
SHORTENED, NAMED, MEANWHILE = 150, 75, 600
"""Characters: a question or an answer in the list, what a screen reader says of a button, the other window's words."""
HINTS = {
    "situation": "Where and when, and what was at stake. About a fifth of the answer.",
    "task": "What was yours to do. A sentence or two.",
    "action": "What you did, step by step, and why. More than half of the answer.",
    "result": "What came of it, with a number if there is one, and what you learned.",
}
APPROACH = {
    Rubric.STAR: "One real event: situation, task, action, result. Most of the words belong to what you did.",
    Rubric.SITUATIONAL: "Three steps: what the problem is, which ways there are, what you would do and check.",
    Rubric.MOTIVATION: "What draws you, what you bring for it, and one thing from your own past that shows both.",
    Rubric.DISCUSSION: "Say where you stand, what speaks against it, and an example from your own work.",
}
GONE = "This question has left my collection; your answer stays."


def form(draft: Draft) -> View:
    """The question stays in view above the boxes."""
    question = draft.question
    return modal(
        Form.MOCKS_ANSWER if draft.sheet.mock else Form.QUESTIONS_ANSWER,
        "Your answer",
        _warning(draft),
        section(theirs(question.text if question else GONE)),
        _context(question) if question else [],
        _boxes(draft) if draft.sheet.boxes else [_box(draft)],
        _switch(draft),
        submit="Keep",
        about=draft.sheet.written(),
    )


def listed(found: Answers, *, deleted: bool = False) -> Message:
    """A page of what was kept, newest first."""
    practice = button("Practice a question", Action.HELP_OPEN.of("question"), primary=True)
    said = [section(ours("Deleted. Nothing of that answer is left with me."))] if deleted else []
    if not found.page:
        empty = "You have not kept an answer yet. Practice a question, and what you write stays here."
        return message(said, section(ours(empty)), buttons(practice))
    return message(
        said,
        header("Your answers"),
        note(ours(f"{found.start + 1} to {found.start + len(found.page)} of {found.total}, newest first")),
        [block for one in found.page for block in _entry(one, found)],
        buttons(*_turns(found), practice),
    )


def spoken(count: int) -> str:
    """How long so many words take to say, to half a minute."""
    halves = round(2 * count / A_MINUTE)
    return f"about {halves / 2:g} min spoken" if halves else "a few seconds spoken"


def words(count: int) -> str:
    return "1 word" if count == 1 else f"{count:,} words"


def _warning(draft: Draft) -> list[Block]:
    if draft.too_long:
        sorry = f":warning: Together that is more than the {LONGEST:,} characters that one box holds. Shorten it first."
        return [section(ours(sorry))]
    if draft.meanwhile is None:
        return []
    return [
        section(
            ours(
                ":warning: This answer was changed elsewhere while the form was open, so nothing was saved yet. "
                "What you typed is still below: *Keep* puts it in place of this:"
            )
        ),
        section(theirs(draft.meanwhile.wording.whole, MEANWHILE)),
    ]


def _context(question: Question) -> list[Block]:
    return [
        note(theirs("They listen for:\n" + bullets(question.listen_for))),
        note(ours("Two minutes are enough: 260 to 300 words.")),
    ]


def _box(draft: Draft) -> Block:
    hint = APPROACH[draft.question.rubric] if draft.question else None
    return field("Your answer", _input("text", draft, draft.wording.text), "text", hint=hint)


def _boxes(draft: Draft) -> list[Block]:
    return [
        field(
            name.capitalize(),
            _input(name, draft, draft.wording.parts[name]),
            name,
            hint=HINTS[name],
            optional=True,
        )
        for name in PARTS
    ]


def _input(name: str, draft: Draft, text: str) -> PlainTextInput:
    """Its id carries the turn: under the id of before, Slack would show what stood there before."""
    return PlainTextInput(
        f"{name}.{draft.sheet.turn}", initial_value=text or None, multiline=True, max_length=LONGEST
    )


def _switch(draft: Draft) -> list[Block]:
    star = draft.question is not None and draft.question.rubric is Rubric.STAR
    if not star and not draft.sheet.boxes:
        return []
    label = "Write in one box" if draft.sheet.boxes else "Write in four STAR boxes"
    return [buttons(button(label, Action.QUESTIONS_STYLE))]


def _entry(one: Kept, found: Answers) -> list[Block]:
    answer, asked = one.answer, one.question.text if one.question else GONE
    sure = asks("Delete this answer?", "It is erased for good.", "Delete it")
    return [
        section(theirs(asked, SHORTENED)),
        note(
            ours(f"{times.instant(answer.written_at, found.zone)} · {words(answer.wording.count)}"),
            theirs(_first_words(answer), SHORTENED),
        ),
        buttons(
            button("Reopen", Action.QUESTIONS_REOPEN, value=answer.id, name=f"Reopen: {asked}"[:NAMED]),
            button(
                "Save as story", Action.STORIES_SAVE, value=answer.id, name=f"Save as story: {asked}"[:NAMED]
            ),
            button(
                "Delete",
                Action.QUESTIONS_DELETE.of(found.start),
                value=answer.id,
                confirm=sure,
                name=f"Delete: {asked}"[:NAMED],
            ),
        ),
        divider(),
    ]


def _first_words(answer: Answer) -> str:
    texts = (answer.wording.text, *answer.wording.parts.values())
    return " ".join(next(filter(None, texts), "").split())


def _turns(found: Answers) -> list[Button]:
    newer = button("Newer", Action.QUESTIONS_LIST.of(max(0, found.start - PAGE)))
    older = button("Older", Action.QUESTIONS_LIST.of(found.start + PAGE))
    return [
        *([newer] if found.start else []),
        *([older] if found.start + len(found.page) < found.total else []),
    ]
