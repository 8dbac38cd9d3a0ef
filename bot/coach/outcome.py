"""The measure in a result: how much, how many, how fast; not the size of a team, nor a date."""

import re

_DIGITS = r"\d[\d.,]*(?:k|m|bn)?"
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_LARGE = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?|hundreds?|thousands?|(?:a|one) (?:dozen|hundred|thousand|million)|millions?)"
_NUMBER = rf"(?:{_DIGITS}|{_SMALL}(?: hundred| thousand| million| and a half)?|{_LARGE})"
_ANY = rf"(?:{_NUMBER}|one|an?|half an?|a couple of|a few)"
_SPAN = r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|quarters?|semesters?|terms?|seasons?)"
_COUNTED = re.compile(
    "|".join(
        (
            rf"(?:{_NUMBER}|half a|one|a) ?(?:%|percent\b|per cent\b|percentage points?\b)",
            rf"[$€£¥] ?{_DIGITS}",
            rf"\b(?:{_NUMBER}|a) (?:euros?|dollars?|pounds?|bucks|cents?|grand|crowns?|francs?|rupees|tons?|kilos?|kg|liters?|kilometers?|miles?|points?|stars?)\b",
            r"\b(?:halv(?:ed|es|ing)|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|trebled|quadrupled|twofold|threefold|tenfold|\w+-fold|in half|by half|half of what|half as"
            r"|twice (?:as|the)|(?:two|three|four|five|ten|\d+) times (?:as|more|faster|fewer|less|the)|record (?:number|sales|month|year|low|high))\b",
            r"\bby (?:more than |over |almost |nearly |about |roughly )?(?:a|one|two|three) (?:third|quarter|fifth|tenth|half|thirds|quarters|fifths)s?\b",
            r"\b(?:a|one|two|three) (?:third|quarter|fifth|thirds|quarters|fifths|tenth)s? (?:of|less|more|fewer|faster)\b|\beach year by|grown by a",
            r"\bzero\b|\bnot (?:one|a single)\b|\b(?:without|lose|lost|missed|had|have|with|made|been) (?:any|a single|one single) (?:\w+ ){0,2}\w+",
            rf"\b(?:no|without|none of the|not any) (?:further |more |new |single |critical |serious |late |missing |repeat |safety )?(?:complaints?|errors?|incidents?|injur(?:y|ies)|defects?|delays?|accidents?"
            r"|resignations?|mistakes?|failures?|losses|falls?|drop-?outs?|standstill|absences?|returns|refunds|bugs?|outages?|downtime|missing \w+|remarks?|corrections?|alarms?|fines|findings|cancell?ations)\b",
            r"\b(?:nearly|almost|down to|to|virtually) (?:none|zero|nothing)\b|\bno one (?:dropped|left|quit)\b|\bnobody (?:else )?(?:dropped out|got the wrong|was late)\b|\bevery (?:single one|cent|penny)\b",
            rf"\bfrom (?:about |around |roughly |over |almost |nearly )?{_ANY}\b.{{0,40}}?\b(?:to|down to|up to) (?:about |around |just |under |below |over |almost |nearly |less than )?(?:{_ANY}|none|zero)\b",
            rf"\b(?:down|up|rose|risen|fell|fallen|dropped|drops?|cut|grew|grown|increased?|decreased?|improved?|reduced?|climbed|went|came|shrank|jumped|saved?|saves|gained|lost|won|raised|earned|sold|costs?"
            rf"|refunded|generated|recovered|made|missed|caught|ended (?:at|with)|finished (?:at|with)|closed (?:\w+ ){{0,2}}at|stood at|reached|scored|hit|passed with|down from|kept) (?:us |me |it |them |back |down |up |in |out )?(?:by |to |from |at |around |about |roughly |over |under |only |nearly |almost |just |more than |another |in total )*(?:{_NUMBER}|half|an? (?:third|quarter|fifth|half))\b(?! of (?:the|them|us|those)\b| day\b| me\b)",
            rf"\b(?:in|within|after|for|took|takes|take|by|only|just|under|below|than) (?:just |only |about |less than |under |over |the first |nearly |more than |exactly |maybe )*(?:{_NUMBER}|half a|half an|an) (?:\w+ )?{_SPAN}\b(?! later| ago)",
            rf"\b{_ANY} (?:\w+ )?{_SPAN} (?:early|earlier|ahead|late|faster|sooner|instead|to spare|in hand|each|every|per|a (?:day|week|month|year|call|night)|before (?:the )?(?:deadline|opening|schedule))\b",
            rf"\b{_SPAN} (?:ahead|early|to spare|instead of)\b|\bhalf an? (?:day|hour|year) instead|\b(?:first|highest|lowest|best|calmest|shortest|longest|most complete) (?:\w+ ){{0,3}}(?:in|for|of) (?:{_NUMBER}|the (?:region|company|country|district|decade)) ?\w*",
            rf"\b{_NUMBER} (?:out )?(?:of|from|in) (?:the |our |my |all )?(?:{_NUMBER}|hundred)\b|\b{_NUMBER} to {_NUMBER}\b|\b(?:one|a) in (?:{_NUMBER})\b|\ball but {_ANY}\b",
            rf"\b{_NUMBER} (?:\w+ )?(?:a|per|each|every) (?:day|week|month|year|shift|hour|quarter|night|call)\b|\b(?:once|one \w+|twice) (?:rather than|instead of) (?:{_NUMBER})\b",
            rf"\b\d+[.,]\d+\b|\b\d{4,}\b|\b{_SMALL} (?:hundred|thousand|million)\b|\b{_ANY}[- ](?:euro|dollar|pound|cent|percent)\b|\bless than an? (?:minute|hour|day|week)\b|\b{_NUMBER} times since\b",
            rf"\b(?:all|only|every one of the|these|those|over|another|further|more than|about|some|nearly|almost|roughly|around|fewer than|less than|up to|at least|exactly) (?:the )?{_NUMBER}\b(?! (?:of|colleagues|managers|boys|day)\b)",
            rf"\b(?:{_LARGE}|\d[\d.,]*\d(?:k|m|bn)?|\d+(?:k|m)) (?:\w+ )?(?:\w+s|people|children|men|women|percent|under|over|more|fewer|online|out)\b",
            rf"\b{_SMALL} (?:\w+ ){{0,2}}(?:duplicates|rolls|sets|sales|orders|loans|pre-orders|titles|units|clients|customers|stores|shops|errors|complaints|stops|defects|injuries|resignations|readings|minutes|hours|levels|cars|calls|seconds|eggs|kids)\b",
            rf"\b(?:{_LARGE}|{_SMALL}|\d+) (?:signed|came|passed|left|stayed|joined|of them (?:were|passed|got|signed)|people (?:signed|came|joined))\b|\b(?:with|got|scored|an?|at) (?:an? )?\d{{1,3}}\b(?! (?:year|day|month|week|minute|people|min))",
        )
    )
)  # fmt: skip
_NO_MEASURE = re.compile(
    rf"\b(?:in|since|of|from|until|by) (?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? of \w+"
    rf"|\bat (?:about |around )?(?:\d{{1,2}}(?::\d\d)?|{_SMALL})(?: (?:a\.?m|p\.?m|o'clock|in the)\b|(?=[,.]|$))|\b(?:one|two|three) of (?:the|them|those|these|my|our|his|her)\b|\b(?:at|aged?|turned) (?:eighteen|twenty|\d\d)\b"
    r"|\b(?:a|one) (?:year|week|month|day|few \w+|couple of \w+|fortnight|while) (?:later|after|ago|on)\b|\b\w+ (?:minutes|hours|days|weeks|months|years) (?:later|ago|after)\b|\bafter (?:a|one) (?:year|week|month|while|day)\b"
    r"|\bone (?:lady|man|woman|guy|day|person|thing|evening)\b|\bfor a (?:while|long time|moment|minute)\b|\b(?:third|second|first) (?:day|week|time|try|go|month)\b"
)


def measure(text: str) -> str:
    """The words that put a figure on it, or nothing."""
    said = _NO_MEASURE.sub(" … ", " ".join(text.lower().replace("’", "'").split()))
    match = _COUNTED.search(said)
    return match[0].strip() if match else ""
