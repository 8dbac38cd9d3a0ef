"""What can go wrong between us and Slack: each class says whether the call was carried out, and what to do next."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

DEFAULT_WAIT = 30
"""Seconds to wait where Slack says "too fast" without saying for how long."""
TOO_MANY, SERVER_ERRORS = 429, 500


class SlackTrouble(Exception):
    """A call that did not succeed; `code` is Slack's word for it, or ours where no answer came."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Throttled(SlackTrouble):
    """Not carried out: we were too fast. Try again after `retry_after` seconds."""

    def __init__(self, retry_after: float, code: str = "ratelimited") -> None:
        super().__init__(code)
        self.retry_after = retry_after


class NotSent(SlackTrouble):
    """Not carried out, through nobody's fault that lasts: try again."""


class Ambiguous(SlackTrouble):
    """It may have been carried out: look before trying again."""


class UnknownCode(Ambiguous):
    """A refusal we know nothing about: as ambiguous, but not for ever."""


class RecipientGone(SlackTrouble):
    """Slack will never take it for this person."""


class MessageGone(SlackTrouble):
    """The message to change is not there, or is not to be changed any more."""


class WorkspaceParked(SlackTrouble):
    """Slack takes nothing from us in this workspace until its admin has put something right."""


class OurFault(SlackTrouble):
    """We said something Slack does not accept; saying it again will not help."""


CODES: Mapping[type[SlackTrouble], str] = {
    NotSent: "org_login_required team_added_to_org",
    Ambiguous: "service_unavailable fatal_error internal_error request_timeout",
    RecipientGone: (
        "user_disabled user_not_found user_not_visible users_not_found cannot_dm_bot channel_not_found not_in_channel"
        " is_archived restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel"
        " restricted_action_non_threadable_channel restricted_action_thread_locked"
    ),
    MessageGone: "message_not_found cant_update_message cant_delete_message edit_window_closed",
    WorkspaceParked: (
        "account_inactive token_revoked token_expired invalid_auth not_authed missing_scope no_permission"
        " ekm_access_denied access_denied team_access_not_granted messages_tab_disabled"
    ),
    OurFault: (
        "invalid_blocks invalid_blocks_format msg_too_long msg_blocks_too_long no_text invalid_arguments"
        " invalid_arg_name metadata_too_large invalid_metadata_format invalid_metadata_schema"
        " metadata_must_be_sent_from_app markdown_text_conflict too_many_attachments"
    ),
}
"""From Slack's own pages for chat.postMessage and conversations.open, and what clients met since."""
THROTTLES = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
KINDS = {code: kind for kind, codes in CODES.items() for code in codes.split()}


def trouble(error: SlackApiError) -> SlackTrouble:
    """What slack_sdk's error means for the call."""
    response = error.response
    if not isinstance(response, AsyncSlackResponse):
        return Ambiguous("unreadable_answer")
    return refusal(response.status_code, response.headers, response.data)


def refusal(status: int, headers: Mapping[str, str], answer: Any) -> SlackTrouble:
    """What Slack's answer means for the call."""
    code = _code(answer)
    if status == TOO_MANY or code in THROTTLES:
        return Throttled(_wait(headers), code or "ratelimited")
    if not code:
        return Ambiguous(f"http_{status}")
    if code in KINDS:
        return KINDS[code](code)
    return (Ambiguous if status >= SERVER_ERRORS else UnknownCode)(code)


def _code(data: Any) -> str:
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _wait(headers: Mapping[str, str]) -> float:
    said = headers.get("Retry-After", "")
    return float(said) if said.isdecimal() else DEFAULT_WAIT
