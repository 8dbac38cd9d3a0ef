"""The app manifest: what Slack must know of the app, written from the code so that they cannot differ."""

import json
from typing import Any

from bot.ids import COMMAND, Shortcut

SCOPES = ("commands", "chat:write", "im:history", "im:write", "users:read")
OPTIONAL_SCOPES = ("files:read", "files:write")
"""For the files of `import` and `export`, and for recordings: who leaves them out gets everything else."""
EVENTS = ("app_home_opened", "app_uninstalled", "message.im", "user_change")
USAGE = (
    "tips | question | mock | stories | progress | add | interviews | prep | debrief | thanks | settings | export "
    "| delete | help"
)
SHORTCUTS = (
    {
        "name": "Practice a question",
        "type": "global",
        "callback_id": Shortcut.PRACTICE.value,
        "description": "Get one practice question",
    },
    {
        "name": "Add as interview",
        "type": "message",
        "callback_id": Shortcut.ADD.value,
        "description": "Fill the form from this message",
    },
)


def text() -> str:
    return json.dumps(_manifest(), indent=2) + "\n"


def _manifest() -> dict[str, Any]:
    command = {
        "command": COMMAND,
        "description": "Practice, prepare, and say thank you",
        "usage_hint": USAGE,
        "should_escape": True,
    }
    return {
        "display_information": {
            "name": "Second Round",
            "description": "A calm, private coach and clock for people who are interviewing",
            "background_color": "#1f4d48",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Second Round", "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": [command],
        },
        "oauth_config": {
            "scopes": {"bot": [*SCOPES, *OPTIONAL_SCOPES], "bot_optional": list(OPTIONAL_SCOPES)}
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
