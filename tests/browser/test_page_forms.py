"""In the page: what a form objects to, names that look like markup, and a click too many."""

from tests.browser.page import Page

ODD = "<b>*x*</b> & <!channel>"
FRIDAY = {"Company": ODD, "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}


def test_a_field_says_what_is_wrong_and_keeps_what_was_typed(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.fills({**FRIDAY, "Date": "2027-01-03"})
    page.presses("Add")
    assert page.error("Date") == "That is in the past: in New York it is Jan 4, 12:00 PM now."
    assert page.field("Company").get_property("value") == ODD
    page.pictured("field-error")
    page.fills({"Company": "", "Date": "2027-01-08"})
    page.presses("Add")
    assert page.error("Company") == "Please complete this required field."
    assert page.field("Date").get_property("value") == "2027-01-08"
    page.submits("Add", {"Company": ODD})
    page.hears("Panel interview at ")


def test_a_name_that_looks_like_markup_stands_as_it_was_typed(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.submits("Add", FRIDAY)
    page.hears(f"Panel interview at {ODD}")
    page.goes_to("Home")
    page.sees(f"Next: Panel interview at {ODD}")


def test_a_double_click_adds_one_interview(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.fills({**FRIDAY, "Company": "Harborlight"})
    page.presses_twice("Add")
    page.closed()
    page.hears("Panel interview at Harborlight")
    page.types("/secondround interviews")
    listed = page.hears("Your interviews")
    assert listed.count("Panel interview at Harborlight") == 1
    assert sum("Panel interview at Harborlight" in message for message in page.messages) == 2
