"""What a candidate makes of them: the form after a round, and the picture over the rounds."""

from collections.abc import Sequence

from slackblocks import Block, PlainText, PlainTextInput, StaticSelectMenu

from bot.catalogue import Factor
from bot.ids import Action, Form
from bot.message import Message, View
from bot.models.evaluations import SCORES, Course, Picture, Rating, Round
from bot.services.evaluations import Draft
from content import interviews as words
from content.bars import bar, spoken
from content.blocks import button, buttons, field, header, message, modal, note, option, ours, section, theirs

SCALE = {5: "5 · very good", 4: "4 · good", 3: "3 · mixed", 2: "2 · not great", 1: "1 · poor"}
UNTOLD = "untold"
"""The option by which a score is taken back."""
ASKS = {
    Factor.CULTURE: "What they value, and how they treated each other and you.",
    Factor.BALANCE: "Hours, leave, being reached after work.",
    Factor.TEAMWORK: "How they decide, disagree and help each other.",
    Factor.PAY: "Salary, insurance, retirement, leave, bonus, stock.",
    Factor.GROWTH: "Room to grow, and people there who did.",
    Factor.FIT: "The core of the job: what you do well, on the way to where you want to be.",
}
SPOKEN = {
    **{factor: factor.label.lower() for factor in Factor},
    Factor.FIT: "the fit with your goals",
}
SPEAKS, ASK_NEXT = 4, 3
"""The least mean that speaks for them, and the highest that is worth a question."""
NOTE, NOTES, ROUNDS = 1500, 250, 6
"""Characters of the note in question and of the others; rounds that are shown."""
UNRATED = (
    "They looked at you closely, and you may look as closely at them. Six scores and a note take a minute; over "
    "the rounds they become one picture."
)
NONE_YET = "None of your interviews has begun yet. When one is over, you can say how they look to you."


def none_held(company: str) -> Message:
    """Nobody to rate yet."""
    return words.none_begun(company, NONE_YET)


def form(draft: Draft) -> View:
    kept = draft.rating
    text = PlainTextInput("note", initial_value=kept.note or None, multiline=True, max_length=3000)
    return modal(
        Form.EVALUATIONS,
        "How they look to you",
        _changed(draft.meanwhile) if draft.meanwhile else [],
        section(theirs(words.title(draft.interview))),
        [
            field(factor.label, _menu(factor, kept), factor, hint=ASKS[factor], optional=True)
            for factor in Factor
        ],
        field("Note", text, "note", hint="What you saw or heard that decided it.", optional=True),
        about=f"{draft.interview.id}|{draft.version}",
    )


def shown(picture: Picture) -> Message:
    """One round as it was rated; several beside each other."""
    asked = picture.asked.interview
    several = len(picture.rounds) > 1
    title = f"{asked.company}, {len(picture.rounds)} rounds" if several else words.title(asked)
    return spoken(
        message(
            header(f"How they look to you: {title}"),
            _said(picture) if picture.rounds else section(ours(UNRATED)),
            _ways_on(picture.asked),
        )
    )


def _menu(factor: Factor, kept: Rating) -> StaticSelectMenu:
    options = {str(score): option(SCALE[score], str(score)) for score in reversed(SCORES)}
    chosen = options.get(str(kept.scores.get(factor)))
    offered = [*options.values(), option("Cannot tell yet", UNTOLD)]
    return StaticSelectMenu(factor, offered, initial_option=chosen, placeholder=PlainText("Pick one"))


def _changed(meanwhile: Rating) -> list[Block]:
    said = ", ".join(f"{factor.label} {score}" for factor, score in meanwhile.scores.items())
    lead = (
        ":warning: This was rated elsewhere while the form was open, so nothing was saved yet. "
        "What you typed is still below: *Save* puts it in place of this:"
    )
    return [section(ours(lead)), section(theirs(f"{said}\n{meanwhile.note}", 600))]


def _said(picture: Picture) -> list[Block]:
    courses, unrated = picture.courses, picture.unrated
    later = f"Not rated yet: {', '.join(SPOKEN[factor] for factor in unrated)}. " if unrated else ""
    lines = [bar(one.mean, max(SCORES), _over_rounds(one, picture.rounds)) for one in courses]
    return [
        *([section(ours("\n".join(lines)))] if lines else []),
        section(ours(f"*{_verdict(courses)}*")),
        *(_note(one, picture) for one in picture.rounds[-ROUNDS:] if one.rating.note),
        note(ours(f"{later}From 1 (poor) to 5 (very good). Only you see this.")),
    ]


def _over_rounds(course: Course, rounds: Sequence[Round]) -> str:
    """`Growth · round 1: 3, round 2: 4 · up 1`; the label alone where there is one round."""
    if len(rounds) == 1:
        return course.factor.label
    scores = ", ".join(f"{_name(rounds[place])}: {score}" for place, score in course.scores[-ROUNDS:])
    moved = f" · {'up' if course.moved > 0 else 'down'} {abs(course.moved)}" if course.moved else ""
    return f"{course.factor.label} · {scores}{moved}"


def _verdict(courses: Sequence[Course]) -> str:
    """What the scores say, in one sentence."""
    if not courses:
        return "No scores yet; your note stands by itself."
    best, worst = courses[0].mean, courses[-1].mean
    best_ones = [one.factor for one in courses if one.mean == best]
    low = _are([one.factor for one in courses if one.mean == worst])
    if best < SPEAKS:
        lead = "Nothing speaks for them strongly yet"
        return (
            f"{lead}; {low} what to ask about next." if worst <= ASK_NEXT else f"{lead}, and nothing against."
        )
    if worst <= ASK_NEXT:
        return f"{_capital(_are(best_ones))} what speaks for them; {low} what to ask about next."
    if best == worst:
        return "All that you rated speaks for them."
    return f"All that you rated speaks for them, and {_named(best_ones)} most."


def _are(factors: Sequence[Factor]) -> str:
    """`growth is`, `growth and teamwork are`."""
    return f"{_named(factors)} {'is' if len(factors) == 1 and factors[0] is not Factor.PAY else 'are'}"


def _named(factors: Sequence[Factor]) -> str:
    *most, last = (SPOKEN[factor] for factor in factors)
    return f"{', '.join(most)} and {last}" if most else last


def _capital(words_: str) -> str:
    return words_[0].upper() + words_[1:]


def _note(one: Round, picture: Picture) -> Block:
    """The note of the round in question at more length than the others."""
    name = f"{_capital(_name(one))}: " if len(picture.rounds) > 1 else ""
    most = NOTE if one.interview.id == picture.asked.interview.id else NOTES
    return section(theirs(f"{name}{one.rating.note}", most))


def _name(one: Round) -> str:
    """`round 2`, or its date where that was not said."""
    interview = one.interview
    return words.round_name(interview.round).lower() if interview.round else f"{interview.local_date:%b %-d}"


def _ways_on(asked: Round) -> Block:
    label = "Edit" if asked.rating else "Rate them"
    open_ = button(label, Action.EVALUATIONS_OPEN.of(asked.interview.id), primary=not asked.rating)
    return buttons(open_, button("My interviews", Action.HELP_OPEN.of("interviews")))
