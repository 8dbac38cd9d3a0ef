"""In the page: one life from an invitation to two offers, and its pictures for the guide."""

from pathlib import Path

from tests.browser.page import Page
from tests.ics import LINK, PRIYA, TOM, event, file
from tests.practice import TOLD

STRENGTHS = "Calm under pressure: ran the clinic's worst Monday of the year without a complaint"
NOTE = "How they plan a Monday, with one empty hour for what nobody foresaw"


def test_ana_lives_from_an_invitation_to_two_offers(page: Page, tmp_path: Path) -> None:
    page.opens("Ana")
    invited(page, tmp_path)
    prepares(page)
    looks_back(page)
    goes_on(page)
    weighs_two_offers(page)


def invited(page: Page, folder: Path) -> None:
    invitation = folder / "invite.ics"
    invitation.write_bytes(file(event("20270108T150000", PRIYA, TOM, LINK)))
    page.drops(invitation)
    page.hears("From your calendar file")
    page.pictured("invitation")
    page.presses("Add it")
    page.hears("Here is your checklist")


def prepares(page: Page) -> None:
    page.presses("Prep notes")
    page.hears("Preparation")
    page.presses("Strengths")
    page.submits("Save", {"Strengths": STRENGTHS})
    page.hears("Calm under pressure")
    page.shows_it()
    page.pictured("preparation")
    page.types("question teamwork")
    page.hears("Practice question")
    page.presses("Answer")
    page.submits("Keep", {"Your answer": TOLD})
    page.hears("Feedback on your answer")
    page.shows_it()
    page.pictured("feedback")


def looks_back(page: Page) -> None:
    for said in ("A few days left", "Your interview is close", "It starts in 60 minutes", "How was it?"):
        page.moves("Next reminder")
        page.hears(said)
    page.presses("Write it down")
    page.submits(
        "Save",
        {
            "How did it feel?": "4 · good",
            "Questions that went rough": "Tell us about a time you changed your mind.",
            "They promised to answer by": "2027-01-12",
        },
    )
    page.hears("Written down")
    page.presses("Add more")
    page.submits(
        "Save", {"What went unsaid": "That I can start in May", "Promises you made": "Send the work sample"}
    )
    page.types("debrief")
    page.hears("Send the work sample")
    page.shows_it()
    page.pictured("debrief")
    page.types("thanks")
    page.hears("Thank-you notes")
    page.presses("Write the notes")
    page.hears("Notes of thanks")
    page.presses("Edit")
    page.submits("Save", {"What stayed with you": NOTE})
    page.hears("one empty hour")
    page.pictured("notes")


def goes_on(page: Page) -> None:
    page.types("interviews")
    page.hears("Your interviews")
    page.chooses("Record the outcome", "Next round")
    page.presses("Add the next round")
    page.submits("Add", {"Type": "Hiring manager", "Date": "2027-01-15", "Time": "10:00"})
    page.hears("Send the work sample")
    page.shows_it()
    page.pictured("next-round")
    page.types("evaluate")
    page.hears("How they look to you")
    page.presses("Rate them")
    page.submits("Save", {"Growth": "5 · very good", "Work-life balance": "3 · mixed"})
    page.hears("Growth")
    page.shows_it()
    page.pictured("evaluation")


def weighs_two_offers(page: Page) -> None:
    for company, base in (("Harborlight", "82,000"), ("Quillmark", "88,000")):
        page.types("offers")
        page.hears("offers")
        page.presses("Record an offer")
        page.submits(
            "Record",
            {
                "Company": company,
                "Base pay a year": base,
                "Currency": "USD",
                "They want an answer by": "2027-01-22",
            },
        )
        page.hears(f"Recorded: the offer from {company}")
    page.types("offers")
    page.hears("Your offers")
    page.presses("Compare")
    page.hears("side by side")
    page.shows_it()
    page.pictured("offers")
    page.goes_to("Home")
    page.sees("Quillmark · Offer")
