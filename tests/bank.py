"""A person's bank of stories: written from its list, told from its buttons."""

from playground.people import Person

TILL = {
    "Name": "The till",
    "Situation": "Closing time, 40 dollars short.",
    "Action": "I counted twice and called Noor.",
    "What it shows": ["Integrity", "Problem solving"],
}
AT_HARBORLIGHT = "Jan 8 · Panel interview at Harborlight"


async def writes(person: Person, changed: dict[str, object] | None = None) -> None:
    """A story like TILL, from the list of stories; under another name it is of another day."""
    another = {"Situation": f"Closing time. {changed['Name']}."} if changed and "Name" in changed else {}
    await person.types("/secondround stories")
    await person.clicks("New story")
    await person.submits({**TILL, **another, **(changed or {})})
    assert person.modal is None, person.field_errors


async def tells(person: Person, place: str) -> None:
    await person.clicks("I told it")
    await person.submits({"Interview": place})
