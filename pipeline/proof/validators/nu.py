"""The Nu HTML Checker, which the W3C runs as its validator: HTML, CSS and SVG. Errors and warnings count."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.proof.validators import java, node
from pipeline.proof.validators.verdict import Judgement, KnownFalse, Validator

_PACKAGE = "vnu-jar"
_JAR = node.PACKAGES / _PACKAGE / "build" / "dist" / "vnu.jar"
_BEGINNING = 8
"""So many characters tell where a run of text begins."""


def _begins_a_part(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether a part of a message begins with a run of text, on the page that shows in which parts each travels."""
    try:
        page = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return f'<p class="part">{groups["run"][:_BEGINNING]}' in page


KNOWN_FALSE = (
    KnownFalse(
        r"\d+:\d+: warning: Resource violates Content Security Policy \(meta tag\): image 'data:image/[a-z+]+[;,].*' "
        r"blocked by 'img-src' directive\. \[.*\]",
        "It cannot parse a data: address against img-src data:; the browser shows every picture and reports no "
        "violation, and with this policy the page cannot call out to anywhere",
    ),
    KnownFalse(
        r"\d+:\d+: warning: Inline script violates Content Security Policy \(meta tag\): blocked by 'script-src' "
        r'directive \(missing .*\)\. \[\s*<script type="application/ld\+json">\]',
        "It takes a block of data (JSON-LD) for a script; nothing of it is ever run, as HTML says, and search engines "
        "read in it what the reader sees on the page",
    ),
    KnownFalse(
        r"\d+:\d+: warning: Text run starts with a composing character\. \[(?P<run>.*)\]",
        "A message in Hindi comes apart where its part is full, which may be inside of a joined letter; the reviewers' "
        "page shows what then arrives",
        _begins_a_part,
    ),
)
"""Of version 26.9.27."""


def _lacks() -> str:
    return node.lacks(_PACKAGE) or java.lacks_java()


def _ask(path: Path, profile: str) -> Judgement:
    return java.ask("nu", (_JAR,), path, profile)


NU = Validator(
    name="Nu HTML Checker",
    form="html",
    profiles=("HTML",),
    ask=_ask,
    lacks=_lacks,
    version=lambda: node.read_version(_PACKAGE),
    known_false=KNOWN_FALSE,
)
