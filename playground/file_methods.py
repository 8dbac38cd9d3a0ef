"""The Web API's files.* methods, and the addresses files are fetched from and sent to."""

from typing import Any

from aiohttp import web

from playground.chat import Chat
from playground.method import Method
from playground.payloads import Payloads
from playground.records import Message, SharedFile
from playground.wire import Json, SlackError
from playground.workspace import Workspace, new_id


class FileMethods:
    def __init__(self, workspace: Workspace, payloads: Payloads, chat: Chat) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._chat = chat
        self._awaited: dict[str, SharedFile] = {}

    def methods(self) -> dict[str, Method]:
        return {
            "files.info": Method(self.info, "files:read"),
            "files.getUploadURLExternal": Method(self.upload_url, "files:write"),
            "files.completeUploadExternal": Method(self.complete_upload, "files:write"),
        }

    def info(self, args: Json) -> Json:
        return {"file": self._payloads.file(self._kept(args.get("file", "")))}

    def upload_url(self, args: Json) -> Json:
        if not args.get("filename") or not str(args.get("length", "")).isdigit():
            raise SlackError("invalid_arguments")
        bot = self._workspace.identity.bot_user_id
        awaited = SharedFile(new_id("F"), bot, args["filename"], "application/octet-stream", b"")
        self._awaited[awaited.id] = awaited
        return {"upload_url": f"{self._payloads.origin}/upload/{awaited.id}", "file_id": awaited.id}

    def complete_upload(self, args: Json) -> Json:
        """Share what was uploaded; without `channel_id` it stays private to the app."""
        done = []
        for entry in _entries(args.get("files")):
            shared = self._awaited.pop(entry.get("id", ""), None)
            if shared is None or not shared.content:
                raise SlackError("file_not_found")
            shared.title = entry.get("title") or shared.name
            done.append(self._workspace.keep_file(shared))
        if args.get("channel_id"):
            self._share(done, args)
        return {"files": [self._payloads.file(shared) for shared in done]}

    async def receive(self, request: web.Request) -> web.Response:
        """The bytes, sent to an upload URL."""
        awaited = self._awaited.get(request.match_info["file"])
        if awaited is None:
            raise web.HTTPNotFound(text="Nobody asked for this upload.")
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            part: Any = next(iter(form.values()))
            awaited.content = part.file.read() if hasattr(part, "file") else str(part).encode()
        else:
            awaited.content = await request.read()
        return web.Response(text=f"OK - {len(awaited.content)}")

    async def download(self, request: web.Request) -> web.Response:
        """Only for the bot's token; Slack shows others a page to sign in."""
        token = request.headers.get("Authorization", "")
        if token != f"Bearer {self._workspace.identity.bot_token}":
            raise web.HTTPForbidden(text="<!DOCTYPE html><title>Sign in</title>", content_type="text/html")
        return await self.for_the_page(request)

    async def for_the_page(self, request: web.Request) -> web.Response:
        shared = self._workspace.files.get(request.match_info["file"])
        if shared is None:
            raise web.HTTPNotFound(text="There is no such file.")
        disposition = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=shared.content, content_type=shared.mimetype, headers=disposition)

    def _share(self, done: list[SharedFile], args: Json) -> None:
        channel = self._chat.joined({"channel": args["channel_id"]})
        for shared in done:
            shared.channels.append(channel.id)
        author = self._workspace.identity.bot_user_id
        text = args.get("initial_comment") or ""
        message = self._workspace.post(Message(channel.id, author, text, files=done))
        self._chat.echo(message, self._payloads.direct_message(message))

    def _kept(self, file: str) -> SharedFile:
        if file not in self._workspace.files:
            raise SlackError("file_not_found")
        return self._workspace.files[file]


def _entries(files: Any) -> list[Json]:
    if not isinstance(files, list) or not files:
        raise SlackError("invalid_arguments")
    return files
