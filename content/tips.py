"""Tips: one at a time, with the one thing to do about it."""

from bot.catalogue import Catalogue, InterviewFormat, InterviewType, Tip
from bot.ids import Action
from bot.message import Message
from bot.services.tips import Matter
from content.blocks import button, buttons, message, note, ours, section, theirs

PLACES = {
    InterviewFormat.VIDEO: "by video",
    InterviewFormat.PHONE: "by phone",
    InterviewFormat.ONSITE: "on site",
}


def one(tip: Tip, catalogue: Catalogue, chosen: Matter | None, why: str = "") -> Message:
    """`chosen` is what “Another” stays with; `why` says what the tip was picked for."""
    titles = {head.topic: head.title for head in catalogue.topics}
    return message(
        section(ours(f"*{titles[tip.topic]}*\n{tip.text}\n*Do this:* {tip.action}")),
        [note(theirs(why))] if why else [],
        buttons(button("Another", Action.TIPS_ANOTHER.of(chosen or ""), primary=True, value=tip.id)),
        buttons(
            *(
                button(title, Action.TIPS_TOPIC.of(topic), name=f"A tip about {title}")
                for topic, title in titles.items()
            )
        ),
    )


def unknown_topic(typed: str, catalogue: Catalogue) -> Message:
    titles = {head.topic: head.title for head in catalogue.topics}
    return message(
        section(theirs(f"I have no tips under “{typed[:60]}”. These are my topics:")),
        buttons(*(button(title, Action.TIPS_TOPIC.of(topic)) for topic, title in titles.items())),
    )


def about(chosen: Matter | None) -> str:
    """Said of a type or a format; a topic is the tip's title already."""
    match chosen:
        case InterviewType():
            return f"Picked for this type of interview: {chosen.label.lower()}."
        case InterviewFormat():
            return f"Picked for an interview {PLACES[chosen]}."
        case _:
            return ""


def fits(company: str) -> str:
    return f"Picked for your interview with {company}."
