"""Tips: one at a time, with the one thing to do about it."""

from bot.catalogue import Catalogue, Tip, Topic
from bot.ids import Action
from bot.message import Message
from content.blocks import button, buttons, message, note, ours, section, theirs


def one(tip: Tip, catalogue: Catalogue, chosen: Topic | None, why: str = "") -> Message:
    """`chosen` is the topic that “Another” stays with; `why` says what the tip was picked for."""
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


def fits(company: str) -> str:
    return f"Picked for your interview with {company}."
