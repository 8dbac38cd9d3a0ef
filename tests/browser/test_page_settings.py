"""In the page: quiet hours changed and what moved by it, Home, and silence with what it held."""

from tests.browser.page import Page

EARLY = {"Company": "Quillfield", "Type": "Technical", "Date": "2027-01-08", "Time": "09:00"}


def test_somebody_new_changes_quiet_hours_and_reads_which_messages_moved(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.submits("Add", EARLY)
    page.hears("Technical interview at Quillfield")
    page.types("/secondround settings")
    page.fills({"Quiet until": "10:00"})
    page.pictured("settings")
    page.presses("Save")
    page.closed()
    told = page.hears("What moved")
    page.shows_it()
    assert "Quiet hours: 8:00 PM to 10:00 AM" in told
    assert "The checklist, Technical interview at Quillfield: " in told
    assert "Thu, Jan 7, 9:00 AM EST → Wed, Jan 6, 7:45 PM EST" in told
    page.pictured("moved")


def test_what_silence_held_is_listed_on_home_and_can_be_sent(page: Page) -> None:
    page.opens("Ana")
    page.types("/secondround add")
    page.submits("Add", EARLY)
    page.hears("Technical interview at Quillfield")
    page.goes_to("Home")
    page.sees("Next: Technical interview at Quillfield")
    page.pictured("home")
    page.presses("Mute")
    page.sees("Muted. What I hold back is listed here.")
    page.moves("+1 day")
    page.moves("+1 day")
    page.goes_to("Messages")
    page.hears("Silence until you type unmute.")
    page.goes_to("Home")
    page.sees("Held back while it was quiet")
    home = page.sees("What is still open: Technical interview at Quillfield")
    assert "yesterday" not in home
    page.pictured("held")
    page.presses("Unmute")
    page.goes_to("Messages")
    page.hears("I am back.")
    page.hears("Held back while it was quiet")
    page.presses("Send now")
    page.hears("A few days left")
