"""A calendar file dropped into the DM: shown to confirm, added, changed, called off; and one to take home."""

import pytest

from playground.people import Person
from playground.server import Playground
from tests.ics import ANA, LINK, LONDON, PRIYA, TOM, event, file
from tests.postgres import ON_BOTH
from tests.story import adds

INVITATION = file(event("20270108T150000", PRIYA, TOM, ANA, LINK))


async def drop(person: Person, content: bytes, name: str = "invite.ics") -> str:
    await person.drops(name, content)
    return person.last.text


async def interviews(person: Person) -> str:
    await person.types("/secondround interviews")
    return person.last.text


@ON_BOTH
async def test_a_file_becomes_a_card_to_confirm_and_then_an_interview(ana: Person) -> None:
    card = await drop(ana, INVITATION)
    for words in (
        "Is this right?",
        "Harborlight (a guess)",
        "Panel (a guess)",
        "Fri, Jan 8, 3:00 PM EST",
        "60 minutes",
        "Video (a guess)",
        "https://zoom.example/j/98765",
        "Priya Nair, Tom Ellis",
    ):
        assert words in card
    assert "Ana Park" not in card
    await ana.clicks("Add it")
    assert "Panel interview at Harborlight" in ana.last.text
    assert "With: Priya Nair, Tom Ellis" in ana.last.text
    assert "Where: https://zoom.example/j/98765" in ana.last.text
    assert ana.sees("Added: Panel interview at Harborlight.")


async def test_nothing_is_added_before_it_is_confirmed(ana: Person) -> None:
    await drop(ana, INVITATION)
    assert "no interviews here yet" in await interviews(ana)


async def test_a_card_counts_once(ana: Person) -> None:
    await drop(ana, INVITATION)
    card = ana.last
    await ana.clicks("Add it", on=card)
    await drop(ana, INVITATION)
    assert "You have added this one already" in ana.last.text
    assert (await interviews(ana)).count("Panel interview at Harborlight") == 1


async def test_an_interview_in_another_zone_is_shown_on_both_clocks(ana: Person) -> None:
    card = await drop(ana, file(event("20270108T150000", PRIYA, zone=LONDON)))
    assert "Fri, Jan 8, 3:00 PM GMT (London); Fri, Jan 8, 10:00 AM EST for you" in card


async def test_a_guess_can_be_put_right_in_the_form(ana: Person) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Edit first")
    await ana.submits({"Company": "Harborlight Labs", "Type": "Technical"})
    assert ana.modal is None, ana.field_errors
    assert "Technical interview at Harborlight Labs" in ana.last.text
    assert "With: Priya Nair, Tom Ellis" in ana.last.text
    assert "Where: https://zoom.example/j/98765" in ana.last.text
    await drop(ana, INVITATION)
    assert "You have added this one already" in ana.last.text


async def test_what_the_file_does_not_say_is_asked(ana: Person) -> None:
    card = await drop(ana, file(event(summary="A chat")))
    assert "Which company is it with?" in card
    assert "Which type of interview is it?" in card
    await ana.clicks("Fill in the rest")
    await ana.submits({"Company": "Kestrel", "Type": "Phone screen"})
    assert "Phone screen at Kestrel" in ana.last.text


async def test_a_day_without_a_time_asks_for_it(ana: Person) -> None:
    day = [line.replace("DTSTART;", "DTSTART;VALUE=DATE;") for line in event("20270108", PRIYA, zone=None)]
    card = await drop(ana, file([line.replace("DTSTART:", "DTSTART;VALUE=DATE:") for line in day]))
    assert "When does it start?" in card
    assert "Friday, January 8, 2027" in card
    await ana.clicks("Fill in the rest")
    await ana.submits({"Time": "11:00"})
    assert "Fri, Jan 8, 11:00 AM EST" in ana.last.text


async def test_a_time_without_a_zone_is_the_persons_own_and_that_is_said(ana: Person) -> None:
    card = await drop(ana, file(event("20270108T150000", PRIYA, zone=None)))
    assert "Fri, Jan 8, 3:00 PM EST" in card
    assert "names no time zone, so I took yours" in card


async def test_a_zone_nobody_knows_is_said(ana: Person) -> None:
    card = await drop(ana, file(event("20270108T150000", PRIYA, zone="Office Clock")))
    assert "names a time zone that I do not know" in card


@ON_BOTH
async def test_an_update_moves_the_interview_and_its_reminders(ana: Person) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Add it")
    card = await drop(ana, file(event("20270111T100000", PRIYA, TOM, LINK, sequence=1)))
    assert "Shall I change it?" in card
    assert "Mon, Jan 11, 10:00 AM EST" in card
    assert "Now: Fri, Jan 8, 3:00 PM EST" in card
    await ana.clicks("Change it")
    assert "Changed, and its reminders with it." in ana.last.text
    assert "Mon, Jan 11, 10:00 AM EST" in ana.last.text
    listed = await interviews(ana)
    assert listed.count("at Harborlight") == 1
    assert "Jan 8" not in listed


async def test_an_older_update_leaves_the_interview_alone(ana: Person) -> None:
    await drop(ana, file(event("20270111T100000", PRIYA, sequence=2)))
    await ana.clicks("Add it")
    card = await drop(ana, file(event("20270108T150000", PRIYA, sequence=1)))
    assert "older than what you gave me before" in card
    assert "Change it" not in ana.last.buttons
    await ana.clicks("Open the checklist")
    assert "Mon, Jan 11, 10:00 AM EST" in ana.last.text


async def test_a_file_that_is_known_leads_to_the_checklist(ana: Person) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Add it")
    card = await drop(ana, INVITATION)
    assert "nothing in it has changed" in card
    await ana.clicks("Open the checklist")
    assert "Fri, Jan 8, 3:00 PM EST" in ana.last.text


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (event("20270111T100000", PRIYA, LINK, sequence=1), "Mon, Jan 11, 10:00 AM EST"),
        (
            event("20270108T150000", PRIYA, "LOCATION:https://zoom.example/j/1", sequence=1),
            "zoom.example/j/1",
        ),
    ],
)
async def test_a_newer_file_reopens_what_was_canceled_here_and_says_so(
    ana: Person, changed: list[str], says: str
) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Add it")
    await ana.clicks("Cancel")
    card = await drop(ana, INVITATION)
    assert "You have added this one already, and it is canceled here." in card
    assert ana.last.buttons == ["Reopen"]
    card = await drop(ana, file(changed))
    assert "Shall I reopen it and change it?" in card
    await ana.clicks("Reopen and change it")
    assert says in ana.last.text
    assert "Canceled" not in await interviews(ana)


async def test_a_new_link_is_a_change(ana: Person) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Add it")
    await drop(
        ana, file(event("20270108T150000", PRIYA, "LOCATION:https://zoom.example/j/11111", sequence=1))
    )
    await ana.clicks("Change it")
    assert "Where: https://zoom.example/j/11111" in ana.last.text


@ON_BOTH
async def test_a_cancellation_cancels_after_a_question_and_can_be_undone(ana: Person) -> None:
    await drop(ana, INVITATION)
    await ana.clicks("Add it")
    card = await drop(ana, file(event("20270108T150000", PRIYA, sequence=1), method="CANCEL"))
    assert "Shall I cancel it?" in card
    assert "Canceled" not in await interviews(ana)
    await ana.clicks("Cancel the interview")
    assert ana.sees("is canceled. Its reminders are gone.")
    await drop(ana, file(event("20270108T150000", PRIYA, sequence=1), method="CANCEL"))
    assert "It is canceled here already" in ana.last.text
    await ana.clicks("Undo", on=next(one for one in ana.messages if "Undo" in one.buttons))
    assert "It is open again." in ana.last.text


async def test_a_cancellation_of_something_unknown_does_nothing(ana: Person) -> None:
    card = await drop(ana, file(event(), method="CANCEL"))
    assert "an interview that you have not added" in card


async def test_an_answer_or_a_proposal_changes_nothing(ana: Person) -> None:
    assert "somebody's answer to an invitation" in await drop(ana, file(event(), method="REPLY"))
    assert "only proposes another time" in await drop(ana, file(event(), method="COUNTER"))
    assert "Add it" not in ana.last.buttons


async def test_what_has_gone_by_is_not_added(ana: Person) -> None:
    card = await drop(ana, file(event("20270101T150000", PRIYA)))
    assert "has begun or gone by already" in card
    assert "Add it" not in ana.last.buttons


LOOP = file(
    event("20270108T130000", PRIYA, LINK, uid="1", summary="Harborlight: technical interview"),
    event("20270108T150000", TOM, PRIYA, LINK, uid="2", summary="Harborlight: technical interview"),
    event("20270108T163000", TOM, PRIYA, LINK, uid="3", summary="Harborlight: technical interview"),
)


@ON_BOTH
async def test_a_loop_is_one_interview_day_with_its_parts(ana: Person) -> None:
    card = await drop(ana, LOOP)
    assert "One day, 3 parts:" in card
    assert "1:00 PM to 2:00 PM: Harborlight: technical interview with Priya Nair" in card
    assert "270 minutes" in card
    await ana.clicks("Add it")
    assert "Length: 270 minutes" in ana.last.text
    assert "4:30 PM Harborlight: technical interview (Priya Nair, Tom Ellis)" in ana.last.text
    assert (await interviews(ana)).count("at Harborlight") == 1


async def test_a_part_that_is_called_off_leaves_the_others(ana: Person) -> None:
    await drop(ana, LOOP)
    await ana.clicks("Add it")
    part = event(
        "20270108T163000", TOM, PRIYA, uid="3", summary="Harborlight: technical interview", sequence=1
    )
    card = await drop(ana, file(part, method="CANCEL"))
    assert "Shall I take it out?" in card
    await ana.clicks("Take it out")
    assert "Length: 180 minutes" in ana.last.text
    assert "4:30 PM" not in ana.last.text


async def test_a_part_that_is_moved_moves_the_days_end(ana: Person) -> None:
    await drop(ana, LOOP)
    await ana.clicks("Add it")
    part = event(
        "20270108T180000", TOM, PRIYA, uid="3", summary="Harborlight: technical interview", sequence=1
    )
    await drop(ana, file(part))
    await ana.clicks("Change it")
    assert "Length: 360 minutes" in ana.last.text
    assert "6:00 PM Harborlight" in ana.last.text
    assert "4:30 PM" not in ana.last.text


async def test_a_second_file_for_the_same_day_can_become_part_of_it(ana: Person) -> None:
    await drop(ana, file(event("20270108T130000", PRIYA, uid="1", summary="Panel at Harborlight")))
    await ana.clicks("Add it")
    card = await drop(ana, file(event("20270108T150000", TOM, uid="2", summary="Case at Harborlight")))
    assert "Is this part of it?" in card
    await ana.clicks("It is part of it")
    assert "Length: 180 minutes" in ana.last.text
    assert "With: Priya Nair, Tom Ellis" in ana.last.text
    assert (await interviews(ana)).count("at Harborlight") == 1


async def test_or_stay_apart(ana: Person) -> None:
    await drop(ana, file(event("20270108T130000", PRIYA, uid="1", summary="Panel at Harborlight")))
    await ana.clicks("Add it")
    await drop(ana, file(event("20270108T150000", TOM, uid="2", summary="Case at Harborlight")))
    await ana.clicks("Keep it apart")
    assert (await interviews(ana)).count("at Harborlight") == 2


async def test_a_file_for_an_interview_that_was_typed_in_ties_them(ana: Person) -> None:
    await adds(ana)
    card = await drop(ana, INVITATION)
    assert "Is this part of it?" in card
    await ana.clicks("It is part of it")
    assert "Where: https://zoom.example/j/98765" in ana.last.text
    assert "Length: 60 minutes" in ana.last.text
    await drop(ana, file(event("20270111T100000", PRIYA, LINK, sequence=1)))
    assert "Shall I change it?" in ana.last.text


async def test_of_a_series_the_next_date_is_offered(ana: Person) -> None:
    series = file(event("20270105T150000", PRIYA, "RRULE:FREQ=WEEKLY;COUNT=3"))
    card = await drop(ana, series)
    assert "Tue, Jan 5, 3:00 PM EST" in card
    assert "Jan 12" not in card
    await ana.clicks("Add it")
    assert "Tue, Jan 12, 3:00 PM EST" in await drop(ana, series)


async def test_a_file_that_is_none_is_refused_in_a_sentence(ana: Person) -> None:
    await drop(ana, b"PK\x03\x04", name="invite.ics")
    assert "That is a compressed file" in ana.last.text
    assert "Add an interview" in ana.last.buttons


async def test_a_file_of_many_interviews_shows_the_first_few(ana: Person) -> None:
    days = [
        event(f"202701{day}T150000", uid=f"{day}", summary=f"Panel at Company {day}") for day in range(11, 19)
    ]
    card = await drop(ana, file(*days))
    assert "There are 3 more in that file" in card


async def test_a_mail_pasted_into_a_message_fills_the_form(ana: Person) -> None:
    mail = (
        "Subject: Technical interview with Northwind Labs\n"
        "When: Wed Jan 13, 2027 2pm – 2:45pm Eastern Time - New York\n"
        "Joining info: https://meet.google.com/abc-defg-hij\nWho: omar@northwindlabs.example"
    )
    await ana.types(mail)
    await ana.shortcut(
        "interviews.from_message", on=next(one for one in ana.messages if "Subject" in one.text)
    )
    await ana.submits()
    assert ana.modal is None, ana.field_errors
    assert "Technical interview at Northwind Labs" in ana.last.text
    assert "Wed, Jan 13, 2:00 PM EST" in ana.last.text
    assert "Length: 45 minutes" in ana.last.text


async def test_an_update_finds_an_interview_that_was_exported_erased_and_brought_back(
    ana: Person, playground: Playground
) -> None:
    await drop(ana, LOOP)
    await ana.clicks("Add it")
    await ana.types("export")
    (archive,) = [one for one in playground.workspace.files.values() if one.name.endswith(".zip")]
    await ana.types("delete")
    await ana.clicks("Erase everything")
    await ana.drops("second-round.zip", archive.content)
    await ana.clicks("Add them")
    part = event(
        "20270108T180000", TOM, PRIYA, uid="3", summary="Harborlight: technical interview", sequence=1
    )
    assert "Shall I change it?" in await drop(ana, file(part))


async def test_an_interview_can_be_taken_into_ones_own_calendar(ana: Person, playground: Playground) -> None:
    await adds(ana)
    await ana.clicks("Calendar file")
    assert "for your own calendar" in ana.last.text
    (content,) = [
        file.content for file in playground.workspace.files.values() if file.name == "interview.ics"
    ]
    assert b"SEQUENCE:" in content
    assert b"METHOD:PUBLISH" in content
    assert b"DTSTART:20270108T200000Z" in content


async def test_that_only_thirty_people_are_kept_is_said(ana: Person) -> None:
    crowd = [
        f"ATTENDEE;CN=Guest {number:02} Ellis:mailto:g{number}@harborlight.example" for number in range(40)
    ]
    card = await drop(ana, file(event("20270108T150000", *crowd)))
    assert "I keep 30 people at most, so the last ones are left out." in card
    await ana.clicks("Add it")
    assert "30 people at most" not in await drop(
        ana, file(event("20270109T150000", *crowd[:30], uid="other"))
    )


async def test_people_who_do_not_fit_beside_those_who_are_there_are_said_too(ana: Person) -> None:
    crowd = [
        f"ATTENDEE;CN=Guest {number:02} Ellis:mailto:g{number}@harborlight.example" for number in range(31)
    ]
    await drop(ana, file(event("20270108T150000", *crowd[:30])))
    await ana.clicks("Add it")
    card = await drop(ana, file(event("20270108T160000", *crowd[1:], sequence=1)))
    assert "Shall I change it?" in card
    assert "I keep 30 people at most, so the last ones are left out." in card
