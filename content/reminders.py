"""What a due reminder says: the checklist, the day-of card, the thank-you nudge; several at once as a digest."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from slackblocks import Block, Button

from bot.catalogue import Catalogue, Moment
from bot.ids import Action
from bot.message import Message
from bot.models.interviews import Interview
from bot.models.people import Person
from bot.models.preparations import Preparation
from bot.models.reminders import InterviewNotice, Kind, Notice, OfferNotice, PracticeNotice
from bot.models.stories import Suggestion
from bot.services import to_ask
from bot.services.checklists import Scheduled
from content import (
    checklists,
    debriefs,
    followups,
    memory,
    offers,
    practice,
    preparations,
    stories,
    thanks,
    times,
)
from content import interviews as words
from content.blocks import button, buttons, facts, header, link, message, note, ours, section, theirs

TO_ASK, MOST_ASKED = 3, 7
"""Questions for whoever chose none, and how many a minute's reading holds."""
NAME, LINE, QUESTIONS, STRENGTHS, OUTLINE = 40, 120, 1500, 700, 600
"""Characters of a name, of a strength and of each list: all that the card can hold stays within what Slack takes."""
MOST_LINES = 20
"""Of a digest: twenty with long names stay within what Slack takes."""
ADDRESS = re.compile(r"https?://[^\s<>|]{1,2900}")
OPENS = {
    Kind.PLAN: (Action.CHECKLISTS_OPEN, "Open the checklist"),
    Kind.PREP: (Action.CHECKLISTS_OPEN, "Open the checklist"),
    Kind.DAY_OF: (Action.CHECKLISTS_OPEN, "Open the checklist"),
    Kind.DEBRIEF: (Action.DEBRIEFS_OPEN, "Write it down"),
    Kind.THANKS: (Action.THANKS_OPEN, "Say thank you"),
    Kind.FOLLOW_UP: (Action.FOLLOWUPS_HEARD, "Heard back"),
    Kind.CLOSE: (Action.FOLLOWUPS_HEARD, "Heard back"),
    Kind.OFFER_DEADLINE: (Action.OFFERS_SHOW, "Open the offer"),
}


def due(notices: Sequence[Notice], now: datetime, catalogue: Catalogue) -> Message:
    """One reminder as its own card; more than one, held while it was quiet, as one message."""
    if len(notices) > 1:
        return _digest(notices)
    notice = notices[0]
    match notice:
        case PracticeNotice():
            return practice.daily(notice, catalogue)
        case OfferNotice():
            return offers.deadline(notice, now)
        case InterviewNotice():
            return _about_interview(notice, now, catalogue)


def _about_interview(notice: InterviewNotice, now: datetime, catalogue: Catalogue) -> Message:
    interview, ordinal, kind = notice.interview, notice.reminder.ordinal, notice.reminder.kind
    cards: dict[Kind, Callable[[], Message]] = {
        Kind.PLAN: lambda: checklists.due(_scheduled(notice), kind),
        Kind.PREP: lambda: checklists.due(_scheduled(notice), kind),
        Kind.DAY_OF: lambda: day_of(notice, now, catalogue),
        Kind.DEBRIEF: lambda: debriefs.prompt(interview, ordinal=ordinal),
        Kind.THANKS: lambda: thanks.card(interview, ordinal=ordinal),
        Kind.FOLLOW_UP: lambda: followups.nudge(interview, ordinal=ordinal),
        Kind.CLOSE: lambda: followups.closing(interview),
    }
    return cards[kind]()


def day_of(notice: InterviewNotice, now: datetime, catalogue: Catalogue) -> Message:
    """Who, where, the link, what to tell, what to ask, what is left to do: all that the last hour needs."""
    interview = notice.interview
    left = max(1, round((interview.starts - now).total_seconds() / 60))
    written = notice.preparation
    last = [item.text for item in notice.checklist.open_items if item.moment in {Moment.DAY, Moment.MINUTES}]
    return message(
        header(words.title(interview)),
        section(ours(f"It starts in {left} minute{'s' * (left > 1)}. All you need is here; now breathe.")),
        _facts(interview, notice.person),
        _references(written),
        [section(ours("*Before you go in*")), section(theirs("\n".join(f"• {text}" for text in last)))]
        if last
        else [],
        memory.on_the_day(notice.checklist),
        _stories(notice.stories),
        _strengths(written),
        _outline(written),
        _to_ask(written, interview, catalogue),
        buttons(*_join(interview), button("Prep notes", Action.PREPARATIONS_OPEN.of(interview.id))),
        checklists.stop(Kind.DAY_OF),
    )


def stopped(kind: Kind) -> Message:
    if kind is Kind.PRACTICE:
        return practice.stopped()
    return message(
        section(
            ours(f"Stopped. I will send no more messages with {checklists.COMING[kind]}, for {_any(kind)}.")
        ),
        buttons(button("Turn them on again", Action.REMINDERS_RESUME.of(kind))),
    )


def resumed(kind: Kind) -> Message:
    list_ = "offers" if kind is Kind.OFFER_DEADLINE else "interviews"
    return message(
        section(ours(f"They are on again: {checklists.COMING[kind]}.")),
        buttons(button(f"My {list_}", Action.HELP_OPEN.of(list_))),
    )


def _any(kind: Kind) -> str:
    return "any offer" if kind is Kind.OFFER_DEADLINE else "any interview"


def _scheduled(notice: InterviewNotice) -> Scheduled:
    return Scheduled(notice.interview, notice.checklist, notice.person)


def _digest(notices: Sequence[Notice]) -> Message:
    return message(
        section(ours("*While it was quiet*")),
        [block for notice in notices[:MOST_LINES] for block in _line(notice)],
        note(ours("Each has a card of its own behind its button.")),
        _rest(len(notices) - MOST_LINES),
    )


def _rest(more: int) -> list[Block]:
    mine = button("My interviews", Action.HELP_OPEN.of("interviews"))
    return [section(ours(f"And {more} more, for the interviews in your list."), mine)] if more > 0 else []


def _line(notice: Notice) -> list[Block]:
    if isinstance(notice, PracticeNotice):
        return practice.line(notice)
    action, label = OPENS[notice.reminder.kind]
    if isinstance(notice, OfferNotice):
        about, title, when = notice.offer.id, offers.title(notice.offer), offers.answer_by(notice.offer)
    else:
        about, title = notice.interview.id, words.title(notice.interview)
        when = times.interview(notice.interview, notice.person.zone)
    open_ = button(label, action.of(about), name=f"{label}: {title}"[:75])
    return [section(theirs(f"{title}\n{when}"), open_)]


def _facts(interview: Interview, person: Person) -> list[Block]:
    names = ", ".join(one.name for one in interview.interviewers if one.name)
    when = times.interview(interview, person.zone)
    return [*facts([("When", when), ("Where", interview.place), ("With", names), ("Notes", interview.notes)])]


def _stories(found: Sequence[Suggestion]) -> list[Block]:
    if not found:
        return []
    return [section(ours("*Stories to have ready*")), section(theirs(stories.lines(found)))]


def _strengths(written: Preparation) -> list[Block]:
    if not written.strengths:
        return []
    lines = [f"{one.name}: {one.evidence}" if one.evidence else one.name for one in written.strengths]
    return [
        section(ours("*Strengths to show*")),
        section(theirs(preparations.bullets(line[:LINE] for line in lines), STRENGTHS)),
    ]


def _references(written: Preparation) -> list[Block]:
    names = ", ".join(one.name[:NAME] for one in written.references)
    return [*facts([("References", names)])]


def _outline(written: Preparation) -> list[Block]:
    headings = "\n".join(f"{place}. {line}" for place, line in enumerate(written.outline, start=1))
    return [section(ours("*Your outline*")), section(theirs(headings, OUTLINE))] if headings else []


def _join(interview: Interview) -> list[Button]:
    found = ADDRESS.search(interview.place)
    return [link("Open the link", Action.LINKS_OPEN, found.group())] if found else []


def _to_ask(written: Preparation, interview: Interview, catalogue: Catalogue) -> list[Block]:
    """The person's choice; three that suit where they made none."""
    picked = to_ask.chosen(written, interview, catalogue)
    asked = picked or to_ask.suggested(interview, catalogue)[:TO_ASK]
    if not asked:
        return []
    more = [f"and {len(asked) - MOST_ASKED} more in your prep notes"] if len(asked) > MOST_ASKED else []
    lines = [*map(preparations.question, asked[:MOST_ASKED]), *more]
    return [section(ours("*Questions to ask them*")), section(theirs(preparations.bullets(lines), QUESTIONS))]
