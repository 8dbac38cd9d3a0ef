"""A Bolt app with nothing behind it: `bare_bolt SECRET API_URL PORT` answers a command with a constant."""

import sys
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

TEXT = "Read the posting once more, and say aloud which three things it asks for."


def main(secret: str, api_url: str, port: str) -> None:
    client = AsyncWebClient(token="xoxb-bench", base_url=api_url)
    app = AsyncApp(client=client, signing_secret=secret)

    async def answer(ack: AsyncAck, respond: Any) -> None:
        await ack()
        await respond(TEXT)

    app.command("/secondround")(answer)
    app.start(int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
