"""Styles in drawings (CSS): declarations, and the rules of a `style` element, as far as every form knows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.validation.reading.drawing_grammar import check_property
from pipeline.validation.reading.drawing_values import find_references

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?:[A-Za-z]+|\*)?([.#][\w-]+)|([A-Za-z]+)")


class StyleError(Exception):
    """A style that not every form draws."""


def read_declarations(text: str) -> Iterator[tuple[str, str]]:
    """The properties and values of a `style` attribute or a rule; raises `StyleError`."""
    for declaration in _COMMENT.sub("", text).split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if not declaration.strip() or name.startswith("-"):
            continue
        wrong = check_property(name, value) if colon else "it has no value"
        if wrong:
            raise StyleError(f"`{' '.join(declaration.split())[:60]}`: {wrong}")
        yield name, value


@dataclass
class StyleReferences:
    """Which parts of a drawing the rules of its styles refer to, by what they choose: `.class`, `#id` or an element;
    under `*` what may choose anything."""

    by_selector: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def add_sheet(self, text: str) -> None:
        """Read a style sheet; raises `StyleError`."""
        text = _COMMENT.sub("", text)
        if "@" in text:
            raise StyleError(f"`{text[text.index('@') :].split()[0][:40]}`: a style can hold plain rules only")
        if _RULE.sub("", text).strip():
            raise StyleError("a style that is not closed, or is no style")
        for selectors, declarations in _RULE.findall(text):
            named = [(name, one) for name, value in read_declarations(declarations) for one in find_references(value)]
            for selector in selectors.split(",") if named else ():
                match = _SELECTOR.fullmatch(selector.strip())
                self.by_selector[(match[1] or match[2]) if match else "*"] += named

    def find(self, tag: str, name: str, classes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The properties with a reference, and the ids, that may hold for an element."""
        for selector in ("*", tag, f"#{name}", *(f".{one}" for one in classes)):
            yield from self.by_selector.get(selector, ())
