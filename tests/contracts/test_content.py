"""What the shipped content promises: enough of everything, nothing twice, short enough for Slack, one spelling."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain, combinations, product

import pytest
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from bot.catalogue import (
    Catalogue,
    ChecklistItem,
    InterviewFormat,
    InterviewType,
    Level,
    Moment,
    Phase,
    QuestionType,
    Role,
    Round,
    Rubric,
    Tip,
    Topic,
    load,
)
from tests.likeness import alike

ROUNDS = (None, *Round)
SAME_THING = 85  # token_set_ratio of the telling words: reworded copies reach 89, other pairs stay below 83
NEAR_QUESTIONS, NEAR_TIPS, NEAR_ITEMS = 0.4, 0.36, 0.36
"""Likeness from which two texts are read side by side: paraphrases of tips lie at 0.3 to 0.77, of questions lower."""
READ = (
    ("ask-cross-two-priorities", "behavioral-missed-deadline"),
    ("behavioral-job-description-moved", "motivation-turned-down-job"),
    ("behavioral-said-i-dont-know", "situational-client-hates-design"),
    ("ask-manager-late-hours", "ask-cross-information-flow"),
    ("behavioral-learned-in-a-hurry", "motivation-pride-in-ordinary-work"),
    ("behavioral-stepped-into-unknown", "motivation-pride-in-ordinary-work"),
    ("technical-old-system-left-standing", "technical-training-an-operator"),
    ("behavioral-missed-deadline", "behavioral-two-deadlines"),
    ("ask-cross-information-flow", "technical-lesson-that-failed"),
    ("ask-cross-service-standard", "situational-parent-disputes-grade"),
    ("behavioral-colleague-not-heard", "behavioral-hard-feedback"),
    ("behavioral-hard-feedback", "technical-reviewing-others"),
)
"""Questions that share words and ask for different things: each pair was read; so is any new one before it is added."""
SMALL_WORDS = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|in|on|at|for|with|by|from|as|is|are|was|were|be|been|it|its|this|that"
    r"|these|those|you|your|they|their|them|he|she|we|our|i|me|my|what|which|who|whom|how|when|where"
    r"|why|do|did|does|would|could|will|can|have|has|had|not|no|about|time|tell|describe|give|example"
    r"|one|so|if|then|than|there|just)\b"
)
SHOWN = re.compile(
    r"\b(?:Go\.|here are |these (?:two|three|four|five|\w+teen) |this (?:book|list|chart|text|sheet)\b"
    r"|in your papers|please (?:begin|start)|we have given you|on the tour today|you sent us|in front of (?:me|you)\b)",
    re.IGNORECASE,
)
"""Words that point at something which only those in the room can see, or that call for doing in place of telling."""
SLACK_CHECKBOXES = 10
SLACK_HEADER = 150

BRITISH = re.compile(
    r"\b\w*(behaviour|colour|favour|labour|honour|programme|centre\b|theatre|defence|offence|licence|judgement"
    r"|organis|recognis|realis|apologis|prioritis|summaris|analys(e|ed|ing)\b|practis|travell|modell|cancell(ed|ing)"
    r"|labell|fulfil\b|enrol\b|learnt|whilst|cheque|ageing|grey\b|sceptic|catalogue)\w*",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def every_checklist(catalogue: Catalogue) -> Iterator[tuple[ChecklistItem, ...]]:
    for kind, form, stage in product(InterviewType, (None, *InterviewFormat), ROUNDS):
        yield catalogue.checklist_for(kind, form, stage)


def near_duplicates(texts: dict[str, str]) -> list[tuple[str, str]]:
    told = {name: telling_words(text) for name, text in texts.items()}
    return [
        (one, other)
        for one, other in combinations(told, 2)
        if fuzz.token_set_ratio(told[one], told[other]) >= SAME_THING
    ]


def paraphrases(texts: dict[str, str], near: float) -> set[frozenset[str]]:
    """Pairs that share so much of what they are about that somebody should read them side by side."""
    return {frozenset((one, other)) for likeness, one, other in alike(texts) if likeness >= near}


def telling_words(text: str) -> str:
    return default_process(SMALL_WORDS.sub(" ", text.lower()))


def sentences(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every text a person can read, with the id of its entry."""
    for tip in catalogue.tips:
        yield from ((tip.id, text) for text in (tip.text, tip.action))
    for question in catalogue.questions:
        texts = (question.text, *question.listen_for, *question.probes, question.trap)
        yield from ((question.id, text) for text in texts)
    for item in catalogue.checklist:
        yield from ((item.id, text) for text in (item.text, item.why))
    for one in catalogue.competencies:
        yield from ((one.id, text) for text in (one.name, one.definition, one.high, one.middle, one.low))
    for topic in catalogue.topics:
        yield topic.topic, topic.title


def test_there_are_tips_on_every_topic(catalogue: Catalogue) -> None:
    counts = Counter(tip.topic for tip in catalogue.tips)
    assert len(catalogue.tips) >= 160
    assert {topic: count for topic, count in counts.items() if count < 20} == {}
    assert [title.topic for title in catalogue.topics] == list(Topic)


def test_there_are_tips_for_every_type_format_round_and_phase(catalogue: Catalogue) -> None:
    tags: Iterable[str] = chain.from_iterable(
        (*tip.types, *tip.formats, *tip.rounds, *([tip.phase] if tip.phase else [])) for tip in catalogue.tips
    )
    counts = Counter(tags)
    wanted = (*InterviewType, *InterviewFormat, Round.SECOND, Round.FINAL, *Phase)
    assert {word: counts[word] for word in wanted if counts[word] < 3} == {}


def test_a_tip_is_found_under_its_topic(catalogue: Catalogue) -> None:
    assert [tip.id for tip in catalogue.tips if not tip.id.startswith(f"{tip.topic}-")] == []


def test_a_tip_says_something_and_names_one_thing_to_do(catalogue: Catalogue) -> None:
    def thin(tip: Tip) -> bool:
        return len(tip.text.split()) < 12 or len(tip.action.split()) < 4 or tip.action[-1] not in '.?"'

    assert [tip.id for tip in catalogue.tips if thin(tip)] == []


def test_there_are_questions_of_every_type(catalogue: Catalogue) -> None:
    counts = Counter(question.type for question in catalogue.questions)
    assert len(catalogue.questions) >= 240
    assert {kind: counts[kind] for kind in QuestionType if counts[kind] < 15} == {}


def test_a_question_can_be_answered_in_words_by_somebody_who_was_shown_nothing(catalogue: Catalogue) -> None:
    asked = [question for question in catalogue.questions if question.type is not QuestionType.ASK]
    assert [(one.id, one.text) for one in asked if SHOWN.search(one.text)] == []
    assert [one.id for one in asked if not one.text.endswith(("?", "."))] == []


def test_questions_cover_every_competency_level_rubric_and_role(catalogue: Catalogue) -> None:
    counts = Counter(
        chain.from_iterable(
            (
                *question.competencies,
                question.level,
                question.rubric,
                *([question.role] if question.role else []),
            )
            for question in catalogue.questions
        )
    )
    competencies = [competency.id for competency in catalogue.competencies]
    assert {name: counts[name] for name in competencies if counts[name] < 15} == {}
    assert {word: counts[word] for word in (*Level, *Rubric, *Role) if counts[word] < 5} == {}


def test_there_are_questions_to_ask_for_every_role_and_type_of_interview(catalogue: Catalogue) -> None:
    ask = [question for question in catalogue.questions if question.type is QuestionType.ASK]
    roles = Counter(question.role for question in ask)
    types = Counter(chain.from_iterable(question.interviews for question in ask))
    assert {role: roles[role] for role in Role if roles[role] < 8} == {}
    assert {kind: types[kind] for kind in InterviewType if types[kind] < 10} == {}


def test_every_type_of_interview_has_questions_of_its_own(catalogue: Catalogue) -> None:
    counts = Counter(chain.from_iterable(question.interviews for question in catalogue.questions))
    assert {kind: counts[kind] for kind in InterviewType if counts[kind] < 10} == {}


def test_there_are_twelve_competencies_with_three_different_anchors_each(catalogue: Catalogue) -> None:
    assert len(catalogue.competencies) == 12
    assert all(len({one.high, one.middle, one.low}) == 3 for one in catalogue.competencies)


def test_every_checklist_has_eight_to_fourteen_items(catalogue: Catalogue) -> None:
    assert {len(items) for items in every_checklist(catalogue)} <= set(range(8, 15))


def test_every_moment_of_a_checklist_fits_one_block_of_checkboxes(catalogue: Catalogue) -> None:
    largest = max(
        max(Counter(item.moment for item in items).values()) for items in every_checklist(catalogue)
    )
    assert largest <= SLACK_CHECKBOXES


def test_preparing_takes_two_to_four_hours_and_a_bit(catalogue: Catalogue) -> None:
    before = {Moment.PLAN, Moment.EVE}
    minutes = {
        sum(item.minutes for item in items if item.moment in before) for items in every_checklist(catalogue)
    }
    assert min(minutes) >= 120
    assert max(minutes) <= 260


def test_every_checklist_prepares_and_looks_back_and_every_moment_is_used(catalogue: Catalogue) -> None:
    for items in every_checklist(catalogue):
        assert {Moment.PLAN, Moment.EVE, Moment.AFTER} <= {item.moment for item in items}
    assert {item.moment for item in catalogue.checklist} == set(Moment)


def test_every_type_format_and_round_adds_something_to_the_checklist(catalogue: Catalogue) -> None:
    tags = set(
        chain.from_iterable((*item.types, *item.formats, *item.rounds) for item in catalogue.checklist)
    )
    assert {*InterviewType, *InterviewFormat, *Round} <= tags


def test_no_two_tips_say_the_same_thing(catalogue: Catalogue) -> None:
    assert near_duplicates({tip.id: f"{tip.text} {tip.action}" for tip in catalogue.tips}) == []


def test_no_two_questions_say_the_same_thing(catalogue: Catalogue) -> None:
    assert near_duplicates({question.id: question.text for question in catalogue.questions}) == []


def test_no_two_texts_say_the_same_thing_in_other_words(catalogue: Catalogue) -> None:
    tips = {tip.id: f"{tip.text} {tip.action}" for tip in catalogue.tips}
    questions = {question.id: question.text for question in catalogue.questions}
    assert paraphrases(tips, NEAR_TIPS) == set()
    assert paraphrases({item.id: item.text for item in catalogue.checklist}, NEAR_ITEMS) == set()
    assert paraphrases(questions, NEAR_QUESTIONS) == {frozenset(pair) for pair in READ}


@pytest.mark.parametrize(
    ("kind", "id_", "text"),
    [
        (
            "tips",
            "decision-wait-a-day",
            "However happy you are, do not answer an offer at once: sleep on it for 24 hours.",
        ),
        (
            "tips",
            "format-video-light",
            "Sit with the light in front of you: a window behind makes a silhouette on any camera.",
        ),
        (
            "tips",
            "decision-evidence-not-need",
            "Bring evidence of the market range; that your rent is high persuades nobody.",
        ),
        ("questions", "behavioral-missed-deadline", "When did you fail to meet a due date?"),
        (
            "questions",
            "behavioral-disagreed-with-manager",
            "Describe an important argument that you had with your boss.",
        ),
        ("questions", "behavioral-hard-feedback", "Which criticism helped you most, and how did you use it?"),
        (
            "checklist",
            "onsite-bag",
            "Put résumé copies, photo ID and samples of your work in a bag; choose clothes",
        ),
    ],
)
def test_a_paraphrase_would_be_noticed(catalogue: Catalogue, kind: str, id_: str, text: str) -> None:
    texts = {one.id: f"{one.text} {getattr(one, 'action', '')}" for one in getattr(catalogue, kind)}
    assert frozenset((id_, "new")) in paraphrases(
        {**texts, "new": text}, NEAR_QUESTIONS if kind == "questions" else NEAR_TIPS
    )


def test_no_two_checklist_items_say_the_same_thing(catalogue: Catalogue) -> None:
    assert near_duplicates({item.id: item.text for item in catalogue.checklist}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Tell me about a time you missed a deadline. What did you do about it?",
            "Describe a time when you missed a deadline and what you did about it.",
        ),
        (
            "Have at least five questions ready. Two will be answered before your turn, one will no longer fit.",
            "Bring at least five questions. Two of them get answered before your turn, one will not fit any longer.",
        ),
        (
            "Check the route and set out so that you arrive 10 minutes early",
            "Check your route and leave so that you arrive 10 minutes early",
        ),
    ],
)
def test_a_reworded_copy_would_be_noticed(one: str, other: str) -> None:
    assert near_duplicates({"one": one, "other": other}) == [("one", "other")]


def test_the_spelling_is_american(catalogue: Catalogue) -> None:
    assert [(name, text) for name, text in sentences(catalogue) if BRITISH.search(text)] == []
    assert BRITISH.search("a behavioural panel")


def test_texts_are_plain_one_line_and_typed_with_straight_quotes(catalogue: Catalogue) -> None:
    unwanted = re.compile(r"[\n\t<>&*_~`\u2018-\u201d\u2014]|  ")
    assert [(name, text) for name, text in sentences(catalogue) if unwanted.search(text)] == []


def test_titles_fit_a_slack_header(catalogue: Catalogue) -> None:
    assert max(len(title.title) for title in catalogue.topics) <= SLACK_HEADER


def test_only_data_files_stand_among_the_data_files() -> None:
    folders = (files("content") / "data").iterdir()
    assert {file.name for file in folders} == {
        *("competencies.toml", "interviewers.toml", "professions.toml"),
        *("tips", "questions", "checklists"),
    }
