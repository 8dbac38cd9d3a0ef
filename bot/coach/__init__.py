"""The STAR coach: a question and an answer in, findings out; no language model, nothing sent anywhere."""

from bot.coach.analysis import AIMS, analyse
from bot.coach.findings import Advice, Findings, Sentence
from bot.coach.rubric import Rubric

__all__ = ["AIMS", "Advice", "Findings", "Rubric", "Sentence", "analyse"]
