"""Sites that refuse programs: recognised and left to a person; never tried in disguise."""

from __future__ import annotations

from collections.abc import Mapping

_CHALLENGES = ("x-amzn-waf-action", "cf-mitigated", "x-datadome", "x-sucuri-block")
_WORDS = (b"awswaf", b"Request Rejected", b"_Incapsula_Resource", b"Access Denied", b"captcha")
REFUSING = frozenset({401, 403, 405, 406, 451})
SMALL = 20_000


def is_refusal(status: int, headers: Mapping[str, str], beginning: bytes) -> bool:
    """Whether an answer is a door shut to programs: by its headers, its status, or a challenge page with 2xx.

    A web application firewall (AWS WAF) answers 202 with `x-amzn-waf-action: challenge`.
    """
    if any(name in headers for name in _CHALLENGES):
        return True
    if status in REFUSING:
        return True
    is_challenge = status == 202 or (status == 200 and len(beginning) < SMALL and b"awswaf" in beginning)
    return is_challenge and any(word in beginning for word in _WORDS)
