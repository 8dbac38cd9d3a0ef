"""Print the table of docs/coach.md: `python -m tests.coach.compare`."""

import sys
from collections.abc import Callable, Sequence

from bot.coach import analyse
from bot.coach.parts import Model
from tests.coach.approaches import by_cue, by_keyword, by_word, by_word_and_cue
from tests.coach.labelled import LabelledAnswer, read_answers
from tests.coach.scores import Scores, score

FOLDS = 5
Approach = Callable[[Sequence[LabelledAnswer]], Model]


def main() -> None:
    answers = read_answers()
    development, held_out = [a for a in answers if not a.held_out], [a for a in answers if a.held_out]
    sys.stdout.write(
        "approach | answers | F1 | parts | quantified | hypothetical | ownership | first advice | language\n"
    )
    for approach in (by_keyword, by_cue, by_word, by_word_and_cue):
        sys.stdout.write(f"{approach.__name__} | {FOLDS} folds | {crossed(approach, development).row()}\n")
        sys.stdout.write(
            f"{approach.__name__} | held out | {tested(approach(development), held_out).row()}\n"
        )


def tested(model: Model, answers: Sequence[LabelledAnswer]) -> Scores:
    return score(answers, lambda a: analyse(a.question, a.text, model=model))


def crossed(approach: Approach, answers: Sequence[LabelledAnswer]) -> Scores:
    """Each answer judged by a model that has not seen it nor four fifths of its neighbors."""
    models = {n: approach([a for k, a in enumerate(answers) if k % FOLDS != n]) for n in range(FOLDS)}
    fold = {a.id: n % FOLDS for n, a in enumerate(answers)}
    return score(answers, lambda a: analyse(a.question, a.text, model=models[fold[a.id]]))


if __name__ == "__main__":
    main()
