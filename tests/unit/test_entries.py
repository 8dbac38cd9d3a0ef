"""What a person may enter about an interview, line by line."""

import pytest

from bot.errors import FieldError
from bot.services.entries import Named, read_people


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Priya Nair", Named("Priya Nair")),
        ("Priya Nair (Head of Data)", Named("Priya Nair", "Head of Data")),
        (
            "Priya Nair (Head of Data) <priya@harborlight.example>",
            Named("Priya Nair", "Head of Data", "priya@harborlight.example"),
        ),
        ("Priya Nair priya@harborlight.example", Named("Priya Nair", "", "priya@harborlight.example")),
        ("priya@harborlight.example, Priya Nair", Named("Priya Nair", "", "priya@harborlight.example")),
        ("Nair, Priya", Named("Nair, Priya")),
        ("Priya (Pri) Nair", Named("Priya (Pri) Nair")),
        ("priya@harborlight.example", Named("priya@harborlight.example")),
        ("(the tall one)", Named("(the tall one)")),
        ("عمر خالد (مدير)", Named("عمر خالد", "مدير")),
        ("<!channel>", Named("<!channel>")),
    ],
)
def test_a_line_names_one_interviewer(line: str, named: Named) -> None:
    assert read_people(line) == (named,)


def test_what_a_form_shows_is_read_as_it_was() -> None:
    text = "Priya Nair (Head of Data) <priya@harborlight.example>\nTom Ellis\nInes Duarte <ines@harborlight.example>"
    (priya, tom, ines) = read_people(text)
    assert read_people(text) == (priya, tom, ines)
    assert (tom.email, ines.title) == ("", "")


def test_two_of_one_name_are_told_apart_by_the_person_who_met_them() -> None:
    with pytest.raises(FieldError, match="Two of them are called “Priya Nair”") as refused:
        read_people("Priya Nair (Head of Data)\nPriya Nair (Recruiter)")
    assert refused.value.field == "interviewers"


@pytest.mark.parametrize("text", ["Priya Nair\nPriya Nair", "Priya Nair\n\n priya  nair "])
def test_the_same_line_twice_is_two_people_and_so_is_another_case(text: str) -> None:
    with pytest.raises(FieldError, match=r"Two of them are called “(?i:priya nair)”"):
        read_people(text)
