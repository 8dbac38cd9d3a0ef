"""Mock rounds: how one begins, each of its questions, and what it comes to."""

from slackblocks import Block, Button

from bot.catalogue import Question
from bot.ids import Action
from bot.message import Message
from bot.services.rounds import NUMBERS, Result, Round, Wish
from content import answers, questions
from content.blocks import button, buttons, header, link, message, note, ours, section, theirs
from content.feedback import one_change
from content.marked import NAMES, fitted_words

ASKED, QUOTED = 250, 150
"""Characters: a question, and the words of an answer that its advice is about."""
SKIPPED, ERASED = "Skipped.", "No answer is kept for this one."
TYPED = (
    "What you type in the thread is your answer. `skip`, `hint` and `stop` are not: they do what they say."
)
LEFT = "A question that has left my collection"


def begun(round_: Round) -> Message:
    """Where the thread begins."""
    told = f"{_limit(round_.wish)}{_course(len(round_.mock.turns))}; feedback at the end."
    said = _resumed(round_, "the thread below") if round_.resumed else [section(ours(told))]
    return message(header(_kind(round_)), said, note(ours(TYPED)), buttons(*_anew(round_), _stop(round_)))


def resumed(round_: Round, thread: str) -> Message:
    """Away from its thread, which the link leads to."""
    return message(
        header(_kind(round_)),
        _resumed(round_, "its own thread"),
        buttons(link("Open the thread", Action.LINKS_OPEN, thread), *_anew(round_), _stop(round_)),
    )


def _kind(round_: Round) -> str:
    return f"Mock round: {round_.focus.label.lower()}" if round_.focus else "Mock round"


def _resumed(round_: Round, place: str) -> list[Block]:
    turns, wish = round_.mock.turns, round_.wish
    left = sum(not turn.is_done for turn in turns)
    told = (
        f"We were in the middle of this one: {left} of {_questions(len(turns))} to go. It goes on in {place}."
    )
    if not wish.differs(round_.mock):
        return [section(ours(told))]
    count = _questions(wish.fitting) if wish.count is not None else ""
    asked_for = ", ".join(filter(None, (wish.focus.label.lower() if wish.focus else "", count)))
    other = f"You asked for another: {asked_for}. *Begin a new one* stops this round and begins that."
    return [section(ours(told)), section(ours(f"{_limit(wish)}{other}"))]


def _anew(round_: Round) -> list[Button]:
    wish = round_.wish
    if not round_.resumed or not wish.differs(round_.mock):
        return []
    focus = wish.focus.key if wish.focus else ""
    return [button("Begin a new one", Action.MOCKS_ANEW.of(round_.mock.id, wish.fitting, focus))]


def _course(count: int) -> str:
    if count == 1:
        return "1 question, in the thread below. Two minutes"
    return f"{count} questions, one after the other, in the thread below. Two minutes each"


def _limit(wish: Wish) -> str:
    """What became of a number that no round has."""
    if wish.count is None or wish.count == wish.fitting:
        return ""
    return f"{NUMBERS[wish.fitting].capitalize()} is the {'most' if wish.count > wish.fitting else 'least'}. "


def asked(round_: Round) -> Message:
    """The question that is open; what the round came to once none is."""
    turn, question = round_.mock.current, round_.question
    if turn is None or question is None:
        return summed_up(round_)
    subject = (round_.mock.id, turn.position)
    return message(
        [note(theirs(_probe(round_.before, turn.position)))] if round_.before else [],
        note(ours(f"Question {turn.position} of {len(round_.mock.turns)}")),
        section(theirs(question.text)),
        questions.hints(question) if round_.hint else [],
        buttons(
            button("Answer", Action.MOCKS_ANSWER.of(*subject), primary=True),
            button("Skip", Action.MOCKS_SKIP.of(*subject)),
            _stop(round_),
        ),
    )


def late(*, kept: bool) -> Message:
    """Somebody wrote under a round that is over."""
    if kept:
        return message(
            section(
                ours("This round is over. I kept that as your answer to the question that was left open.")
            )
        )
    return message(
        section(ours("This round is over, and I kept nothing of that. Begin another, or take one question.")),
        buttons(
            button("Another round", Action.HELP_OPEN.of("mock"), primary=True),
            button("One question", Action.HELP_OPEN.of("question")),
        ),
    )


def _probe(before: Question, position: int) -> str:
    """What an interviewer would have asked on; by turns the first and the second."""
    return f"A follow-up to expect: “{before.probes[position % len(before.probes)]}” Answer it aloud, then go on."


def summed_up(round_: Round) -> Message:
    told = [one.findings for one in round_.results if one.findings]
    words = sum(one.words for one in told)
    lead = f"You answered {len(told)} of {_questions(len(round_.mock.turns))}"
    return message(
        header("Your mock round"),
        section(ours(f"{lead}, {answers.spoken(words)}." if told else f"{lead}.")),
        [block for number, one in enumerate(round_.results, start=1) for block in _result(number, one)],
        _rest(round_),
        _parts(round_),
        buttons(
            button(
                "Another round", Action.HELP_OPEN.of(f"question mock {_again(round_)}".strip()), primary=True
            ),
            button("My answers", Action.HELP_OPEN.of("answers")),
        ),
    )


def _result(number: int, one: Result) -> list[Block]:
    asked_ = one.question.text if one.question else LEFT
    return [section(theirs(f"{number}. {asked_}", ASKED + 10)), note(theirs(_came_of(one)))]


def _came_of(one: Result) -> str:
    if one.findings is None:
        return ERASED if one.answered else SKIPPED
    advice = one.findings.advice
    about = f" (“{fitted_words(advice[0].quote, QUOTED)}”)" if advice and advice[0].quote else ""
    return f"{answers.spoken(one.findings.words).capitalize()}. {one_change(one.findings)}{about}"


def _rest(round_: Round) -> list[Block]:
    """What was never put is not given away: it may be asked another time."""
    first, last = len(round_.results) + 1, len(round_.mock.turns)
    if first > last:
        return []
    return [note(ours(f"Not reached: {first} to {last}." if first < last else f"Not reached: {last}."))]


def _parts(round_: Round) -> list[Block]:
    if not round_.strongest:
        return []
    strong, weak = NAMES[round_.strongest].lower(), NAMES[round_.weakest].lower()
    return [
        section(
            ours(f"Over all your stories, the *{strong}* is your strongest part. Practice the *{weak}* next.")
        )
    ]


def _stop(round_: Round) -> Button:
    return button("Stop", Action.MOCKS_STOP.of(round_.mock.id))


def _again(round_: Round) -> str:
    return f"{round_.focus.label if round_.focus else ''} {len(round_.mock.turns)}"


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"
