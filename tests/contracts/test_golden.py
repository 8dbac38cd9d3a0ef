"""Each message as Slack gets it, compared with tests/golden; `pytest --write-golden` writes it anew."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import Catalogue, Factor, InterviewFormat, InterviewType, Moment, Phase, Role, Tip, Topic
from bot.catalogue.entries import TopicTitle
from bot.ids import Action
from bot.message import Message
from bot.models.answers import Wording
from bot.models.checklists import Checklist, Item, Memory
from bot.models.comparison import USUAL, compare
from bot.models.debriefs import Attire, Box, Debrief, Line
from bot.models.evaluations import Picture, Rating
from bot.models.evaluations import Round as Rated
from bot.models.interviews import Interview, Interviewer, Outcome
from bot.models.offers import Decision, Extras, Notes, Offer, Terms
from bot.models.people import Daily, Person, Who
from bot.models.preparations import Earlier, Note, Part, Preparation
from bot.models.reminders import Due, InterviewNotice, Kind, Notice, OfferNotice, PracticeNotice, Reminder
from bot.models.stories import Story, StoryText, Suggestion, Telling
from bot.services.checklists import Scheduled
from bot.services.comparisons import Compared
from bot.services.debriefs import Debriefed, Round
from bot.services.decisions import Decided
from bot.services.notes import Noted
from bot.services.offers import Found
from bot.services.preparations import Workspace
from bot.services.progress import Done, Week
from bot.services.rounds import Wish
from bot.services.standings import Standing
from bot.services.stories import Bank
from bot.services.stories import Kept as KeptStory
from bot.services.tellings import Stage, Told
from bot.services.to_ask import ToAsk
from content import (
    canceled,
    checklists,
    comparisons,
    debriefs,
    decisions,
    evaluations,
    feedback,
    followups,
    forms,
    interviews,
    mocks,
    notes,
    offer_lists,
    offers,
    practice,
    preparations,
    progress,
    reminders,
    stories,
    thanks,
    tips,
    voice,
)
from content import help as help_content
from playground.block_kit import require_message_blocks
from tests import judged, offered

GOLDEN = Path(__file__).parents[1] / "golden"
NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
WALL = datetime(2027, 1, 8, 15)  # noqa: DTZ001 - a wall time
ANA = Person(1, Who("T1", "U1"), "America/New_York")
PANEL = Interview(
    id="0123456789abcdef",
    person=1,
    company="Harborlight & <Sons>",
    type=InterviewType.PANEL,
    wall=WALL,
    zone="Asia/Kolkata",
    dated_at=NOW,
    format=InterviewFormat.VIDEO,
    round="2",
    role="Analyst",
    place="https://meet.example/abc",
    notes="Ask about *the team*",
    interviewers=(Interviewer("a", "Priya Nair", thanked=True), Interviewer("b", "Tom Ellis")),
)
LIST = Checklist(
    PANEL.id,
    (
        Item(
            "read", "Read the posting again", "15 min · it names what they look for", Moment.PLAN, ticked=True
        ),
        Item("own1", "Iron the shirt", "", Moment.PLAN, own=True),
        Item("link", "Open the link once", "5 min · it works or it does not", Moment.MINUTES),
        Item("note", "Write down what they asked", "10 min · you forget fast", Moment.AFTER, hidden=True),
    ),
    revision=3,
)
REMEMBERED = replace(
    LIST,
    items=(
        Item("memory-rough-1", "Where do you *see* yourself?", "", Moment.PLAN, memory=Memory.ROUGH),
        Item("memory-unsaid-2", "The audit & " + "all of it " * 9, "", Moment.PLAN, memory=Memory.UNSAID),
        Item("memory-promise-3", "Send the slides", "", Moment.PLAN, ticked=True, memory=Memory.PROMISE),
        Item("memory-told", "“The till”: Priya Nair, Jan 4", "", Moment.PLAN, memory=Memory.TOLD),
        Item("memory-same", "", "", Moment.PLAN, memory=Memory.SAME),
        *LIST.items,
    ),
    debrief="e" * 16,
    more=2,
)
DUES = (
    Due(Kind.PREP, 1, PANEL.starts - timedelta(days=1), PANEL.starts),
    Due(Kind.DAY_OF, 1, PANEL.starts - timedelta(hours=1), PANEL.starts),
)
SCHEDULED = Scheduled(PANEL, LIST, ANA, DUES)
TWICE = replace(
    SCHEDULED,
    interview=replace(PANEL, wall=datetime(2027, 11, 7, 1, 30), zone="America/New_York"),  # noqa: DTZ001 - as above
)
TIP = Tip(
    id="one",
    topic=Topic.PREPARATION,
    text="They compare notes.",
    action="Write three lines.",
    phase=Phase.BEFORE,
)
KNOWN = Catalogue(
    tips=(TIP,),
    topics=(
        TopicTitle(topic=Topic.PREPARATION, title="Preparation"),
        TopicTitle(topic=Topic.DURING, title="During"),
    ),
)


EVENINGS = replace(ANA, daily=Daily(time(18), NOW.date()))
TOLD = Telling("b" * 16, "Harborlight", NOW.date() - timedelta(days=4), NOW - timedelta(days=4))
STORY = Story(
    "a" * 16,
    1,
    StoryText("The *till* & <me>", Wording(situation="Closing time.", action="I counted."), ("integrity",)),
    (TOLD,),
)
AUDIT = replace(STORY, id="c" * 16, words=replace(STORY.words, title="The audit"), told=(), archived=True)
KEPT = KeptStory(STORY, ("Integrity",))
BANK = Bank((KEPT,), 0, archived=False, in_use=1, put_away=1, coverage=(("Integrity", 1), ("Learning", 0)))
RATED = Rated(
    PANEL, Rating({Factor.GROWTH: 5, Factor.CULTURE: 4, Factor.BALANCE: 2}, "*Tom* stays late & <often>")
)
RATED_FIRST = Rated(
    replace(PANEL, id="d" * 16, round=None, wall=WALL - timedelta(days=9)),
    Rating({Factor.GROWTH: 2, Factor.CULTURE: 4, Factor.PAY: 3}, "Vague about pay"),
)
FIRST_ROUND = Earlier("d" * 16, "1", WALL.date() - timedelta(days=9))
PREPARED = Preparation(
    {
        Part.SITE: Note("Tide gauges, & <more>\nsince 1990", version=1),
        Part.NEWS: Note("*Storm* season", earlier=FIRST_ROUND),
        Part.ASK: Note("Who *reads* the gauges?", version=1),
        Part.STRENGTHS: Note(
            "Leading: a night shift of six\nPatience", earlier=replace(FIRST_ROUND, round=None)
        ),
        Part.REFERENCES: Note("Dana Reyes (my manager) dana@northwind.example", version=1),
        Part.OUTLINE: Note("The problem\nThree ways", version=1),
    }
)
TO_ASK = (
    ToAsk("Who *reads* the gauges?"),
    ToAsk("What bothers you?", "ask-a", Role.HIRING_MANAGER, ("Priya Nair", "Tom & <Ellis>")),
    ToAsk("What is a Tuesday like?", "ask-b", Role.PEER),
)
WEEKS = tuple(Week(NOW.date() - timedelta(days=7 * ago), max(0, 20 - 3 * ago)) for ago in range(8))

DEBRIEF = Debrief(
    felt=4,
    next_time="Breathe & *smile*",
    signals="They showed me <the lab>",
    surprises="A third person",
    attire=Attire.FITTING,
    rapport=5,
    lines=(
        Line("1" * 16, Box.STRONG, "Why us?"),
        Line("2" * 16, Box.ROUGH, "Where do you see yourself?"),
        Line("3" * 16, Box.UNSAID, "The audit"),
        Line("4" * 16, Box.PROMISE, "Send the slides"),
    ),
)
NOTED = replace(
    PANEL,
    interviewers=(
        Interviewer(
            "a",
            "Priya Nair",
            thanked=True,
            title="Head of *Data*",
            email="priya@h.example",
            note="Loved the lab & <it>",
        ),
        Interviewer("b", "Tom Ellis", stayed="the night shift", note="Loved the lab too", connected=True),
        *(Interviewer(name, name, stayed="the lab") for name in ("Ines", "Lena")),
    ),
)
LOOKED_BACK = Debriefed(
    replace(SCHEDULED, interview=replace(PANEL, decision_date=WALL.date() + timedelta(days=12))),
    DEBRIEF,
    told=(Suggestion(AUDIT), Suggestion(STORY, TOLD)),
    rounds=(
        Round(replace(PANEL, wall=WALL - timedelta(days=9)), Debrief(felt=2, enthusiasm=3)),
        Round(PANEL, DEBRIEF),
    ),
)


TERMS = Terms("Quillmark & <Co>", "Analyst", 85_000, "EUR", NOW.date() + timedelta(days=3), in_writing=False)
OFFER = Offer(
    "d" * 16,
    1,
    TERMS,
    NOW,
    NOW,
    extras=Extras(8_500, "Options over *four* years", leave="25 days", start="March 1"),
    scores={Factor.CULTURE: 4, Factor.BALANCE: 2, Factor.GROWTH: 5, Factor.FIT: 4},
    notes=Notes("88 to 95", "I cut the close by two days.", "a base of 92,000", "A review in July"),
)
RIVAL = replace(
    OFFER,
    id="f" * 16,
    terms=Terms("Fennway", "Manager", 80_000, "EUR"),
    scores={Factor.CULTURE: 4, Factor.BALANCE: 5, Factor.GROWTH: 3},
)
EVEN = dict.fromkeys(Factor, USUAL)
OFFERED = Standing(
    OFFER, ANA, (Due(Kind.OFFER_DEADLINE, 1, NOW + timedelta(days=1), NOW + timedelta(days=3)),)
)
OFFER_NOTICE = OfferNotice(
    Reminder(2, 1, None, Kind.OFFER_DEADLINE, 1, 1, NOW, NOW, held=False, offer=OFFER.id), ANA, OFFER
)


def compared(*found: Offer) -> Compared:
    return Compared(ANA, found, EVEN, compare(found, EVEN))


def notice(kind: Kind, ordinal: int = 1, interview: Interview = PANEL) -> InterviewNotice:
    reminder = Reminder(1, 1, interview.id, kind, ordinal, 1, NOW, NOW, held=False)
    return InterviewNotice(reminder, ANA, interview, LIST)


def question(ordinal: int) -> PracticeNotice:
    reminder = Reminder(1, 1, None, Kind.PRACTICE, ordinal, 1, NOW, NOW, held=False)
    return PracticeNotice(
        reminder, EVENINGS, judged.QUESTION, again=ordinal > 1, interview=PANEL, before=ordinal - 1
    )


def due(*notices: Notice) -> Message:
    return reminders.due(notices, PANEL.starts - timedelta(hours=1), KNOWN)


def after(outcome: Outcome) -> Scheduled:
    return replace(SCHEDULED, interview=replace(PANEL, outcome=outcome))


def decided(outcome: Outcome) -> Message:
    return interviews.decided(after(outcome))


MESSAGES: dict[str, Callable[[], Message]] = {
    "help_overview": help_content.overview,
    "help_unknown": lambda: help_content.unknown("intervews *now*", "interviews"),
    "help_unknown_like_none": lambda: help_content.unknown("zzz", None),
    "tips_one": lambda: tips.one(TIP, KNOWN, Topic.PREPARATION),
    "tips_one_for_the_next_interview": lambda: tips.one(TIP, KNOWN, None, tips.fits(PANEL.company)),
    "tips_unknown_topic": lambda: tips.unknown_topic("<stars>", KNOWN),
    "interviews_added": lambda: checklists.card(SCHEDULED, interviews.ADDED),
    "interviews_moved": lambda: checklists.card(SCHEDULED, interviews.MOVED),
    "interviews_twice": lambda: checklists.card(TWICE),
    "interviews_cancelled": lambda: interviews.cancelled(
        replace(SCHEDULED, interview=replace(PANEL, cancelled=True))
    ),
    **{f"interviews_{one}": partial(decided, one) for one in Outcome},
    "interviews_none": lambda: interviews.listed((), NOW),
    "interviews_listed": lambda: interviews.listed((SCHEDULED, after(Outcome.OFFER)), NOW),
    "interviews_listed_afterwards": lambda: interviews.listed((SCHEDULED,), PANEL.ends),
    "interviews_none_found": lambda: interviews.none_found("Harbor*"),
    "interviews_which": lambda: interviews.which((SCHEDULED, TWICE), Action.CHECKLISTS_OPEN),
    "interviews_add_by_button": interviews.add_by_button,
    **offered.messages(SCHEDULED, ANA),
    "checklists_plan": lambda: due(notice(Kind.PLAN)),
    "checklists_prep": lambda: due(notice(Kind.PREP)),
    "checklists_remembered": lambda: checklists.card(replace(SCHEDULED, checklist=REMEMBERED)),
    "reminders_day_of_remembered": lambda: due(replace(notice(Kind.DAY_OF), checklist=REMEMBERED)),
    "checklists_moved_on": lambda: checklists.moved_on("https://harbor.example/archives/D1/p1"),
    "reminders_day_of": lambda: due(notice(Kind.DAY_OF)),
    "reminders_day_of_with_stories": lambda: due(
        replace(notice(Kind.DAY_OF), stories=(Suggestion(AUDIT), Suggestion(STORY, TOLD)))
    ),
    "reminders_day_of_prepared": lambda: due(replace(notice(Kind.DAY_OF), preparation=PREPARED)),
    "preparations_empty": lambda: preparations.workspace(Workspace(PANEL, ANA, Preparation(), ())),
    "preparations_filled": lambda: preparations.workspace(Workspace(PANEL, ANA, PREPARED, TO_ASK)),
    "reminders_digest": lambda: due(notice(Kind.PREP), notice(Kind.THANKS)),
    "reminders_digest_with_a_question": lambda: due(notice(Kind.PREP), question(1)),
    "practice_daily": lambda: due(question(1)),
    "practice_last": lambda: due(question(2)),
    "practice_started": lambda: practice.started(EVENINGS),
    "practice_stopped": lambda: reminders.stopped(Kind.PRACTICE),
    "reminders_stopped": lambda: reminders.stopped(Kind.PREP),
    "reminders_resumed": lambda: reminders.resumed(Kind.PREP),
    "thanks_first": lambda: due(notice(Kind.THANKS, 1)),
    "thanks_last": lambda: due(notice(Kind.THANKS, 2)),
    "thanks_asked_for": lambda: thanks.card(PANEL),
    "thanks_nobody_named": lambda: thanks.card(replace(PANEL, interviewers=(Interviewer("a", ""),))),
    "thanks_done": lambda: thanks.card(
        replace(PANEL, interviewers=(Interviewer("a", "Priya Nair", thanked=True),)), ordinal=1
    ),
    "thanks_declined": lambda: thanks.card(replace(PANEL, thanks_declined=True), ordinal=1),
    "thanks_none_held": lambda: thanks.none_held(""),
    "evaluations_none_held": lambda: evaluations.none_held(""),
    "evaluations_unrated": lambda: evaluations.shown(Picture(Rated(PANEL, Rating()), ())),
    "evaluations_one": lambda: evaluations.shown(Picture(RATED, (RATED,))),
    "evaluations_rounds": lambda: evaluations.shown(Picture(RATED, (RATED_FIRST, RATED))),
    "notes_drafted": lambda: notes.listed(Noted(PANEL, DEBRIEF)),
    "notes_alike": lambda: notes.listed(Noted(NOTED, Debrief())),
    "followups_first": lambda: due(notice(Kind.FOLLOW_UP, 1, NOTED)),
    "followups_second": lambda: due(notice(Kind.FOLLOW_UP, 2)),
    "followups_closing": lambda: due(notice(Kind.CLOSE)),
    "followups_heard": lambda: followups.heard(PANEL),
    "debriefs_asked": lambda: due(notice(Kind.DEBRIEF, 1)),
    "debriefs_asked_again": lambda: due(notice(Kind.DEBRIEF, 2)),
    "debriefs_none_held": lambda: debriefs.none_held(""),
    "debriefs_called_off": lambda: canceled.canceled(
        replace(PANEL, cancelled=True), canceled.NOTHING_TO_LOOK_BACK_ON
    ),
    "checklists_called_off": lambda: canceled.canceled(
        replace(PANEL, cancelled=True), canceled.NOTHING_TO_PREPARE
    ),
    "debriefs_declined": lambda: debriefs.declined(PANEL),
    "debriefs_kept": lambda: debriefs.kept(LOOKED_BACK),
    "debriefs_shown": lambda: debriefs.shown(LOOKED_BACK),
    "debriefs_shown_empty": lambda: debriefs.shown(Debriefed(SCHEDULED, Debrief())),
    "offers_none": lambda: offer_lists.listed(Found(()), NOW),
    "offers_none_at": lambda: offer_lists.none_at("Harbor*", (PANEL,)),
    "offers_recorded": lambda: offers.recorded(OFFERED, NOW),
    "offers_recorded_without_deadline": lambda: offers.recorded(
        Standing(replace(OFFER, terms=replace(TERMS, deadline=None)), ANA, rounds=(PANEL, PANEL)), NOW
    ),
    "offers_recorded_at_the_last_moment": lambda: offers.recorded(
        Standing(replace(OFFER, terms=replace(TERMS, deadline=date(2027, 1, 5))), ANA), NOW
    ),
    "offers_card": lambda: offers.card(OFFERED, NOW, offers.SAVED),
    "offers_lapsed": lambda: offers.card(OFFERED, NOW + timedelta(days=30)),
    "offers_listed": lambda: offer_lists.listed(
        Found((OFFERED, replace(OFFERED, offer=replace(OFFER, decision=Decision.DECLINED)))), NOW
    ),
    "offers_removed": lambda: offer_lists.removed(Found(()), NOW),
    "offers_removed_but_their_interview": lambda: offer_lists.removed(Found((OFFERED,), source=PANEL), NOW),
    "offers_deadline": lambda: offers.deadline(OFFER_NOTICE, NOW),
    "offers_digest": lambda: due(notice(Kind.PREP), OFFER_NOTICE),
    "comparisons_led": lambda: comparisons.side_by_side(compared(OFFER, RIVAL)),
    "comparisons_level": lambda: comparisons.side_by_side(
        compared(OFFER, replace(OFFER, id="e" * 16, terms=replace(TERMS, role="Manager")))
    ),
    "comparisons_two_currencies": lambda: comparisons.side_by_side(
        replace(compared(OFFER, replace(RIVAL, terms=replace(RIVAL.terms, currency="USD"))), left_out=2)
    ),
    "comparisons_none": lambda: comparisons.side_by_side(Compared(ANA, (), EVEN, None)),
    "comparisons_one": lambda: comparisons.side_by_side(Compared(ANA, (OFFER,), EVEN, None)),
    "decisions_accepted": lambda: decisions.decided(
        Decided(
            replace(OFFERED, offer=replace(OFFER, decision=Decision.ACCEPTED)), "Priya", (OFFER,), (PANEL,)
        )
    ),
    "decisions_declined": lambda: decisions.decided(
        Decided(replace(OFFERED, offer=replace(OFFER, decision=Decision.DECLINED)))
    ),
    "decisions_more_time": lambda: decisions.more_time(Decided(OFFERED), NOW),
    "decisions_more_time_too_late": lambda: decisions.more_time(Decided(OFFERED), NOW + timedelta(days=30)),
    "decisions_negotiation": lambda: decisions.negotiation(OFFERED),
    "stories_none": lambda: stories.listed(
        Bank((), 0, archived=False, in_use=0, put_away=0, coverage=()), NOW
    ),
    "stories_listed": lambda: stories.listed(BANK, NOW),
    "stories_archived": lambda: stories.listed(
        replace(BANK, page=(KeptStory(AUDIT, ()),), archived=True), NOW, stories.ARCHIVED
    ),
    "stories_kept": lambda: stories.kept(KEPT),
    "stories_told": lambda: stories.told(Told(STORY, PANEL), PANEL.ends),
    "stories_meant": lambda: stories.told(Told(STORY, PANEL), NOW),
    "stories_untold": lambda: stories.untold(Told(STORY, PANEL)),
    "stories_nowhere": lambda: stories.nowhere(Stage(STORY, ())),
    "stories_everywhere": lambda: stories.nowhere(Stage(STORY, (), everywhere=True)),
    "progress_none": lambda: progress.shown(
        Done(tuple(replace(one, answers=0) for one in WEEKS), (("Integrity", 0),), ())
    ),
    "progress_shown": lambda: progress.shown(
        Done(
            WEEKS,
            (("Integrity", 40), ("Learning", 1), ("Conflict", 0)),
            (Outcome.OFFER, Outcome.REJECTED) * 3,
        )
    ),
    "feedback_card": lambda: feedback.card(judged.JUDGED),
    "feedback_rated": lambda: feedback.card(judged.RATED),
    "feedback_nothing_to_change": lambda: feedback.card(judged.FINE),
    "feedback_other_language": lambda: feedback.card(judged.FOREIGN),
    "feedback_question_gone": lambda: feedback.card(judged.GONE),
    "mocks_begun": lambda: mocks.begun(judged.ROUND),
    "mocks_resumed": lambda: mocks.resumed(replace(judged.ROUND, resumed=True), "https://a.example/p1"),
    "mocks_resumed_for_another": lambda: mocks.begun(
        replace(judged.ROUND, resumed=True, wish=Wish(judged.ROUND.focus, 50))
    ),
    "mocks_late": lambda: mocks.late(kept=False),
    "mocks_late_kept": lambda: mocks.late(kept=True),
    "mocks_asked": lambda: mocks.asked(judged.ROUND),
    "mocks_asked_on": lambda: mocks.asked(replace(judged.ROUND, before=judged.QUESTION)),
    "mocks_summed_up": lambda: mocks.asked(judged.OVER),
    "voice_underway": lambda: voice.underway("F0123", "1799082000.000001"),
    "voice_missing": voice.missing,
    "voice_nothing_asked": voice.nothing_asked,
    "forms_unchanged": forms.unchanged,
    "forms_pointer": lambda: forms.pointer("https://harbor.example/archives/D1/p1"),
    "forms_apology": lambda: forms.apology("0123abcd"),
    "forms_sorry": lambda: forms.sorry("I could not save “<that>”."),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_the_golden_one(name: str, pytestconfig: pytest.Config) -> None:
    file, said = GOLDEN / f"{name}.json", MESSAGES[name]()
    written = json.dumps({"text": said.text, "blocks": said.blocks}, indent=2, ensure_ascii=False) + "\n"
    if pytestconfig.getoption("write_golden"):
        file.write_text(written, "utf-8")
    assert file.read_text("utf-8") == written


@pytest.mark.parametrize("name", MESSAGES)
def test_slack_takes_the_message_and_its_text_says_all_that_its_blocks_show(name: str) -> None:
    said = MESSAGES[name]()
    require_message_blocks(list(said.blocks))
    assert said.text.strip()
    heard = set(words(said.text))
    assert [word for shown in shown_texts(said.blocks) for word in words(shown) if word not in heard] == []


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(MESSAGES)


def shown_texts(part: Any) -> Iterator[str]:
    """The texts a person reads, without what stands on buttons and in menus: those speak for themselves."""
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from shown_texts(one)
    elif isinstance(part, dict) and part.get("type") in {"button", "static_select"}:
        return
    elif isinstance(part, dict) and part.get("type") in {"plain_text", "mrkdwn"}:
        yield part["text"]
    elif isinstance(part, dict):
        for one in part.values():
            yield from shown_texts(one)


def words(text: str) -> list[str]:
    """Words without Slack's marks, dates as their fallback, and links to mail without the note they carry."""
    plain = re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", text)
    plain = re.sub(r"<mailto:[^|>]*\|([^>]*)>", r"\1", plain)
    plain = re.sub(r"<([^|>]*)\|([^>]*)>", r"\1 \2", plain)
    return re.findall(r"\w+", plain)
