"""What a key of the settings takes, in words, by its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from pipeline.model.short_codes import PATTERN

Schema: TypeAlias = Mapping[str, Any]
_LANGUAGE, _COUNTRY = "a language", "a country"
_PATTERNS = {
    r"^[A-Z]{2}$": _COUNTRY,
    r"^[a-z][a-z0-9_]{0,35}$": "a name of small letters, figures and `_`",
    r"^[A-Z]{3}$": "three capital letters",
    r"^\d+\.\d+\.\d+$": "three numbers with full stops",
    r"^\+?(\([0-9]+\)|[0-9])([ -]?(\([0-9]+\)|[0-9]))*$": "figures in quotes, as people write them: `(555) 555-0142`",
    r"^[-+]?[0-9][0-9,. ]*$": "a number in quotes",
    r"^[0-9]+(\.[0-9]+)?$": "a number in quotes",
    r"^(0|[1-9][0-9]*)(\.[0-9]+)?$": "a number in quotes",
    r"^https://\S+$": "an address with `https://`",
    r"^[^\s@]+@[^\s@]+$": "one e-mail address",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "a time of day in quotes",
    r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$": "a code like `M62.5`",
    r"^[1-9][0-9]{5,17}$": "a code of 6 to 18 figures, in quotes",
    r"^[CD][0-9]{6,9}$": "a code like `D009133`",
    r"^[0-9a-f]{64}$": "64 figures and letters",
    PATTERN: "a short code",
    r"^[0-9a-f]{12}$": "12 figures and letters in quotes",
}
_OTHER_KINDS = {"boolean": "`true` or `false`", "number": "a number"}


def describe_type(value: Schema) -> str:
    """What a key takes, in words."""
    for form in (*value.get("anyOf", ()), *([value] if "anyOf" not in value else [])):
        if form.get("type") != "null":
            return _describe(form)
    raise ValueError("a key that takes nothing")


def _describe(value: Schema) -> str:
    if "$ref" in value:
        return _link(value["$ref"])
    if "oneOf" in value:
        return "one of: " + ", ".join(_describe(one) for one in value["oneOf"])
    if "enum" in value:
        return " or ".join(f"`{one}`" for one in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    kind = value["type"]
    if kind == "array":
        return f"a list: {_describe(value['items'])}"
    if kind == "object":
        return _describe_mapping(value)
    if kind == "integer":
        return f"a whole number from {value['minimum']}"
    return _OTHER_KINDS.get(kind) or _describe_words(value)


def _describe_mapping(value: Schema) -> str:
    patterns = value.get("patternProperties")
    if patterns:
        ((pattern, inner),) = patterns.items()
        return f"by {_name_pattern(pattern).removeprefix('a ').removeprefix('an ')}: {_describe(inner)}"
    names = " or ".join(f"`{name}`" for name in value["propertyNames"].get("enum", ()))
    return f"by {names or 'words'}: {_describe(value['additionalProperties'])}"


def _describe_words(value: Schema) -> str:
    if value.get("format") == "date":
        return "a day"
    if "pattern" in value:
        return _name_pattern(value["pattern"])
    most = f", at most {value['maxLength']} characters" if "maxLength" in value else ""
    return f"words{most}"


def _name_pattern(pattern: str) -> str:
    if pattern in _PATTERNS:
        return _PATTERNS[pattern]
    return "an id" if pattern.startswith("^([a-z][a-z0-9-]") else _LANGUAGE


def _link(reference: str) -> str:
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", reference.rsplit("/", 1)[-1]).capitalize()
    return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
