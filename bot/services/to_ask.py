"""Questions to put to them: suggested from the bank by who is there, and those that a person chose."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain, zip_longest

from bot.catalogue import Catalogue, InterviewType, Question, QuestionType, Role
from bot.models.interviews import Interview
from bot.models.preparations import Part, Preparation

OFFERED, FIRST = 10, 5
"""How many are suggested, and how many of them are picked for whoever has not chosen yet."""
USUAL = {
    InterviewType.PANEL: (Role.HIRING_MANAGER, Role.PEER, Role.CROSS_FUNCTIONAL),
    InterviewType.GROUP: (Role.PEER, Role.HIRING_MANAGER),
    InterviewType.TECHNICAL: (Role.PEER, Role.HIRING_MANAGER),
    InterviewType.BEHAVIORAL: (Role.HIRING_MANAGER, Role.PEER),
    InterviewType.PRESENTATION: (Role.HIRING_MANAGER, Role.EXECUTIVE, Role.CROSS_FUNCTIONAL),
    InterviewType.HIRING_MANAGER: (Role.HIRING_MANAGER,),
    InterviewType.CASE: (Role.HIRING_MANAGER, Role.PEER),
    InterviewType.EXECUTIVE: (Role.EXECUTIVE,),
    InterviewType.INFORMAL_MEAL: (Role.PEER, Role.HIRING_MANAGER),
    InterviewType.PHONE_SCREEN: (Role.RECRUITER,),
}
"""Who is there as a rule: for those whose title is not known."""


@dataclass(frozen=True)
class ToAsk:
    """`people` are the names of those it suits, if their titles are known. A person's own has no `id` and no `role`."""

    text: str
    id: str = ""
    role: Role | None = None
    people: tuple[str, ...] = ()


def suggested(interview: Interview, catalogue: Catalogue) -> tuple[ToAsk, ...]:
    """In turn for each role that is there; the same each time for this interview, others for the next."""
    roles, bank = _roles(interview, catalogue), _by_role(catalogue)
    ranked = (sorted(bank.get(role, ()), key=lambda one: _rank(one, interview)) for role in roles)
    turns = zip_longest(*ranked)
    found = [one for one in chain(*turns) if one is not None]
    return tuple(_to_ask(one, roles) for one in found[:OFFERED])


def chosen(preparation: Preparation, interview: Interview, catalogue: Catalogue) -> tuple[ToAsk, ...]:
    """The person's own first; those of the bank that are gone from it are left out."""
    roles = _roles(interview, catalogue)
    picked = map(catalogue.question, preparation.note(Part.ASK).questions)
    return (
        *(ToAsk(text) for text in preparation.own_questions),
        *(_to_ask(one, roles) for one in picked if one and one.type is QuestionType.ASK),
    )


def offered(preparation: Preparation, interview: Interview, catalogue: Catalogue) -> tuple[ToAsk, ...]:
    """What there is to pick from: what was picked already, then suggestions."""
    picked = [one for one in chosen(preparation, interview, catalogue) if one.id]
    known = {one.id for one in picked}
    return (*picked, *(one for one in suggested(interview, catalogue) if one.id not in known))


def _roles(interview: Interview, catalogue: Catalogue) -> dict[Role, tuple[str, ...]]:
    """Who is there, with their names; the usual ones where somebody's title is not known."""
    told: dict[Role, tuple[str, ...]] = {}
    unknown = not interview.interviewers
    for one in interview.interviewers:
        role = catalogue.role_of(one.title, interview.role)
        if role is None:
            unknown = True
        else:
            told[role] = (*told.get(role, ()), one.name)
    usual = USUAL[interview.type] if unknown else ()
    return told | {role: () for role in usual if role not in told}


@lru_cache(maxsize=2)
def _by_role(catalogue: Catalogue) -> dict[Role, list[Question]]:
    """The questions to ask, sorted out once: the card an hour before takes its pick thousands of times."""
    found: dict[Role, list[Question]] = {}
    for one in catalogue.questions:
        if one.type is QuestionType.ASK and one.role is not None:
            found.setdefault(one.role, []).append(one)
    return found


def _rank(question: Question, interview: Interview) -> tuple[int, bytes]:
    """The smallest comes first: made for this type and round, or for any."""
    type_fits = not question.interviews or interview.type in question.interviews
    round_fits = not question.rounds or interview.stage is None or interview.stage in question.rounds
    return -2 * type_fits - round_fits, sha256(f"{interview.id}:{question.id}".encode()).digest()


def _to_ask(question: Question, roles: dict[Role, tuple[str, ...]]) -> ToAsk:
    people = roles.get(question.role, ()) if question.role else ()
    return ToAsk(question.text, question.id, question.role, people)
