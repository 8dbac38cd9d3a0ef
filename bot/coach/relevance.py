"""Does the answer answer the question that was asked?"""

import re
from collections.abc import Sequence

from bot.coach import cues, words
from bot.coach.features import stem

ENOUGH_TO_JUDGE = 28
"""Words an answer needs before its topic is held against it."""
_PASSED = re.compile(
    r"\b(?:(?:do not|can not|could not|did not|have not|not) (?:really |ever |honestly |actually )?(?:know|think of|remember|recall|sure|come up with|have (?:an? |any )?(?:example|answer|idea|one))\b"
    r"|no (?:idea|comment|answer|clue)|(?:come|get) back to (?:that|this|it)|skip (?:this|that|it)|next question|nothing comes to mind|my mind is blank|rather not (?:say|answer)|prefer not to"
    r"|do not really fail|never (?:really )?(?:failed|made a mistake|had (?:a|any) (?:conflict|problem|disagreement|difficult\w*)s?)|do you mean|should it be|what do you mean|could you (?:repeat|explain|rephrase)|pass$)"
)
_CODE = re.compile(r"^\s*(?:def |class |import |from \w+ import|function |const |let |var |#include|public |SELECT |<\w+|\{|\w+\(.*\)\s*[;{]?\s*$)|[;{}]\s*$|=>|==|</\w+>", re.MULTILINE)
_ABUSE = re.compile(r"\b(?:stupid|useless|idiot\w*|dumb|moron|fuck\w*|shit\w*|bullshit|crap|sucks?|shut up|hate (?:you|this)|damn|asshole|bitch|trash|garbage bot)\b")
_TOPICS = (
    (
        r"(?:receiv|got|given|negative|critical|tough|constructive|harsh)\w* (?:\w+ )?(?:feedback|criticism)|criticized",
        r"feedback|critic|told|said|says|review|comment|remark|pointed|complain|suggest|rating|score|opinion|blunt|note|mark|assess|evaluat|letter|rang|call|wrote|asked",
    ),
    (
        r"customer|client|guest|passenger",
        r"customer|client|guest|passenger|patient|user|buyer|visitor|caller|lady|man|woman|couple|famil|guy|bride|tenant|resident|member|she|he|they|him|her|them|shop|store|people|order|mother"
        r"|contract|score|survey|review|agent",
    ),
)



def answers(question: str, answer: str, known: Sequence[bool]) -> bool:
    """Whether it tries to; `known` says of each word whether the coach has met it."""
    plain = [w for w in words.words(answer) if w[0].isalpha()]
    if len(plain) < 3 or _CODE.search(answer) or _is_echo(plain, question) or _is_noise(plain, known):
        return False
    said = " ".join(plain)
    if len(plain) < 45 and (_PASSED.search(said) or (_ABUSE.search(said) and len(plain) < 20) or answer.rstrip().endswith("?")):
        return False
    return len(plain) < ENOUGH_TO_JUDGE or on_topic(question, said)


def on_topic(question: str, said: str) -> bool:
    """False only where the question names something that leaves no trace at all in the answer."""
    asked = question.lower()
    return all(re.search(rf"\b(?:{traces})", said) for topic, traces in _TOPICS if re.search(topic, asked))


def shares_words(question: str, answer: str) -> bool:
    """A word of the question that is neither small nor generic comes back."""
    book = cues.load()
    asked = {stem(w) for w in words.words(question) if len(w) > 3 and not {w, stem(w)} & (book.function | book.generic)}
    return bool((asked - {"describe", "describ"}) & {stem(w) for w in words.words(answer)})


def _is_echo(plain: Sequence[str], question: str) -> bool:
    asked = set(words.words(question))
    return bool(asked) and sum(w in asked for w in plain) >= 0.85 * len(plain)


def _is_noise(plain: Sequence[str], known: Sequence[bool]) -> bool:
    small = cues.load().function
    return len(plain) < 40 and not any(w in small for w in plain) and sum(known) < 0.34 * max(1, len(known))
