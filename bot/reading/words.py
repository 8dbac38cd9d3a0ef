"""The words the grammar shares: numbers, months, weekdays, and what may be passed over."""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nesday|nsday)?|wensday|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
NUMBER_WORD = "|".join(SMALL_NUMBERS)
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
ORDINAL_WORD = "|".join(ORDINALS)
DAYPARTS = {
    "morning": (5, 12),
    "afternoon": (12, 18),
    "evening": (16, 23),
    "night": (18, 23),
    "tonight": (17, 23),
}

PREPOSITIONS = frozenset({"with", "w", "at", "@", "from", "for", "of", "by", "company", "to", "and", "in"})

FILLERS = frozenset(
    """
    a about actually add again agenda agreed already also am an another any anyway appointment appt are around as
    asap back be been big booked book both brief but calendar call called calls can chat chats catch change changed
    cheers coming confirmed confirm confirming contact conversation create date day dear debrief details discuss
    discussion dial do due early end exciting excited exciting fellow few first fine folks follow follow-up followup
    fyi gave get getting go going good got great guys happy has have having he hear heard hello her here hey hi him
    his home hope hosted how hr i i'd i'll i'm i've ill im in initial inc interview interviewer interviewers
    interviewing interviews intro introduction introductory invitation invite invited is it it's its ive job join
    joining just last late later length lets let's like likely lined link live local log long loop main make mark me
    meet meeting meetings met more moved my need new next nice nope note now of ok okay on online onwards opening
    our out over part people person place planned please pls plus position prep prepare probably provisional
    provisionally put quick re really received recruiter recruiters recruiting regarding remember remind reminder
    remote remotely reschedule rescheduled role s said save say schedule scheduled screening see session sessions
    set sharp she short should slot so some soon start starting starts step stage super superday sure take taking
    talk talking team teams tentative tentatively thank thanks that that's that'll the their them then there there's
    they they're they've thing this time today track two type up upcoming us very via videocall visit want wants was
    we we'd we'll we're we've well what when where which who whole will wish work would yay yeah yep yes you your
    zone between half past until till before after quarter or not one another lasting lasts duration takes
    """.split()  # noqa: SIM905 - a list of three hundred quoted words is harder to read
)
VAGUE = (
    r"every|each|weekly|daily|monthly|fortnightly|following|someday|maybe|perhaps|possibly|might|may|could|unless|if"
    r"|not|never|except|instead|rather|cancell?ed|isn't|christmas|thanksgiving|easter|holidays?|q[1-4]"
    rf"|{WEEKDAY}s|end of (?:the |this |next )?(?:week|month|year)|days?|weeks?|months?|years?|dates?"
)

ROLE = re.compile(
    r"(?:(?:senior|sr|junior|jr|staff|principal|lead|head|chief|entry-level|graduate|associate|backend|back-end"
    r"|frontend|front-end|full-?stack|software|data|machine learning|ml|ai|product|project|program|platform"
    r"|mobile|ios|android|web|cloud|security|devops|qa|test|site reliability|business|financial|marketing|sales"
    r"|account|customer success|ux|ui|graphic|research|engineering|operations|people|talent)[\s/-]+)*"
    r"(?:engineers?|developers?|designers?|analysts?|scientists?|managers?|architects?|consultants?|directors?"
    r"|internship|intern|programmers?|researchers?|accountants?|nurses?|teachers?|executives?|administrators?"
    r"|swe|sre|sde|pm|vps?|vp of \w+|head of \w+|founders?|partners?|recruiters?|panelists?|colleagues?)"
)


def month_number(word: str) -> int:
    """1 to 12 for any form that MONTH matches."""
    return ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        word[:3]
    ) + 1


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for any form that WEEKDAY matches."""
    return {"mon": 0, "tue": 1, "wed": 2, "wen": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}[word[:3]]


def number(word: str) -> int:
    """A small cardinal, in digits or in letters."""
    return int(word) if word.isascii() and word.isdigit() else SMALL_NUMBERS[word]
