"""A line of text whose parts are claimed one after the other, so that no word is read twice."""

import re

CLAIMED = "\x00"
NAME = "\x01"

_SPACES = " ,(;:-/"


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern for lower-case text that begins and ends at a word's edge."""
    return re.compile(rf"(?<![\w{NAME}])(?:{pattern})(?![\w{NAME}])")


class Line:
    """`left` is the lower-case text in which claimed characters are CLAIMED and protected names are NAME."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = "".join(low if len(low := character.lower()) == 1 else character for character in text)
        self.kinds = [""] * len(text)
        self.is_all_capitals = text.isupper()

    def take(self, pattern: re.Pattern[str], kind: str) -> list[re.Match[str]]:
        """Every place the pattern matches in what is left, claimed as `kind`."""
        found = list(pattern.finditer(self.left))
        for match in found:
            self.claim(match.start(), match.end(), kind)
        return found

    def claim(self, start: int, end: int, kind: str) -> None:
        """Explain a stretch of text; NAME as kind protects it as part of a name."""
        cover = NAME if kind == NAME else CLAIMED
        self.left = self.left[:start] + cover * (end - start) + self.left[end:]
        self.kinds[start:end] = [kind] * (end - start)

    def is_capital(self, position: int) -> bool:
        """Whether a letter is a capital that means something (not so in a text all in capitals)."""
        return self.text[position].isupper() and not self.is_all_capitals

    def kind_before(self, position: int) -> str:
        """The kind of what stands before, across spaces and light punctuation."""
        before = len(self.text[:position].rstrip(_SPACES))
        return self.kinds[before - 1] if before else ""

    def kind_after(self, position: int) -> str:
        """The kind of what stands after, across spaces and light punctuation."""
        after = len(self.text) - len(self.text[position:].lstrip(_SPACES))
        return self.kinds[after] if after < len(self.text) else ""
