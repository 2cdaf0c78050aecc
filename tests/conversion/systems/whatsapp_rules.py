"""What a request to make a message template has to keep to, as findings; no finding means that it does.

Source: Meta, WhatsApp Business Management API, "Message templates" and "Template components" (names, categories,
lengths, samples, places of variables). The rules stand here on their own and use nothing of the exporter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KEYS = {"name", "language", "category", "components", "parameter_format"}
LENGTHS = {"BODY": 1024, "HEADER": 60, "FOOTER": 60}
BUTTON = 25


def findings(request: dict[str, Any]) -> Iterator[str]:
    """Everything that Meta would refuse in a request."""
    if unknown := set(request) - KEYS:
        yield f"unknown keys {unknown}"
    if not re.fullmatch(r"[a-z0-9_]{1,512}", request["name"]):
        yield f"the name {request['name']}"
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", request["language"]):
        yield f"the language {request['language']}"
    if request["category"] not in ("MARKETING", "UTILITY"):
        yield f"the category {request['category']}"
    kinds = [component["type"] for component in request["components"]]
    if kinds.count("BODY") != 1 or len(set(kinds)) != len(kinds):
        yield f"the components {kinds}"
    for component in request["components"]:
        yield from _component(component)


def _component(component: dict[str, Any]) -> Iterator[str]:
    kind = component["type"]
    if kind == "BUTTONS":
        yield from (f"the button {one['text']}" for one in component["buttons"] if len(one["text"]) > BUTTON)
        return
    text = component["text"]
    if not 1 <= len(text) <= LENGTHS[kind]:
        yield f"{len(text)} characters in {kind}"
    variables = re.findall(r"\{\{(.*?)\}\}", text)
    if kind != "BODY":
        yield from (f"a variable in {kind}" for _ in variables[:1])
        return
    if variables != [str(number) for number in range(1, len(variables) + 1)]:
        yield f"the variables {variables}"
    if re.search(r"\A\s*\{\{|\}\}\s*\Z", text):
        yield "a variable at an end"
    if re.search(r"\}\}\s*\{\{", text):
        yield "two variables side by side"
    if "{{" in re.sub(r"\{\{\d+\}\}", "", text) or "}}" in re.sub(r"\{\{\d+\}\}", "", text):
        yield "braces"
    samples = component.get("example", {}).get("body_text", [[]])[0]
    if len(samples) != len(variables) or not all(sample.strip() for sample in samples):
        yield f"the samples {samples}"
