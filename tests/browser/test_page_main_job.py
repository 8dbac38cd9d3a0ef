"""In the page: from adding an interview to the last tick of the thank-you nudge."""

from tests.browser.page import Page

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}
DETAILS = {
    "Role": "Data analyst",
    "Round": "Round 2",
    "Format": "Video",
    "Place or link": "https://meet.example/harborlight",
    "Interviewers": "Priya Nair\nTom Ellis",
}


def test_ana_is_accompanied_from_adding_an_interview_to_the_last_thank_you(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.sees("Add an interview")
    page.fills(FRIDAY)
    page.pictured("add")
    page.presses("Add")
    page.closed()
    page.hears("Panel interview at Harborlight")

    page.presses("Details")
    page.submits("Save", DETAILS)
    page.sees("Priya Nair, Tom Ellis")
    page.ticks("Read the")
    page.sees("1 of ")

    page.moves("Next reminder")
    page.hears("A few days left")
    page.shows_it()
    page.moves("Next reminder")
    page.hears("Your interview is close")
    page.shows_it()
    page.sees("tomorrow, 2:00 PM")
    page.pictured("checklist")
    page.moves("Next reminder")
    page.hears("It starts in 60 minutes")
    page.shows_it()
    page.pictured("day")
    page.moves("Next reminder")
    page.hears("How was it?")
    page.presses("Not now")
    page.moves("Next reminder")
    page.hears("Thank-you notes")
    page.ticks("Priya Nair")
    page.ticks("Tom Ellis")
    page.hears("You have thanked everyone")
    page.pictured("thanks")
