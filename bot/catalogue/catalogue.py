"""The catalogue: every entry, and the pure questions one can ask it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.catalogue.interviewers import role_of
from bot.catalogue.professions import asked_of
from bot.catalogue.vocabulary import InterviewFormat, InterviewType, Moment, Phase, Role, Round, Term, Topic

if TYPE_CHECKING:
    from bot.catalogue.entries import (
        ChecklistItem,
        Competency,
        InterviewerTitle,
        Profession,
        Question,
        Tip,
        TopicTitle,
    )


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Look-ups by id answer None for an id that is gone: old buttons outlive an edited file.

    Equal to itself only, so that what follows from it may be remembered by it (functools.lru_cache).
    """

    competencies: tuple[Competency, ...] = ()
    topics: tuple[TopicTitle, ...] = ()
    tips: tuple[Tip, ...] = ()
    questions: tuple[Question, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    professions: tuple[Profession, ...] = ()
    interviewers: tuple[InterviewerTitle, ...] = ()

    def competency(self, competency_id: str) -> Competency | None:
        return self._competencies.get(competency_id)

    def tip(self, tip_id: str) -> Tip | None:
        return self._tips.get(tip_id)

    def question(self, question_id: str) -> Question | None:
        return self._questions.get(question_id)

    def asked_of(self, role: str) -> tuple[str, ...]:
        """The competencies that interviews for a role, in whatever words, ask about most; often none."""
        return asked_of(role, self.professions)

    def role_of(self, title: str, wanted: str) -> Role | None:
        """Who somebody of that title is for a candidate for the role `wanted`; None where it says nothing."""
        return role_of(title, wanted, self.interviewers)

    def checklist_for(
        self,
        interview_type: InterviewType,
        interview_format: InterviewFormat | None = None,
        stage: Round | None = None,
    ) -> tuple[ChecklistItem, ...]:
        """What to do for such an interview, by moment; unknown format or round: none of their own items."""
        moments = list(Moment)
        fitting = [
            item
            for item in self.checklist
            if _allows(item.types, interview_type)
            and _allows(item.formats, interview_format)
            and _allows(item.rounds, stage)
        ]
        return tuple(sorted(fitting, key=lambda item: moments.index(item.moment)))

    def tips_for(
        self,
        topic: Topic | None = None,
        interview_type: InterviewType | None = None,
        interview_format: InterviewFormat | None = None,
        phase: Phase | None = None,
        stage: Round | None = None,
    ) -> tuple[Tip, ...]:
        """The tips that suit all that is given; what is not given is not asked about."""
        return tuple(
            tip
            for tip in self.tips
            if topic in {None, tip.topic}
            and (interview_type is None or _allows(tip.types, interview_type))
            and (interview_format is None or _allows(tip.formats, interview_format))
            and (phase is None or tip.phase in {None, phase})
            and (stage is None or _allows(tip.rounds, stage))
        )

    @cached_property
    def _competencies(self) -> dict[str, Competency]:
        return {competency.id: competency for competency in self.competencies}

    @cached_property
    def _tips(self) -> dict[str, Tip]:
        return {tip.id: tip for tip in self.tips}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}


def _allows(tags: tuple[Term, ...], value: Term | None) -> bool:
    return not tags or value in tags
