"""Style sheets as rules that hide something: selector, condition and declaration (CSS Syntax 3, Selectors 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cssselect2
import tinycss2

from pipeline.proof.boxes.hiding import find_hiding, read_declarations

_GROUPS = frozenset({"media", "supports", "layer", "container"})


@dataclass(frozen=True)
class HidingRule:
    """A rule that hides what its `selector` matches. `condition` is that of the @media around it, empty where there is
    none; `selector_text` and `hiding` ("display: none") are as they stand in the sheet."""

    selector: Any
    selector_text: str
    condition: str
    hiding: str

    def __str__(self) -> str:
        """The rule as people write it."""
        rule = f"{self.selector_text} {{ {self.hiding} }}"
        return f"@media {self.condition} {{ {rule} }}" if self.condition else rule


def read_hiding_rules(sheet: str) -> list[HidingRule]:
    """The rules of a style sheet that hide something. What cannot be read, no browser follows either."""
    return list(_read_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), ""))


def _read_rules(nodes: Sequence[Any], condition: str) -> Iterator[HidingRule]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword in _GROUPS and node.content is not None:
            inner = tinycss2.serialize(node.prelude).strip() if node.lower_at_keyword == "media" else ""
            rules = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _read_rules(rules, " and ".join(filter(None, (condition, inner))))
        elif node.type == "qualified-rule":
            hidings = find_hiding(read_declarations(node.content))
            for text, selector in _read_selectors(node.prelude) if hidings else ():
                yield from (HidingRule(selector, text, condition, hiding) for hiding in hidings)


def _read_selectors(prelude: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """The selectors of a list, one by one. A pseudo-element holds none of the words."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        try:
            compiled = cssselect2.compile_selector_list(part)
        except cssselect2.SelectorError:
            continue
        yield from ((tinycss2.serialize(part).strip(), one) for one in compiled if one.pseudo_element is None)
