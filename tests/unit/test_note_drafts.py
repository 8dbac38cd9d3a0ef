"""Drafts: thirty people get thirty notes, none too like another; and a link that opens one in a mail program."""

from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parseaddr
from itertools import combinations
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.catalogue import InterviewType
from bot.models.debriefs import Box, Debrief, Line
from bot.models.interviews import MOST_INTERVIEWERS, Interview, Interviewer
from content import note_drafts
from content.likeness import shared
from content.mail import LONGEST, mail_link, mailto

WALL = datetime(2027, 1, 8, 15)  # noqa: DTZ001 - a wall time
NOBODY = Interviewer("a" * 16, "")
HELD = Interview(
    id="0123456789abcdef",
    person=1,
    company="Harborlight",
    type=InterviewType.PANEL,
    wall=WALL,
    zone="America/New_York",
    dated_at=datetime(2027, 1, 4, tzinfo=UTC),
    role="Analyst",
    interviewers=(NOBODY,),
)
DEBRIEF = Debrief(
    lines=(
        Line("1" * 16, Box.ROUGH, "Where do you see yourself?"),
        Line("2" * 16, Box.UNSAID, "The audit I led."),
    )
)
ORDINALS = (1, 2, 3)


def met(*people: Interviewer) -> Interview:
    return replace(HELD, interviewers=people)


@pytest.mark.parametrize("named", [True, False])
def test_thirty_people_get_thirty_notes_and_none_is_too_like_another(named: bool) -> None:
    people = [Interviewer(f"{n}", f"Person{n} Name" if named else "") for n in range(MOST_INTERVIEWERS)]
    notes = [note_drafts.thanks(met(*people), Debrief(), place) for place in range(MOST_INTERVIEWERS)]
    assert len(set(notes)) == MOST_INTERVIEWERS
    names = [one.name for one in people]
    assert [pair for pair in combinations(notes, 2) if shared(*pair, [*names, "Analyst"])] == []


def test_a_note_is_three_sentences_and_the_same_each_time() -> None:
    one = met(Interviewer("a", "Priya Nair", stayed="how they train nurses."))
    note = note_drafts.thanks(one, Debrief(), 0)
    assert note == note_drafts.thanks(one, Debrief(), 0)
    assert note == (
        "Hello Priya,\n\nThank you for the time you took on Friday. What stayed with me: how they train nurses. "
        "I would be proud to do this work with you.\n\nKind regards"
    )


def test_what_was_left_unsaid_and_what_went_rough_are_put_right_one_a_note() -> None:
    one = met(*(Interviewer(name, name) for name in ("Priya", "Tom", "Ines")))
    notes = [note_drafts.thanks(one, DEBRIEF, place) for place in range(3)]
    assert "did not reach that day: The audit I led." in notes[0]
    assert "“Where do you see yourself?” and would add: [what you would say now]." in notes[1]
    assert "audit" not in notes[2]


def test_what_is_not_known_is_in_brackets_that_say_what_to_put() -> None:
    assert "[one thing from your talk with Priya]" in note_drafts.thanks(
        met(Interviewer("a", "Priya Nair")), Debrief(), 0
    )
    assert "Hello,\n\n" in note_drafts.thanks(HELD, Debrief(), 0)
    assert "Hello Dr. Nair," in note_drafts.thanks(met(Interviewer("a", "Dr. Nair")), Debrief(), 0)


def test_three_notes_ask_for_news_and_the_first_has_what_stayed() -> None:
    one = met(Interviewer("a", "Priya Nair"), Interviewer("b", "Tom Ellis", stayed="the night shift"))
    first, second, last = (note_drafts.news(one, ordinal) for ordinal in ORDINALS)
    assert "Hello Tom," in first
    assert "the night shift" in first
    assert len({first, second, last}) == len(ORDINALS)
    assert "[one thing you discussed]" in note_drafts.news(met(Interviewer("a", "Priya Nair")), 1)
    assert "Hello,\n\n" in note_drafts.news(HELD, 1)


def test_a_mail_link_carries_the_note_and_nothing_can_break_out_of_it() -> None:
    body = "Hello Priya,\n\nA & B > C | *d* 100 % مرحبا\n\nKind regards"
    link = mailto("priya+x@harborlight.example", "Thank you, <Harborlight> & Sons", body)
    assert set("<>|* \n") & set(link) == set()
    parts = urlsplit(link.replace("&amp;", "&"))
    assert parseaddr(parts.path.replace("%2B", "+"))[1] == "priya+x@harborlight.example"
    found = parse_qs(parts.query, strict_parsing=True)
    assert found == {"subject": ["Thank you, <Harborlight> & Sons"], "body": [body.replace("\n", "\r\n")]}


def test_a_body_too_long_for_a_link_is_left_out() -> None:
    link = mailto("priya@harborlight.example", "Thank you", "م" * 1000)
    assert len(link) <= LONGEST
    assert "body" not in link


def test_a_link_without_the_note_says_so() -> None:
    assert mail_link("p@h.example", "Thank you", "Hello").endswith("|Open it in your mail program>")
    assert "(too long for the link: copy the note into it)>" in mail_link("p@h.example", "Hi", "م" * 1000)
