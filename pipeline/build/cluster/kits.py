"""Kits: what of a machine has a hand in the bytes, so that workers with another one are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.build.tools import digest_code, find_versions
from pipeline.conversion import FORMATS


@dataclass(frozen=True)
class Kit:
    """The digest of Plainleaf's `code`, and the versions of the `tools` that formats use, by name."""

    code: str
    tools: Mapping[str, str]

    def explain_difference(self, other: Kit) -> str:
        """What of another kit is not as in this one, as the end of a sentence about whoever has the other; empty where
        all is as it is here."""
        for name, version in sorted(self.tools.items()):
            there = other.tools.get(name, "")
            if there != version:
                return f"has {name} {there or '(none)'}, and this build {version or '(none)'}"
        if other.code != self.code:
            return f"has another Plainleaf ({other.code[:12]}) than this build ({self.code[:12]})"
        return ""


def find_kit() -> Kit:
    """The kit of this machine."""
    names = sorted({tool for form in FORMATS.values() for tool in form.tools})
    return Kit(digest_code(), find_versions(tuple(names)))
