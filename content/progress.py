"""Progress: weeks of practice, competencies and outcomes, as bars in text (content/bars.py says why)."""

from collections import Counter
from collections.abc import Sequence

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Outcome
from bot.services.progress import ENOUGH, Done, Week
from content.bars import bar, spoken
from content.blocks import button, buttons, header, message, note, ours, section
from content.charts import chart
from content.interviews import OUTCOMES

WENT_ON = {Outcome.NEXT_ROUND, Outcome.OFFER}


def shown(done: Done) -> Message:
    return spoken(
        message(
            header("Your progress"),
            _practice(done),
            section(ours(_outcomes(done.outcomes))),
            note(ours("You are compared with nobody but yourself, and nobody else sees this.")),
            buttons(
                button("Practice a question", Action.HELP_OPEN.of("question"), primary=True),
                button("Practice daily", Action.PRACTICE_DAILY),
                button("My answers", Action.HELP_OPEN.of("answers")),
                button("My stories", Action.HELP_OPEN.of("stories")),
            ),
        )
    )


def summary(weeks: Sequence[Week]) -> str:
    """One line: this week and the one before; empty where neither saw an answer."""
    this, before = weeks[0].answers, weeks[1].answers
    if not this and not before:
        return ""
    return f"{_answers(this)} this week, {before:,} the week before."


def _practice(done: Done) -> list[Block]:
    practiced = [(name, count) for name, count in done.competencies if count]
    if not practiced and not any(week.answers for week in done.weeks):
        return [section(ours("No answers are kept yet. The first one starts your weeks here."))]
    resting = [name for name, count in done.competencies if not count]
    return [
        section(ours(f"*Answers kept, week by week*\n{_weeks(done.weeks)}")),
        *([_chart(done.weeks)] if any(week.answers for week in done.weeks) else []),
        *([section(ours(f"*By competency*\n{_bars(practiced)}"))] if practiced else []),
        *([note(ours(f"Not practiced yet: {', '.join(resting)}"))] if resting else []),
    ]


def _chart(weeks: Sequence[Week]) -> Block:
    """Time runs to the right there."""
    counts = [(f"{week.starts:%b %-d}", week.answers) for week in reversed(weeks)]
    return chart("Answers kept, week by week", "Answers", counts)


def _weeks(weeks: Sequence[Week]) -> str:
    labels = ["this week", "last week", *(f"week of {week.starts:%b %-d}" for week in weeks[2:])]
    return _bars([(label, week.answers) for label, week in zip(labels, weeks, strict=True)])


def _outcomes(outcomes: Sequence[Outcome]) -> str:
    """The bars, and the last three against the three before them."""
    if len(outcomes) < ENOUGH:
        return (
            f"*Outcomes* show here once {ENOUGH} interviews have one: {len(outcomes)} so far. "
            "Record them under `interviews`."
        )
    counts = Counter(outcomes)
    table = _bars([(label, counts[one]) for one, label in OUTCOMES.items() if counts[one]])
    return f"*Outcomes*\n{table}\n{_trend(outcomes)}"


def _trend(outcomes: Sequence[Outcome]) -> str:
    last, before = outcomes[:ENOUGH], outcomes[ENOUGH : 2 * ENOUGH]
    now = f"Of your last {ENOUGH} decided interviews, {_went_on(last)} went on"
    past = f"; of the {ENOUGH} before, {_went_on(before)}" if len(before) == ENOUGH else ""
    return f"{now}{past}."


def _went_on(outcomes: Sequence[Outcome]) -> int:
    return sum(one in WENT_ON for one in outcomes)


def _bars(counts: Sequence[tuple[str, int]]) -> str:
    most = max((count for _, count in counts), default=0)
    return "\n".join(bar(count, most, label) for label, count in counts)


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count:,} answers"
