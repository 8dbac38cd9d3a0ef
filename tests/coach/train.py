"""Train the shipped model on the development answers: `python -m tests.coach.train`."""

import json
import sys
from pathlib import Path

import bot.coach
from bot.coach.parts import Model
from tests.coach.approaches import by_word_and_cue
from tests.coach.labelled import read_answers


def main() -> None:
    model = by_word_and_cue([a for a in read_answers() if not a.held_out])
    target = Path(bot.coach.__file__).with_name("weights.json")
    target.write_text(as_json(model), encoding="utf-8")
    sys.stdout.write(f"{len(model.weights)} features written to {target}\n")


def as_json(model: Model) -> str:
    """One feature a line, so that a change can be read in a diff."""
    rows = ",\n".join(f"{_compact(feature)}:{_compact(row)}" for feature, row in model.weights.items())
    return f'{{"steps":{_compact(model.steps)},"weights":{{\n{rows}\n}}}}\n'


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
