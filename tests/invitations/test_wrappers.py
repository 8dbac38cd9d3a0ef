"""An address that a mail filter put in the place of another leads to that one again."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.invitations.wrappers import unwrapped

ROOM = "https://kestrel.zoom.example/j/93311224455?pwd=ZyX_9-7"
OUTLOOK = (
    f"https://nam12.safelinks.protection.outlook.com/?url={quote(ROOM, safe='')}&data=05%7C01&reserved=0"
)

PROOFPOINT = f"https://urldefense.com/v3/__{ROOM}__;!!AbCdEf!k3Yx-Qr_S7t8$"


@pytest.mark.parametrize(
    "address",
    [
        ROOM,
        OUTLOOK,
        f"https://eur01.safelinks.protection.outlook.com/?url={quote(OUTLOOK, safe='')}&data=05",
        f"https://www.google.com/url?q={quote(ROOM, safe='')}&sa=D&source=calendar",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__kestrel.zoom.example_j_93311224455-3Fpwd-3DZyX-5F9-2D7&d=DwMF&s=j",
        PROOFPOINT,
        f"https://urldefense.us/v3/__{ROOM.replace('//', '/')}__;!!AbCdEf!k3Yx$",
        "https://urldefense.com/v3/__https://kestrel.zoom.example/j/93311224455*pwd=ZyX_9-7__;Pw!!AbCdEf!k3Yx$",
        "https://urldefense.com/v3/__https://kestrel.zoom.example/j/93311224455**Awd=ZyX_9-7__;P3A!!AbCdEf!k3Yx$",
        f"https://linkprotect.cudasvc.com/url?a={quote(ROOM, safe='')}&c=E,1,abc&typo=1",
        f"https://secure-web.cisco.com/1AbC-dEf/{quote(ROOM, safe='')}",
        f"https://protect2.fireeye.com/v1/url?k=31323334&q=1&e=ab&u={quote(ROOM, safe='')}",
        f"https://nam02.safelinks.protection.outlook.com/?url={quote(PROOFPOINT, safe='')}&data=05",
    ],
)
def test_it_leads_to_the_room(address: str) -> None:
    assert unwrapped(address) == ROOM


@pytest.mark.parametrize(
    "address",
    [
        "https://protect-us.filter.example/s/AbCdEf?domain=kestrel.zoom.example",
        "https://nam12.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)",
        "https://nam12.safelinks.protection.outlook.com/",
        "https://secure-web.cisco.com/1AbC",
        "https://urldefense.com/v3/__mailto:ana@parkmail.example__;!!A!k$",
        "https://notsafelinks.example/?url=https%3A%2F%2Fzoom.example%2Fj%2F1",
    ],
)
def test_what_hides_where_it_leads_stays_as_it_is(address: str) -> None:
    assert unwrapped(address) == address


def test_stars_without_letters_stay_and_too_few_letters_are_enough() -> None:
    begin = "https://urldefense.com/v3/__https://zoom.example/j/1*2**B"
    assert unwrapped(f"{begin}__;A!!x!y$") == "https://zoom.example/j/1*2**B"
    assert unwrapped(f"{begin}__;Kw!!x!y$") == "https://zoom.example/j/1+2"


def test_behind_four_filters_nobody_looks() -> None:
    address = ROOM
    for _ in range(4):
        address = f"https://www.google.com/url?q={quote(address, safe='')}"
    found = unwrapped(address)
    assert found is not None
    assert found.startswith("https://www.google.com/url")


@given(st.text(alphabet="_*;!-A%/:[]=&?.h", max_size=40))
@example("[")
def test_no_address_makes_it_stumble(text: str) -> None:
    for begin in (
        "https://",
        "https://urldefense.com/v3/__https://",
        "https://www.google.com/url?q=https://",
    ):
        unwrapped(begin + text)
