"""The Nu HTML Checker, which the W3C runs as its validator: HTML, CSS and SVG. Errors and warnings count."""

from __future__ import annotations

from pathlib import Path

from pipeline.proof.validators import java, node
from pipeline.proof.validators.verdict import Judgement, KnownFalse, Validator

_PACKAGE = "vnu-jar"
_JAR = node.PACKAGES / _PACKAGE / "build" / "dist" / "vnu.jar"

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
