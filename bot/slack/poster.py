"""Posting: the one call that is made by the thousand, over the client's own session and at half the client's cost."""

import json
from http import HTTPStatus
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import refusal

METHOD = "chat.postMessage"


class Poster:
    def __init__(self, client: AsyncWebClient) -> None:
        if client.session is None:
            raise ValueError(client)
        self._session, self._proxy = client.session, client.proxy
        self._url = f"{client.base_url}{METHOD}"
        self._headers = {
            **client.headers,
            "Authorization": f"Bearer {client.token}",
            "Content-Type": "application/json;charset=utf-8",
        }

    async def post(self, arguments: dict[str, Any]) -> str:
        """Posts once; returns the ts. Raises a SlackTrouble where Slack refuses, aiohttp's errors where it is away."""
        body = json.dumps(arguments).encode()
        async with self._session.post(
            self._url, data=body, headers=self._headers, proxy=self._proxy
        ) as answer:
            said = _read(await answer.read())
            if answer.status == HTTPStatus.OK and said.get("ok"):
                return str(said["ts"])
            raise refusal(answer.status, answer.headers, said)


def _read(body: bytes) -> dict[str, Any]:
    """Nothing where it is no object: an error page says no more than its status."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
