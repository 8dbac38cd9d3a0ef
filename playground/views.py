"""The modals before each person, topmost last, and their Home tabs."""

import secrets
from collections.abc import Iterator

from playground.inputs import Inputs, with_ids
from playground.records import View
from playground.wire import Json, SlackError

STACK_LIMIT = 3


class Views:
    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        return self._stacks.setdefault(user, [])

    def open(self, user: str, body: Json) -> View:
        """A new root: whatever was open is gone."""
        self._require_new_external_id(body)
        self.clear(user)
        return self._put_on_top(user, body)

    def push(self, user: str, body: Json) -> View:
        if len(self.stack(user)) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        self._require_new_external_id(body)
        return self._put_on_top(user, body)

    def replace(self, view: View, body: Json) -> View:
        """The id stays, the hash is new, and what was typed stays where block_id and action_id do."""
        self._require_new_external_id(body, other_than=view)
        view.body = {**body, "blocks": with_ids(body["blocks"])}
        view.hash = _new_hash()
        view.errors = {}
        self._inputs.appear(view.place, view.blocks)
        return view

    def publish(self, user: str, body: Json) -> View:
        if user in self.homes:
            return self.replace(self.homes[user], body)
        self.homes[user] = self._new_view(user, body)
        return self.homes[user]

    def close(self, view: View) -> None:
        """This one and those on top of it."""
        stack = self.stack(view.user)
        for closed in stack[stack.index(view) :]:
            self._inputs.appear(closed.place, [])
            stack.remove(closed)

    def clear(self, user: str) -> None:
        if self.stack(user):
            self.close(self.stack(user)[0])

    def by_id(self, view_id: str) -> View:
        return next((view for view in self._all() if view.id == view_id), None) or _not_found()

    def by_external_id(self, external_id: str) -> View:
        found = (view for view in self._all() if view.body.get("external_id") == external_id)
        return next(found, None) or _not_found()

    def _all(self) -> Iterator[View]:
        for stack in self._stacks.values():
            yield from stack
        yield from self.homes.values()

    def _put_on_top(self, user: str, body: Json) -> View:
        stack = self.stack(user)
        view = self._new_view(user, body)
        if stack:
            view.root_view_id, view.previous_view_id = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def _new_view(self, user: str, body: Json) -> View:
        view_id = f"V{secrets.token_hex(5).upper()}"
        view = View(view_id, user, {**body, "blocks": with_ids(body["blocks"])}, _new_hash(), view_id)
        self._inputs.appear(view.place, view.blocks)
        return view

    def _require_new_external_id(self, body: Json, other_than: View | None = None) -> None:
        taken = (view.body.get("external_id") for view in self._all() if view is not other_than)
        if body.get("external_id") and body["external_id"] in taken:
            raise SlackError("duplicate_external_id")


def _not_found() -> View:
    raise SlackError("not_found")


def _new_hash() -> str:
    return secrets.token_hex(8)
