"""The words the grammar shares: numbers, months, weekdays, and what may be passed over."""

from bot.reading.word_set import word_set

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
    "afternoon": (12, 19),
    "evening": (16, 23),
    "night": (18, 24),
    "tonight": (17, 24),
}
"""The hours in which each part of the day begins and ends."""

MEALS = {"breakfast": (5, 12), "brunch": (9, 15), "lunch": (10, 16), "drinks": (15, 24), "dinner": (16, 24)}
"""The hours in which each meal begins: dinner at 7 is not in the morning for certain."""

GLUE = word_set(
    "a about an and around at before after between by for from half in into of on or past quarter since that the then"
    " till to until w with within @ is as so but & am later"
    " earlier onwards time timezone zone local their your her his company office us"
)
"""Words that lead to or join other expressions; passed over when those have been read."""

FILLERS = word_set(
    """
    1:1 actually add again agenda agreed all-day already also another's anyone anyway appointment appt are arrive
    arriving asap assessment back backend bar-raiser be been being booked both bring call called calls can
    candidate catch changed chat chats cheers come coming company's confirm confirmed confirming conversation
    conversations couple create date dear debrief detail details details: dial dial-in dialin did discuss
    discussion do does done due duration early either end entire excited exciting exercise exercises expected few
    finally folks follow follow-up followup format frontend full full-day fyi gave get getting go going got guys
    had happy has hasn't have having he heads heads-up hear heard hello here hey hi him hiring hosted hours how hr
    i i'd i'll i'm i've ill im initial interview interview's interviewer interviewers interviewing interviews
    intro introduction introductory invitation invite invited invites it it's its join joining just kind lasting
    lasts late length let let's lets like likely lined location log log-in longer many mark me meet meeting
    meetings met minute moment more moved my need next-step nice nothing now ok okay on-line one-on-one online
    onsite's onto our out part passcode person person's phoning planned please pleased pls plus position preparing
    probably provisional provisionally put quick re really received recruiter recruiters recruiting regarding
    regards remember remind reminder remote remotely reschedule rescheduled ring role round rounds s said same
    save say schedule scheduled screening see sent session sessions set shall she should some somebody someone
    sometimes soon speak speaking start starting starts still stuff subject superday take takes taking talk
    talking team teams tell tentative tentatively test than thank thanks that'll that's them there there's they
    they're they've this through title today too topic track type up upcoming values very via virtually wait want
    wanted wants was we we'd we'll we're we've well went what what's when where where's which who whole will would
    yay yeah yep yes you yours
    """
)
"""Words that say nothing about who, what or when."""

EPITHETS = word_set(
    """
    another aws best big book brief bright calendar contact css culture day direct excel fifth fine first fit
    formal fourth golang good great home hope html informal java javascript keep last link live local long loop
    main make new next nice node one open opening other over people pick place prep prepare python react real
    right second sharp short slot small sql stage standard step super sure thing third top true typescript visit
    wish wonder work works young
    """
)
"""Passed over as well, but a capital one before a capital word may begin a name ("Good Harbor")."""

VAGUE = (
    r"every|each|any|ago|weekly|daily|monthly|fortnightly|following|someday|maybe|perhaps|possibly|might|could|unless|if"
    r"|not|never|except|instead|rather|cancell?ed|isn't|won't|don't|after next|before last|q[1-4]"
    r"|christmas(?: eve| day)?|new year'?s?(?: eve| day)?|thanksgiving|easter|holidays?"
    rf"|{WEEKDAY}s|end of (?:the |this |next )?(?:week|month|year)|days|weeks?(?:end)?|months?|years?"
    r"|fortnights?|yesterday's"
)
"""Sounds like a day, or takes one back, and fixes none."""

TYPE_WORDS = word_set(
    "panel panels group technical behavioral behavioural presentation case executive exec lunch dinner breakfast"
    " coffee screen coding whiteboard tech"
)
"""Single words that name a type of interview."""


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
