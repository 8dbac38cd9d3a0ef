"""A link that opens a note in the person's own mail program (RFC 6068). Nothing is sent by it, or by us."""

from urllib.parse import quote

LONGEST = 1500
"""Three on a page have to fit into a message; mail programs take about as much."""


def mailto(address: str, subject: str, body: str) -> str:
    """For a mrkdwn link: all but the address and the signs between is percent-encoded. A body too long is left out."""
    start = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    lines = "\r\n".join(body.splitlines())
    whole = f"{start}&amp;body={quote(lines, safe='')}"
    return whole if len(whole) <= LONGEST else start
