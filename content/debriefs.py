"""The debrief: asked for, written down, shown again, and what the rounds of one process have in common."""

from collections.abc import Callable, Sequence

from slackblocks import Block

from bot.ids import Action
from bot.message import Message
from bot.models.debriefs import Box, Debrief
from bot.models.interviews import Interview
from bot.models.reminders import Kind
from bot.services.debriefs import Debriefed, Round
from content import checklists, stories
from content import interviews as words
from content.blocks import button, buttons, facts, header, message, note, ours, section, theirs

FEELINGS = {1: "1 · rough", 2: "2 · not great", 3: "3 · mixed", 4: "4 · good", 5: "5 · very good"}
KEEN = {1: "1 · flat", 2: "2 · reserved", 3: "3 · friendly", 4: "4 · keen", 5: "5 · very keen"}
CLOSE = {1: "1 · cold", 2: "2 · stiff", 3: "3 · polite", 4: "4 · warm", 5: "5 · easy from the start"}
ASK = "How was it? A few short answers now are worth an hour of remembering before the next round."
NONE_YET = "None of your interviews has begun yet. When one is over, I will ask you how it went."
AGAIN = "Still fresh? Two minutes are enough. After this I will not ask again."
TOLD_TWICE = "*They know a story of yours.* Another one next time?"
BOXES = {
    Box.STRONG: "Went well",
    Box.OKAY: "Went okay",
    Box.ROUGH: "Went rough",
    Box.UNSAID: "Went unsaid",
    Box.PROMISE: "Promises you made",
}
NOTHING = "–"
SHOWN, TOLD = 500, 1000
"""Characters of each box: all of them together stay within what one message takes."""
CUT = "What ends with … is longer: *Edit* and *Add more* have all of it."
MEASURES: dict[str, Callable[[Debrief], str]] = {
    "How it felt": lambda one: str(one.felt or ""),
    "Enthusiasm": lambda one: str(one.enthusiasm or ""),
    "Rapport": lambda one: str(one.rapport or ""),
    "Attire": lambda one: one.attire.label.lower() if one.attire else "",
}


def prompt(interview: Interview, *, ordinal: int) -> Message:
    return message(
        header(words.title(interview)),
        section(ours(AGAIN if ordinal > 1 else ASK)),
        buttons(
            button("Write it down", Action.DEBRIEFS_OPEN.of(interview.id), primary=True),
            button("Not now", Action.DEBRIEFS_DECLINE.of(interview.id)),
        ),
        checklists.stop(Kind.DEBRIEF),
    )


def none_held(company: str) -> Message:
    """Nothing to look back on yet."""
    return words.none_begun(company, NONE_YET)


def shown(debriefed: Debriefed) -> Message:
    """All that was written down."""
    one, debrief = debriefed.one, debriefed.debrief
    return message(
        header(words.title(one.interview)),
        _written(debriefed),
        [] if debrief.lines else note(ours("No questions are written down yet.")),
        _over_the_rounds(debriefed.rounds),
        _ways_on(one.interview),
    )


def kept(debriefed: Debriefed) -> Message:
    one = debriefed.one
    return message(
        section(theirs(f"Written down: {words.title(one.interview)}.")),
        _heard_before(debriefed),
        _over_the_rounds(debriefed.rounds),
        checklists.coming(one),
        _ways_on(one.interview),
    )


def declined(interview: Interview) -> Message:
    return message(
        section(ours("All right, I will not ask again.")),
        buttons(button("Write it down after all", Action.DEBRIEFS_OPEN.of(interview.id))),
        note(theirs(words.title(interview))),
    )


def _ways_on(interview: Interview) -> Block:
    return buttons(
        button("Say thank you", Action.THANKS_OPEN.of(interview.id), primary=True),
        button("Add more", Action.DEBRIEFS_MORE.of(interview.id)),
        button("Edit", Action.DEBRIEFS_OPEN.of(interview.id)),
        button("Rate them", Action.EVALUATIONS_OPEN.of(interview.id)),
    )


def _written(debriefed: Debriefed) -> list[Block]:
    interview, debrief = debriefed.one.interview, debriefed.debrief
    decision = f"{interview.decision_date:%a, %b %-d}" if interview.decision_date else ""
    pairs = [
        ("How it felt", FEELINGS.get(debrief.felt or 0, "")),
        ("They answer by", decision),
        *((label, "\n".join(debrief.of(box))) for box, label in BOXES.items()),
        ("Signals", debrief.signals),
        ("Surprises", debrief.surprises),
        ("Attire", debrief.attire.label if debrief.attire else ""),
        ("Enthusiasm", KEEN.get(debrief.enthusiasm or 0, "")),
        ("Rapport", CLOSE.get(debrief.rapport or 0, "")),
        ("Stories told", "\n".join(one.story.title for one in debriefed.told)),
        ("Next time", debrief.next_time),
    ]
    cut = any(len(value) > SHOWN for _, value in pairs)
    shown_ = [(label, value if len(value) <= SHOWN else f"{value[:SHOWN]}…") for label, value in pairs]
    return [*facts(shown_), *([note(ours(CUT))] if cut else [])]


def _heard_before(debriefed: Debriefed) -> list[Block]:
    """Stories that the same company had heard already."""
    twice = [one for one in debriefed.told if one.heard]
    return [section(ours(TOLD_TWICE)), section(theirs(stories.lines(twice), TOLD))] if twice else []


def _over_the_rounds(rounds: Sequence[Round]) -> list[Block]:
    """A row for each measure, from the first round to the last; a measure that nobody took is left out."""
    if not rounds:
        return []
    taken = {label: [measure(one.debrief) for one in rounds] for label, measure in MEASURES.items()}
    rows = [
        f"• {label}: {' → '.join(one or NOTHING for one in found)}"
        for label, found in taken.items()
        if any(found)
    ]
    dates = ", ".join(f"{one.interview.local_date:%b %-d}" for one in rounds)
    return [section(ours("\n".join([f"*Over the rounds* · {dates}", *rows])))] if rows else []
