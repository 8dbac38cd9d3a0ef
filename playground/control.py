"""The control interface under /_control: what the page in the browser, or any script, calls."""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from playground.acts import Act, Acts, NothingDueError
from playground.looks import Look, Looks
from playground.wire import Json, RefusedError, SlackError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(acts: Acts, looks: Looks) -> list[web.RouteDef]:
    return [
        *(web.post(f"/_control/{name}", _acting(act)) for name, act in acts.by_name().items()),
        *(web.get(f"/_control/{path}", _looking(look)) for path, look in looks.by_path().items()),
        web.get("/_control/stream", looks.stream),
        web.route("*", "/_control/{other:.*}", _unknown),
    ]


def _acting(act: Act) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response({"ok": True, **await act(await _body(request))})
        except NothingDueError as nothing:
            return _refused(str(nothing), status=409)
        except RefusedError as refused:
            return _refused(str(refused))
        except SlackError as error:
            return _refused(_said(error))

    return handle


def _looking(look: Look) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await look(dict(request.match_info)))
        except SlackError as error:
            return _refused(_said(error), status=404)

    return handle


async def _unknown(request: web.Request) -> web.StreamResponse:
    return _refused(f"There is no {request.method} {request.path}; see playground/acts.py and looks.py.", 404)


async def _body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except json.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise RefusedError("Send a JSON object.")
    return body


def _said(error: SlackError) -> str:
    return f"Slack refuses this with {error.code}; look at /_control/state for what there is."


def _refused(words: str, status: int = 400) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=status)
