"""What holds for any text whatever."""

from hypothesis import given
from hypothesis import strategies as st

from bot.coach import analyse
from tests.coach.labelled import read_answers

_SENTENCES = [s.text for a in read_answers() for s in a.sentences]
_ODD = [
    "-",
    "*",
    "1.",
    "…",
    '"',
    "'",
    "?!",
    "e.g.",
    "$",
    "%",
    "and then",
    "um",
    "\t",
    "\n",
    "\r\n",
    "\u2028",
    "<@U1>",
    "```",
    "'d",
    "S:",
]
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_SENTENCES), max_size=8).map(" ".join),
    st.lists(st.sampled_from(_SENTENCES + _ODD * 40), max_size=12).map("\n".join),
    st.lists(st.sampled_from(_ODD), max_size=20).map(" ".join),
)


@given(question=_TEXTS, answer=_TEXTS)
def test_any_text_gets_findings(question: str, answer: str) -> None:
    found = analyse(question, answer)
    assert len(found.advice) <= 2
    assert len({advice.code for advice in found.advice}) == len(found.advice)
    assert set(found.parts) == set("STAR")
    assert all(sentence.part in "STARO" and sentence.text for sentence in found.sentences)


@given(answer=_TEXTS)
def test_no_letter_is_lost_between_the_sentences(answer: str) -> None:
    kept = "".join(sentence.text for sentence in analyse("", answer).sentences)
    assert [c for c in kept if c.isalpha()] == [c for c in answer if c.isalpha()]


@given(answer=_TEXTS)
def test_the_shares_sum_to_one_or_are_all_zero(answer: str) -> None:
    shares = analyse("", answer).shares.values()
    assert abs(sum(shares) - 1) < 1e-9 or not any(shares)


@given(answer=_TEXTS)
def test_advice_quotes_the_answer(answer: str) -> None:
    found = analyse("Tell me about a time you failed.", answer)
    told = {sentence.text for sentence in found.sentences} | {""}
    assert all(advice.quote in told and advice.what and advice.how for advice in found.advice)


@given(answer=_TEXTS)
def test_the_same_answer_gets_the_same_findings(answer: str) -> None:
    assert analyse("Why us?", answer) == analyse("Why us?", answer)
