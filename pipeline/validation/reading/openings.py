"""Reader of the opening lines of blocks: `::: name`, or `::: {.name #id key="value"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Source
from pipeline.validation.reading.attributes import ALLOW, ALLOW_ABOVE, BRACES, WAIVER_KEYS, Attributes, read_attributes

_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True)
class Opening:
    """The opening line of a block: its name, and its attributes where it has braces."""

    name: str
    attributes: Attributes


def read_opening(source: Source, number: int, rest: str, after: int, diagnostics: Diagnostics) -> Opening | None:
    """The opening line that says `rest` behind its colons, the first `after` characters; nothing where it cannot be
    read."""
    start = source.line(number).index(rest, after)
    if _NAME.fullmatch(rest):
        return Opening(rest, Attributes(source.span(number, start + 1)))
    braces = BRACES.match(rest)
    if braces and braces.end() == len(rest):
        return _read_braces(source, number, start, start + len(rest), diagnostics)
    here = source.span(number)
    if rest.endswith(":"):
        hint = "write the opening line and the closing `:::` on two lines"
        diagnostics.report(codes.MALFORMED_BLOCK, here, "a block cannot open and close on one line", hint)
    else:
        message = "the opening line of this block cannot be read"
        diagnostics.report(codes.MALFORMED_BLOCK, here, message, _suggest_form(rest))
    return None


def _read_braces(source: Source, number: int, start: int, end: int, diagnostics: Diagnostics) -> Opening | None:
    attributes = read_attributes(source, number, start, end)
    if isinstance(attributes, int):
        hint = suggest_attribute(source.line(number)[start:end], source.line(number)[attributes:end])
        wrong = source.span(number, attributes + 1)
        diagnostics.report(codes.MALFORMED_BLOCK, wrong, "this is not an attribute", hint)
        return None
    for key, span in attributes.doubled:
        diagnostics.report(codes.ATTRIBUTE, span, f"`{key}` stands twice", "keep one of them")
    if ALLOW in attributes.values:
        diagnostics.report(codes.ATTRIBUTE, attributes.at(ALLOW), f"a block has no `{ALLOW}`", ALLOW_ABOVE)
        others = {key: value for key, value in attributes.values.items() if key not in WAIVER_KEYS}
        attributes = replace(attributes, values=others)
    if not attributes.classes:
        hint = "write `::: {.important}`"
        diagnostics.report(codes.MALFORMED_BLOCK, source.span(number), "the block has no name", hint)
        return None
    for other in attributes.classes[1:]:
        message = f"a block has one name, not also `.{other}`"
        diagnostics.report(codes.ATTRIBUTE, attributes.at(f".{other}"), message, "take one of them out")
    return Opening(attributes.classes[0], attributes)


def suggest_attribute(braces: str, wrong: str) -> str:
    """What to write in braces from the place on where they cannot be read."""
    if any(sign in braces for sign in "'“”„‘’") or braces.count('"') > 2 * braces.count("="):
        return 'put the whole value between straight quotes, `key="value"`; quotes inside it are written “ ”'
    if re.match(r"[A-Za-z][\w-]*[}\s]", wrong) and "=" in braces:
        return 'a value of several words stands in quotes: `key="two words"`'
    if re.match(r"[A-Za-z][\w-]*\s*\}$", wrong):
        return f"a name has a dot: `.{wrong.rstrip(' }')}`"
    return 'write attributes as #id, .name or key="value", without spaces around `=`'


def _suggest_form(rest: str) -> str:
    name = _NAME.match(rest)
    if rest.startswith("{"):
        return "close the braces, and each quote in them, on this line"
    if name and "{" in rest:
        return f"write `::: {{.{name.group()} …}}`: the name goes into the braces, with a dot"
    return 'write `::: name`, or `::: {.name #id key="value"}`'
