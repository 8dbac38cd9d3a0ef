"""How strictly the content files are read: one test for each rule."""

from pathlib import Path

import pytest

from bot.catalogue import CatalogueError, Topic, load

COMPETENCY = """
[[competency]]
id = "planning"
name = "Planning"
definition = "Steps toward a goal."
high = "Plans ahead."
middle = "Plans when asked."
low = "Does not plan."
"""
TIP_HEAD = 'topic = "preparation"\ntitle = "Preparation"\n'
TIP = """
[[tip]]
id = "posting"
text = "The posting is the exam paper."
action = "Mark five demands."
"""
QUESTION_HEAD = 'type = "behavioral"\n'
QUESTION = """
[[question]]
id = "deadline"
text = "Tell me about a deadline that moved."
competencies = ["planning"]
level = "mid"
rubric = "star"
listen_for = ["a real date", "what was cut", "who was told"]
probes = ["Who noticed first?", "What did it cost?"]
trap = "Blaming the customer."
"""
PROFESSION = """
[[profession]]
id = "planner"
words = ["planner"]
competencies = ["planning"]
"""
INTERVIEWER = """
[[interviewer]]
id = "recruiter"
words = ["recruiter"]
"""
ITEM = """
[[item]]
id = "route"
text = "Check the route"
why = "trains are late"
minutes = 5
moment = "day"
"""


def write(root: Path, **files: str) -> Path:
    """A small folder that loads as it is, with the given files (by their stems) in place of its own."""
    shipped = {
        "competencies": ("competencies.toml", COMPETENCY),
        "preparation": ("tips/preparation.toml", TIP_HEAD + TIP),
        "behavioral": ("questions/behavioral.toml", QUESTION_HEAD + QUESTION),
        "professions": ("professions.toml", PROFESSION),
        "interviewers": ("interviewers.toml", INTERVIEWER),
        "base": ("checklists/base.toml", ITEM),
    }
    for stem, (path, text) in shipped.items():
        file = root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(files.get(stem, text), encoding="utf-8")
    return root


def problems(root: Path) -> tuple[str, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(root)
    return caught.value.problems


def test_a_folder_is_read_into_entries_that_are_found_by_id(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    tip, question, competency = (
        catalogue.tip("posting"),
        catalogue.question("deadline"),
        catalogue.competency("planning"),
    )
    assert tip is not None
    assert question is not None
    assert competency is not None
    assert (tip.topic, tip.action) == (Topic.PREPARATION, "Mark five demands.")
    assert question.probes == ("Who noticed first?", "What did it cost?")
    assert [title.title for title in catalogue.topics] == ["Preparation"]
    assert [item.description for item in catalogue.checklist] == ["5 min · trains are late"]


def test_a_given_folder_is_read_anew_each_time_and_the_shipped_one_once(tmp_path: Path) -> None:
    before = load(write(tmp_path))
    after = load(write(tmp_path, base=ITEM.replace("the route", "the way")))
    assert (before.checklist[0].text, after.checklist[0].text) == ("Check the route", "Check the way")
    assert load() is load()


def test_an_unknown_key_is_named_with_its_file_and_entry(tmp_path: Path) -> None:
    write(tmp_path, preparation=TIP_HEAD + TIP + 'actoin = "Mark six."\n')
    assert problems(tmp_path) == ('tips/preparation.toml: posting: unknown key "actoin"',)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    write(tmp_path, base=ITEM.replace("minutes = 5\n", ""))
    assert problems(tmp_path) == ('checklists/base.toml: route: "minutes" is missing',)


def test_an_entry_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    write(tmp_path, base=ITEM + ITEM.replace('id = "route"\n', ""))
    assert problems(tmp_path) == ('checklists/base.toml: entry 2: "id" is missing',)


def test_an_id_is_used_once_in_all_files_of_a_kind(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "checklists" / "types.toml").write_text(ITEM, encoding="utf-8")
    assert problems(tmp_path) == ("checklists/types.toml: route: duplicate id, also in checklists/base.toml",)


def test_an_id_has_the_shape_of_an_id(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, base=ITEM.replace('"route"', '"The Route"')))
    assert problem.startswith('checklists/base.toml: The Route: "id"')


def test_a_word_outside_the_vocabulary_is_refused_and_the_allowed_ones_are_listed(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, base=ITEM + 'formats = ["fax"]\n'))
    assert problem.startswith('checklists/base.toml: route: "formats.0"')
    assert "'video', 'phone' or 'onsite'" in problem


def test_an_item_longer_than_a_slack_option_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, base=ITEM.replace("Check the route", "x" * 76)))
    assert problem == 'checklists/base.toml: route: "text": String should have at most 75 characters'


def test_a_reason_that_fills_a_slack_description_with_its_minutes_is_refused(tmp_path: Path) -> None:
    load(write(tmp_path, base=ITEM.replace("trains are late", "x" * 67)))
    (problem,) = problems(write(tmp_path, base=ITEM.replace("trains are late", "x" * 68)))
    assert problem.endswith('x" is longer than 75 characters')


def test_an_unknown_competency_is_refused(tmp_path: Path) -> None:
    write(tmp_path, behavioral=QUESTION_HEAD + QUESTION.replace('["planning"]', '["planning", "charm"]'))
    assert problems(tmp_path) == ('questions/behavioral.toml: deadline: unknown competency "charm"',)


def test_competencies_that_are_no_list_are_refused(tmp_path: Path) -> None:
    write(tmp_path, behavioral=QUESTION_HEAD + QUESTION.replace('["planning"]', "3"))
    (problem,) = problems(tmp_path)
    assert problem.startswith('questions/behavioral.toml: deadline: "competencies"')


def test_a_competency_that_is_no_word_is_refused(tmp_path: Path) -> None:
    write(tmp_path, behavioral=QUESTION_HEAD + QUESTION.replace('["planning"]', '[["planning"]]'))
    assert 'questions/behavioral.toml: deadline: "competencies.0"' in problems(tmp_path)[0]


def test_a_tip_without_a_topic_is_refused(tmp_path: Path) -> None:
    write(tmp_path, preparation='title = "Preparation"\n' + TIP)
    assert problems(tmp_path) == ('tips/preparation.toml: top of the file: "topic" is missing',)


def test_a_topic_stands_in_the_file_that_bears_its_name(tmp_path: Path) -> None:
    write(tmp_path, preparation=TIP_HEAD.replace("preparation", "during") + TIP)
    assert problems(tmp_path) == (
        'tips/preparation.toml: top of the file: topic = "during" stands in a file named preparation',
    )


def test_a_topic_is_not_repeated_in_a_tip(tmp_path: Path) -> None:
    write(tmp_path, preparation=TIP_HEAD + TIP + 'topic = "during"\n')
    assert problems(tmp_path) == (
        'tips/preparation.toml: posting: unknown key "topic"; it stands at the top of the file',
    )


def test_a_tip_of_sixty_words_is_refused_and_one_of_fifty_nine_is_not(tmp_path: Path) -> None:
    rest = TIP_HEAD + TIP.replace("The posting is the exam paper.", "word " * 56)
    assert len(load(write(tmp_path, preparation=rest)).tips) == 1
    assert problems(write(tmp_path, preparation=rest.replace("word", "one word", 1))) == (
        "tips/preparation.toml: posting: text and action have 60 words; keep them under 60",
    )


def test_a_text_of_spaces_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, preparation=TIP_HEAD + TIP.replace("Mark five demands.", "  ")))
    assert problem.startswith('tips/preparation.toml: posting: "action"')


def test_a_question_has_exactly_two_probes(tmp_path: Path) -> None:
    one = QUESTION.replace('"Who noticed first?", ', "")
    (problem,) = problems(write(tmp_path, behavioral=QUESTION_HEAD + one))
    assert problem == 'questions/behavioral.toml: deadline: "probes.1" is missing'


def test_a_role_belongs_to_questions_to_ask_and_to_no_other(tmp_path: Path) -> None:
    words = 'a role belongs to every question of type "ask" and to no other'
    write(tmp_path, behavioral=QUESTION_HEAD + QUESTION + 'role = "peer"\n')
    (tmp_path / "questions" / "ask.toml").write_text(
        'type = "ask"\n' + QUESTION.replace("deadline", "week"), encoding="utf-8"
    )
    assert problems(tmp_path) == (
        f"questions/ask.toml: week: {words}",
        f"questions/behavioral.toml: deadline: {words}",
    )


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, base='[[item]]\nid = "route\n'))
    assert problem.startswith("checklists/base.toml: this is not TOML")
    assert "line 2" in problem


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "checklists" / "base.toml").write_bytes(b'[[item]]\nid = "caf\xe9"\n')
    (problem,) = problems(tmp_path)
    assert problem.startswith("checklists/base.toml: this is not TOML")


def test_a_single_bracket_is_explained(tmp_path: Path) -> None:
    write(tmp_path, base=ITEM.replace("[[item]]", "[item]"))
    assert problems(tmp_path) == ("checklists/base.toml: write [[item]] above every entry",)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path) == (
        "competencies.toml: missing",
        "tips: missing",
        "questions: missing",
        "checklists: missing",
        "professions.toml: missing",
        "interviewers.toml: missing",
    )


def test_other_files_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    (write(tmp_path) / "tips" / "README.md").write_text("How to write a tip", encoding="utf-8")
    assert len(load(tmp_path).tips) == 1


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    write(tmp_path, preparation="= 1", base=ITEM + "color = 1\n", behavioral="type = 'oral'\n" + QUESTION)
    found = problems(tmp_path)
    assert [problem.split(":")[0] for problem in found] == [
        "tips/preparation.toml",
        "questions/behavioral.toml",
        "questions/behavioral.toml",
        "checklists/base.toml",
    ]


def test_the_error_reads_as_a_list(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"(?s)need a correction:\ntips/.*\nchecklists/"):
        load(write(tmp_path, preparation="= 1", base="= 1"))
