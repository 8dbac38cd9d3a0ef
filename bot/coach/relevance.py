"""Does the answer answer the question that was asked?"""

from collections.abc import Sequence

from bot.coach import cues, patterns, sentences, words

ENOUGH_TO_JUDGE = 28
"""Words an answer needs before its topic is held against it."""
FEWEST, A_SENTENCE, A_REMARK, AN_EVASION = 3, 20, 45, 90
"""Words: fewer say nothing; one sentence may be mere abuse, a remark a way out, and a polite way out takes longer."""
RECITED, PRAISED = 3, 2
"""So many things that stand in a CV make a recital of it; so much praise of oneself is no answer either."""
ECHOED, KNOWN = 0.85, 0.34
"""Shares of an answer's words: from this one on it repeats the question; below that one it is no language."""


def answers(question: str, answer: str, known: Sequence[bool]) -> bool:
    """Whether it tries to; `known` says of each word whether the coach has met it."""
    plain = [w for w in words.words(answer) if w[0].isalpha()]
    if (
        len(plain) < FEWEST
        or patterns.find("code", answer)
        or _is_echo(plain, question)
        or _is_noise(plain, known)
    ):
        return False
    said = " ".join(plain)
    if _is_way_out(said, len(plain), answer) or _asks_back(question, answer) or _is_recital(question, answer):
        return False
    return len(plain) < ENOUGH_TO_JUDGE or on_topic(question, said)


def on_topic(question: str, said: str) -> bool:
    """False only where the question names something that leaves no trace at all in the answer."""
    asked = question.lower()
    return all(topic.traces.search(said) for topic in patterns.topics() if topic.question.search(asked))


def praises_oneself(answer: str) -> bool:
    """Tells what kind of person one is, and nothing that happened."""
    return _kinds("praise", answer) >= PRAISED


def _is_way_out(said: str, length: int, answer: str) -> bool:
    if length < AN_EVASION and patterns.find("evaded", said):
        return True
    if length >= A_REMARK:
        return False
    abusive = length < A_SENTENCE and patterns.find("abuse", said)
    return bool(abusive or patterns.find("passed", said) or answer.rstrip().endswith("?"))


def _asks_back(question: str, answer: str) -> bool:
    """What is no question and does not stand in the one that was asked is little, or tells how to answer."""
    told = sentences.split(answer)
    own = [text for text in told if not text.rstrip().endswith("?") and text.strip() not in question]
    asks = len(told) > len(own)
    return asks and (2 * len(own) <= len(told) or bool(patterns.find("instructs", " ".join(own).lower())))


def _is_recital(question: str, answer: str) -> bool:
    """The stations and traits of a CV, where nobody asked about the person."""
    if patterns.find("asks_about_oneself", question.lower()):
        return False
    return _kinds("recital", answer) >= RECITED


def _kinds(name: str, answer: str) -> int:
    """How many of that name's alternatives are found."""
    said = " ".join(words.words(answer))
    return sum(bool(kind.search(said)) for kind in patterns.each(name))


def _is_echo(plain: Sequence[str], question: str) -> bool:
    asked = set(words.words(question))
    return bool(asked) and sum(w in asked for w in plain) >= ECHOED * len(plain)


def _is_noise(plain: Sequence[str], known: Sequence[bool]) -> bool:
    small = cues.load().common["function"]
    return len(plain) < A_REMARK and not any(w in small for w in plain) and sum(known) < KNOWN * len(known)
