"""Drafts to make one's own: three sentences of thanks for each person met, and three notes that ask for news.

Which sentence comes is settled by the person's place in the list. Five, six and seven have no common factor, so that of
thirty people no two share more than one sentence.
"""

from bot.models.debriefs import Box, Debrief
from bot.models.interviews import Interview, Interviewer

THANKS = (
    "Thank you for the time you took on {day}.",
    "Thank you for meeting me on {day}.",
    "I enjoyed our conversation on {day}; thank you for it.",
    "Thank you for your careful questions on {day}.",
    "It was a pleasure to talk with you on {day}, and I thank you for it.",
)
SPECIFIC = (
    "What stayed with me: {it}.",
    "One point I keep thinking about: {it}.",
    "I learned the most from this part: {it}.",
    "This went home with me: {it}.",
    "I was happy that you brought this up: {it}.",
    "This made me curious: {it}.",
)
INTEREST = (
    "I would be proud to do this work with you.",
    "My interest in {role} has grown since.",
    "I hope to be part of it.",
    "Yours is the kind of team I want to join.",
    "I left even surer about {role}.",
    "Please let us continue this soon.",
    "If anything is still open, just ask.",
)
UNSAID = "One point I did not reach that day: {it}."
ROUGH = "I have thought further about “{it}” and would add: [what you would say now]."


def thanks(interview: Interview, debrief: Debrief, place: int) -> str:
    """The note to the interviewer at this place of the list."""
    to = interview.interviewers[place]
    whom = f" with {to.first_name}" if to.name else ""
    specific = _ended(to.stayed) or f"[one thing from your talk{whom}]"
    role = f"the {interview.role} role" if interview.role else "the job"
    sentences = (
        THANKS[place % len(THANKS)].format(day=f"{interview.wall:%A}"),
        SPECIFIC[place % len(SPECIFIC)].format(it=specific),
        _mending(debrief, place) or INTEREST[place % len(INTEREST)].format(role=role),
    )
    return _letter(to, " ".join(sentences))


def news(interview: Interview, ordinal: int) -> str:
    """The first, second or last note that asks for news: a shorter one each time."""
    to = next((one for one in interview.interviewers if one.stayed), interview.interviewers[0])
    if not to.stayed:
        to = next((one for one in interview.interviewers if one.name), to)
    specific = _ended(to.stayed) or "[one thing you discussed]"
    role = f" about the {interview.role} role" if interview.role else ""
    place = f" for the {interview.role} role" if interview.role else ""
    day = f"{interview.wall:%B %-d}"
    bodies = {
        1: f"Thank you again for our conversation on {day}{role}. I have been thinking about this since: {specific}. "
        "May I ask where you are in the process? If anything from me would help, I am glad to send it.",
        2: f"I wanted to ask once more about our conversation on {day}{role}. I am still very interested. Is there any "
        "news, or a date by which you expect some?",
        3: f"As I have not heard from you since {day}, I take it that you chose somebody else{place}, or that it takes "
        "longer. I would be glad to hear from you if that changes. Thank you for your time.",
    }
    return _letter(to, bodies[ordinal])


def _mending(debrief: Debrief, place: int) -> str:
    """What was left unsaid, then what went rough: one for each of the first people in the list."""
    unsaid = [UNSAID.format(it=_ended(text)) for text in debrief.of(Box.UNSAID)]
    rough = [ROUGH.format(it=_ended(text)) for text in debrief.of(Box.ROUGH)]
    found = [*unsaid, *rough]
    return found[place] if place < len(found) else ""


def _letter(to: Interviewer, body: str) -> str:
    whom = f" {to.first_name}" if to.name else ""
    return f"Hello{whom},\n\n{body}\n\nKind regards"


def _ended(text: str) -> str:
    """Ready to have a full stop put behind it."""
    return text.strip().rstrip(".")
