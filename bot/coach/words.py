"""An answer as words: lower case, contractions taken apart, fillers marked off."""

import re

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|k|m)?\b|[^\W\d_]+(?:'[^\W\d_]+)*|[$€£¥%?!:\",]")
_CONTRACTION = re.compile(r"^(\w+?)(n't|'(?:d|ll|ve|re|s|m))$")
_HEARD = {  # what speech recognition and fast typing leave of them
    "im": "i am", "ive": "i have", "ill": "ill", "dont": "do not", "didnt": "did not", "wasnt": "was not",
    "werent": "were not", "couldnt": "could not", "wouldnt": "would not", "cant": "can not", "isnt": "is not",
    "hadnt": "had not", "hasnt": "has not", "havent": "have not", "doesnt": "does not", "theyre": "they are",
    "youre": "you are", "thats": "that is", "theres": "there is", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "cannot": "can not", "couldn't": "could not", "can't": "can not", "won't": "will not",
}  # fmt: skip
_SPELLED = {"'d": "'d", "'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'s": "'s", "n't": "not"}
FILLERS = frozenset({"um", "umm", "uh", "uhm", "er", "erm", "hm", "hmm", "mhm", "ah", "eh"})


def words(text: str) -> list[str]:
    """The words and the signs that carry meaning (money, percent, question mark); fillers are left out."""
    found: list[str] = []
    for token in _TOKEN.findall(text.lower().replace("’", "'")):
        if token not in FILLERS:
            found.extend(_apart(token))
    return found


def count(text: str) -> int:
    """Words as a person counts them, for length and speaking time."""
    return len(re.findall(r"\w+(?:['’.,:-]\w+)*", text))


def _apart(token: str) -> list[str]:
    if token in _HEARD:
        return _HEARD[token].split()
    match = _CONTRACTION.match(token) if "'" in token else None
    return [match[1], _SPELLED[match[2]]] if match else [token]
