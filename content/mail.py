"""A link that opens a note in the person's own mail program (RFC 6068). Nothing is sent by it, or by us."""

from urllib.parse import quote

LONGEST = 1500
"""Three on a page have to fit into a message; mail programs take about as much."""
OPEN = "Open it in your mail program"
TOO_LONG = f"{OPEN} (too long for the link: copy the note into it)"
BODY = "&amp;body="


def mail_link(address: str, subject: str, body: str) -> str:
    """In mrkdwn; its words say where the body did not fit."""
    target = mailto(address, subject, body)
    return f"<{target}|{OPEN if BODY in target else TOO_LONG}>"


def mailto(address: str, subject: str, body: str) -> str:
    """For a mrkdwn link: all but the address and the signs between is percent-encoded. A body too long is left out."""
    start = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    lines = "\r\n".join(body.splitlines())
    whole = f"{start}{BODY}{quote(lines, safe='')}"
    return whole if len(whole) <= LONGEST else start
