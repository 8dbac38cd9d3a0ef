"""Every calendar file that icalendar's authors gathered, bugs of two decades among them, gets a sensible answer."""

from tests.gathered.calendars import calendars
from tests.invitations.sensible import read_sensibly

FEWEST, FEWEST_READ = 160, 80


def test_every_calendar_in_icalendars_source_is_answered_sensibly() -> None:
    answers = {name: read_sensibly(content) for name, content in calendars().items()}
    assert len(answers) >= FEWEST
    assert len([answer for answer in answers.values() if answer.ok]) >= FEWEST_READ


def test_those_with_a_date_are_read_unless_there_is_a_reason() -> None:
    """A calendar's event that starts is read, but for series without an end, and rules nobody can follow."""
    refused = {
        name: found.reason
        for name, content in calendars().items()
        if content.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VEVENT" in content
        if not (found := read_sensibly(content)).ok
    }
    reasons = {reason.partition(",")[0] for reason in refused.values()}
    assert reasons <= {
        "That event does not say when it starts",
        "That event repeats without an end",
        "That event repeats in a way I cannot follow",
    }
