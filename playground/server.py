"""The playground: one local Slack, its parts put together and served on this machine only."""

import socket
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from playground import control
from playground.accounts import Accounts
from playground.acts import Acts
from playground.answers import Answers
from playground.chat import Chat
from playground.client import Client
from playground.clock import PlaygroundClock
from playground.conversations import Conversations
from playground.courier import Courier, Transport
from playground.events_api import EventsApi
from playground.faults import Faults
from playground.file_methods import FileMethods
from playground.forms import Forms
from playground.looks import Looks
from playground.payloads import Payloads
from playground.people import Person
from playground.records import Identity
from playground.screen import Screen
from playground.socket_mode import SocketMode
from playground.surfaces import Surfaces
from playground.tickets import Tickets
from playground.view_methods import ViewMethods
from playground.web_api import WebApi
from playground.wire import Json
from playground.workspace import Workspace

SCOPES = ("commands", "chat:write", "im:history", "im:write", "users:read", "files:read")
PAGE = Path(__file__).parent / "page"
LARGEST_BODY = 20 * 2**20
GRACE_SECONDS = 1.0
PAGE_POLICY = "default-src 'self'; img-src 'self' data: https:; frame-ancestors 'none'; base-uri 'none'"


class Playground:
    """Frozen at `now` if given. Port 0 takes a free one. `request_url` is used while Socket Mode is not connected."""

    def __init__(
        self,
        now: datetime | None = None,
        port: int = 0,
        request_url: str | None = None,
        scopes: Iterable[str] = SCOPES,
        identity: Identity | None = None,
    ) -> None:
        self.identity = identity or Identity()
        self.port = port
        self.next_due: Callable[[], Awaitable[datetime | None]] | None = None
        self.clock = PlaygroundClock(now)
        self.workspace = Workspace(self.identity, self.clock)
        self.clock.on_change(self.workspace.changed)
        self.faults = Faults()
        self.tickets = Tickets()
        self.socket_mode = SocketMode(self.identity.app_id, self.workspace.changed)
        self.events_api = EventsApi(self.identity.signing_secret, request_url)
        self.courier = Courier(self.socket_mode, self.events_api, self.clock)
        self.payloads = Payloads(self.workspace, self.tickets)
        self.answers = Answers(self.workspace, self.tickets)
        self.client = Client(self.workspace, self.payloads, self.courier, self.answers)
        self.surfaces = Surfaces(self.workspace, self.payloads, self.courier, self.client)
        self.forms = Forms(self.workspace, self.payloads, self.courier, self.surfaces)
        self.screen = Screen(self.workspace, self.payloads, self.courier)
        self.web_api = WebApi(self.identity, scopes, self.faults, self.courier)
        self._looks = Looks(self)
        self._people: dict[str, Person] = {}
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.identity.bot_token

    @property
    def app_token(self) -> str:
        return self.identity.app_token

    @property
    def signing_secret(self) -> str:
        return self.identity.signing_secret

    @property
    def team_id(self) -> str:
        return self.identity.team_id

    @property
    def bot_user_id(self) -> str:
        return self.identity.bot_user_id

    @property
    def transport(self) -> Transport | None:
        return self.courier.transport

    @transport.setter
    def transport(self, transport: Transport | None) -> None:
        self.courier.transport = transport

    def person(self, name: str) -> Person:
        member = self.workspace.member_named(name)
        return self._people.setdefault(member.id, Person(self, member))

    async def event(self, event: Json) -> None:
        """Send the app an event that no act of a person brings about, such as {"type": "app_uninstalled"}."""
        await self.courier.tell(self.payloads.event(event))

    async def due(self) -> datetime | None:
        """What the app has planned next, as far as it says so."""
        return await self.next_due() if self.next_due else None

    async def start(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self.payloads.origin = self.socket_mode.origin = self.url
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=GRACE_SECONDS)
        await self._runner.setup()
        await web.SockSite(self._runner, listener).start()

    async def stop(self) -> None:
        self._looks.close()
        await self.courier.close()
        await self.socket_mode.drop()
        await self.events_api.close()
        if self._runner:
            await self._runner.cleanup()
        self._let_go()

    def _let_go(self) -> None:
        """For its middlewares aiohttp remembers us beyond the end; it need not keep the app as well."""
        self.transport = self.next_due = None
        self.clock.let_go()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def _app(self) -> web.Application:
        chat = Chat(self.workspace, self.payloads, self.courier, self.faults)
        conversations = Conversations(self.workspace, self.payloads, self.faults, self.web_api.require_scope)
        files = FileMethods(self.workspace, self.payloads, chat)
        views = ViewMethods(self.workspace, self.payloads, self.tickets)
        accounts = Accounts(self.workspace, self.socket_mode)
        for family in (chat, conversations, files, views, accounts):
            self.web_api.methods.update(family.methods())
        app = web.Application(middlewares=[self._guard], client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/api/{method}", self.web_api.receive)
        app.router.add_post("/response/{key}", self.answers.receive)
        app.router.add_get("/link/", self.socket_mode.accept)
        app.router.add_post("/upload/{file}", files.receive)
        app.router.add_get("/files/{file}/{name}", files.download)
        app.router.add_get("/files/{file}", files.download)
        app.router.add_get("/_control/files/{file}", files.for_the_page)
        app.router.add_routes(control.routes(Acts(self), self._looks))
        app.router.add_get("/", _index)
        if PAGE.is_dir():
            app.router.add_static("/page/", PAGE)
        return app

    @web.middleware
    async def _guard(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        """No other site may reach in: not by a name that resolves to here, nor by a form or script of its own."""
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        if request.host not in hosts:
            return _forbidden(f"Open {self.url} instead: this address is not the playground's.")
        origin = request.headers.get("Origin")
        if (
            request.path.startswith("/_control")
            and origin
            and origin not in {f"http://{host}" for host in hosts}
        ):
            return _forbidden("Pages of other sites have no access to the playground.")
        response = await handler(request)
        if request.path == "/" or request.path.startswith("/page/"):
            response.headers["Cache-Control"] = "no-cache"
        return response


async def _index(_request: web.Request) -> web.FileResponse:
    if not (PAGE / "index.html").is_file():
        raise web.HTTPNotFound(text="The page is missing: playground/page/index.html.")
    return web.FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": PAGE_POLICY})


def _forbidden(words: str) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=403)
