"""Interviews: their forms, the list of them, and what is said when one is added, moved, cancelled or decided."""

from collections.abc import Sequence
from datetime import datetime

from slackblocks import (
    Block,
    Button,
    PlainText,
    StaticSelectMenu,
)

from bot.catalogue import InterviewType
from bot.ids import Action
from bot.message import Message
from bot.models.interviews import ENDED, Interview, Outcome
from bot.services.checklists import Scheduled
from content import times
from content.blocks import (
    asks,
    button,
    buttons,
    divider,
    header,
    message,
    option,
    ours,
    section,
    theirs,
)

PAGE = 8
OUTCOMES = {
    Outcome.WAITING: "Waiting to hear",
    Outcome.NEXT_ROUND: "Next round",
    Outcome.OFFER: "Offer",
    Outcome.REJECTED: "Rejected",
    Outcome.WITHDRAWN: "I withdrew",
}
SAID = {
    Outcome.WAITING: "waiting to hear",
    Outcome.NEXT_ROUND: "on to the next round",
    Outcome.OFFER: "an offer",
    Outcome.REJECTED: "a no this time",
    Outcome.WITHDRAWN: "you withdrew",
}
NEXT = {
    Outcome.WAITING: "I will still remind you to say thank you, and ask for news if they stay silent.",
    Outcome.NEXT_ROUND: "Well done. I have ended this round's reminders. Add the next round when you know its date.",
    Outcome.OFFER: "Congratulations. Wait at least 24 hours before you answer, and ask for it in writing. "
    "I have ended this interview's reminders.",
    Outcome.REJECTED: "I am sorry. I have ended its reminders, so nothing more about it comes from me. "
    "What you practiced stays yours.",
    Outcome.WITHDRAWN: "That is a decision too. I have ended its reminders.",
}


ADDED = "Noted. I will remind you in time. Here is your checklist:"
MOVED = "Moved, and its reminders with it."
DETAILED = "Saved. The checklist fits the details now."
REOPENED = "It is open again."


def title(interview: Interview) -> str:
    """`Panel interview at Harborlight`, in a person's words: for plain text only."""
    kind = interview.type.label
    suffix = (
        "" if interview.type in {InterviewType.PHONE_SCREEN, InterviewType.INFORMAL_MEAL} else " interview"
    )
    return f"{kind}{suffix} at {interview.company}"


def listed(interviews: Sequence[Scheduled], now: datetime, offset: int = 0) -> Message:
    """What is coming first, then what was, newest first; a page at a time."""
    if not interviews:
        return message(
            section(
                ours("You have no interviews here yet. Add one, and I will remind you of each step in time.")
            ),
            buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
        )
    coming = [one for one in interviews if one.interview.is_open and one.interview.ends > now]
    past = [one for one in reversed(interviews) if one not in coming]
    start = offset if offset < len(interviews) else 0
    page = [*coming, *past][start : start + PAGE]
    more = start + PAGE < len(interviews)
    turns = [button("More", Action.INTERVIEWS_LIST.of(start + PAGE))] if more else []
    return message(
        header("Your interviews"),
        [block for one in page for block in entry(one, now)],
        buttons(*turns, button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
    )


def cancelled(one: Scheduled) -> Message:
    return _after(one, f"{title(one.interview)} is canceled. Its reminders are gone.")


def decided(one: Scheduled) -> Message:
    outcome = one.interview.outcome or Outcome.WAITING
    lead = f"{title(one.interview)}: {SAID[outcome]}."
    follow = [button("Add the next round", Action.INTERVIEWS_NEXT.of(one.interview.id), primary=True)]
    record = button("Record the offer", Action.OFFERS_RECORD.of(one.interview.id), primary=True)
    ways = {Outcome.NEXT_ROUND: follow, Outcome.OFFER: [record]}
    return _after(one, lead, NEXT[outcome], *ways.get(outcome, []))


def none_found(company: str) -> Message:
    words = (
        f"I cannot find an interview of yours at “{company[:75]}”."
        if company
        else "You have no interview coming up."
    )
    return message(
        section(theirs(words)),
        buttons(
            button("Add an interview", Action.INTERVIEWS_ADD, primary=True),
            button("My interviews", Action.HELP_OPEN.of("interviews")),
        ),
    )


def none_begun(company: str, otherwise: str) -> Message:
    """For what comes after an interview; `otherwise` is said where no company was named."""
    words = (
        f"I cannot find an interview of yours at “{company[:75]}” that has begun." if company else otherwise
    )
    return message(
        section(theirs(words)), buttons(button("My interviews", Action.HELP_OPEN.of("interviews")))
    )


def which(found: Sequence[Scheduled], action: Action) -> Message:
    """Several interviews fit: one button each."""
    return message(
        section(ours("Which one?")),
        [
            section(
                theirs(_line(one)),
                button("This one", action.of(one.interview.id), name=title(one.interview)[:75]),
            )
            for one in found[:20]
        ],
    )


def add_by_button() -> Message:
    """Where no window can be opened: a direct message carries no trigger."""
    return message(
        section(ours("Tell me about it in a short form: company, type, date and time.")),
        buttons(button("Add an interview", Action.INTERVIEWS_ADD, primary=True)),
    )


def outcome_menu(interview: Interview) -> StaticSelectMenu:
    """What came of it; the value carries the interview."""
    chosen = [(f"{interview.id}:{outcome}", label) for outcome, label in OUTCOMES.items()]
    now = f"{interview.id}:{interview.outcome}" if interview.outcome else None
    return menu(Action.INTERVIEWS_OUTCOME.of(interview.id), chosen, now, "Record the outcome")


def manage(interview: Interview) -> list[Button]:
    """The buttons that change an interview."""
    sure = asks("Cancel it?", "Its reminders end. You can undo this.", "Cancel the interview")
    return [
        button(
            "Details", Action.INTERVIEWS_DETAILS.of(interview.id), name=f"Details of {title(interview)}"[:75]
        ),
        button("Reschedule", Action.INTERVIEWS_RESCHEDULE.of(interview.id)),
        button("Cancel", Action.INTERVIEWS_CANCEL.of(interview.id), confirm=sure),
    ]


def entry(one: Scheduled, now: datetime) -> list[Block]:
    """One interview in a list: what, when, how it stands, and what can be done."""
    interview = one.interview
    held = interview.begun(now) and not interview.cancelled
    rate = [button("Rate them", Action.EVALUATIONS_SHOW.of(interview.id))] if held else []
    if not interview.is_open:
        reopen = button("Reopen", Action.INTERVIEWS_REOPEN.of(interview.id))
        outcome = [] if interview.cancelled else [outcome_menu(interview)]
        actions = buttons(reopen, *rate, *outcome)
    elif interview.begun(now):
        thank = button("Thank", Action.THANKS_OPEN.of(interview.id), primary=not interview.all_thanked)
        actions = buttons(
            thank,
            button("Debrief", Action.DEBRIEFS_OPEN.of(interview.id)),
            *rate,
            button("Reschedule", Action.INTERVIEWS_RESCHEDULE.of(interview.id)),
            outcome_menu(interview),
        )
    else:
        prepare = button("Prepare", Action.CHECKLISTS_OPEN.of(interview.id), primary=True)
        actions = buttons(prepare, *manage(interview), outcome_menu(interview))
    return [section(theirs(_line(one))), actions, divider()]


def _line(one: Scheduled) -> str:
    interview = one.interview
    parts = [title(interview), times.interview(interview, one.person.zone), _state(one)]
    return "\n".join(filter(None, parts))


def _state(one: Scheduled) -> str:
    interview = one.interview
    if interview.cancelled:
        return "Canceled"
    done = len(one.checklist.shown) - len(one.checklist.open_items)
    listed_ = f"{done} of {len(one.checklist.shown)} ticked"
    return f"{OUTCOMES[interview.outcome]} · {listed_}" if interview.outcome else listed_


def _after(one: Scheduled, lead: str, words: str = "", *more: Button) -> Message:
    """What happened, and the way back."""
    undo = button("Undo", Action.INTERVIEWS_REOPEN.of(one.interview.id))
    back = [undo] if one.interview.cancelled or one.interview.outcome in ENDED else []
    return message(
        section(theirs(lead)),
        [section(ours(words))] if words else [],
        buttons(*more, *back, button("My interviews", Action.HELP_OPEN.of("interviews"))),
    )


def menu(
    action: str, options: Sequence[tuple[str, str]], chosen: str | None, hint: str = "Pick one"
) -> StaticSelectMenu:
    made = {value: option(label, value) for value, label in options}
    return StaticSelectMenu(
        action, list(made.values()), initial_option=made.get(chosen or ""), placeholder=PlainText(hint)
    )


def round_name(number: str) -> str:
    return "Final round" if number == "final" else f"Round {number}"
