"""How each system fills in a template, written after the system's own code and without ours.

Each takes a template and the values by the system's own keys. An empty value is one that the system does not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import chevron.renderer

# CHT does the same to its Mustache (message-utils): its messages are no HTML.
chevron.renderer._html_escape = str


def notify(template: str, values: Mapping[str, str]) -> str:
    """notifications-utils, field.py: PlainTextField with html="passthrough"."""

    def replaced(found: re.Match[str]) -> str:
        name = found.group().lstrip("(").rstrip(")")
        return values.get(name, found.group())

    return re.sub(r"\({2}([^()]+)\){2}", replaced, template)


def rapidpro(template: str, values: Mapping[str, str]) -> str:
    """goflow, excellent/scanner.go: the body with `@@`, names and expressions; of expressions a name and `default`."""
    out, place = "", 0
    while place < len(template):
        if template[place] != "@":
            out += template[place]
            place += 1
            continue
        following = template[place + 1 : place + 2]
        if following == "@":
            out += "@"
            place += 2
        elif following == "(":
            end = _closing(template, place + 1)
            out += _expression(template[place + 2 : end], values)
            place = end + 1
        elif following and (following.isalnum() or following in "._"):
            end = place + 1
            while end < len(template) and (template[end].isalnum() or template[end] in "._"):
                end += 1
            if end - place > 2 and template[end - 1] == ".":
                end -= 1
            out += _expression(template[place + 1 : end], values)
            place = end
        else:
            out += "@"
            place += 1
    return out


def _closing(template: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(template)):
        depth += {"(": 1, ")": -1}.get(template[place], 0)
        if depth == 0:
            return place
    raise AssertionError(f"an expression without an end: {template[opening:]}")


def _expression(words: str, values: Mapping[str, str]) -> str:
    if words.startswith("default("):
        name, _, rest = words.removeprefix("default(").partition(", ")
        return values[name] or rest.removesuffix(")").strip('"')
    assert words in values, f"RapidPro does not know {words}"
    return values[words]


def braces(template: str, values: Mapping[str, str]) -> str:
    """WhatsApp, Twilio, ContentRepo's readers: a name in two pairs of braces; other braces are an error."""
    assert "{{" not in re.sub(r"\{\{\w+\}\}", "", template), template
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)


def cht(template: str, values: Mapping[str, str]) -> str:
    """cht-core, shared-libs/message-utils: Mustache."""
    rendered: str = chevron.render(template, dict(values))
    return rendered
