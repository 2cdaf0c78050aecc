"""Style sheets as rules that hide something: selector, condition and declaration (CSS Syntax 3, Selectors 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cssselect2
import tinycss2

from pipeline.proof.boxes.hiding import Declarations, find_hiding, read_declarations

_GROUPS = frozenset({"media", "supports", "layer", "container", "scope"})
_DEEPEST = 20


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


def read_hiding_rules(sheet: str, customs: Declarations | None = None) -> list[HidingRule]:
    """The rules of a style sheet that hide something. What cannot be read, no browser follows either. `customs` are
    the custom properties of all sheets: see `read_customs`."""
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return list(_Reader(read_customs([sheet]) if customs is None else customs).read_rules(nodes, "", ""))


@lru_cache(8)
def read_imports(sheet: str) -> Sequence[str]:
    """The addresses of the style sheets that one imports. All files of a book ask for the same ones."""
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    imports = (node for node in nodes if node.type == "at-rule" and node.lower_at_keyword == "import")
    return [address for node in imports if (address := _read_address(node.prelude))]


def _read_address(prelude: Sequence[Any]) -> str:
    for token in prelude:
        if token.type in ("string", "url"):
            return str(token.value)
        if token.type == "function" and token.lower_name == "url":
            return next((str(one.value) for one in token.arguments if one.type == "string"), "")
    return ""


def read_customs(sheets: Sequence[str]) -> Declarations:
    """The custom properties (`--name`) of some style sheets with their values; of several, the last."""
    customs: dict[str, Sequence[Any]] = {}
    for sheet in sheets:
        if "--" in sheet:
            _collect(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), customs)
    return customs


def _collect(nodes: Sequence[Any], customs: dict[str, Sequence[Any]], depth: int = 0) -> None:
    for node in nodes:
        if node.type == "declaration" and node.name.startswith("--"):
            customs[node.name] = node.value
        elif node.type in ("at-rule", "qualified-rule") and node.content is not None and depth < _DEEPEST:
            _collect(_read_block(node), customs, depth + 1)


def _read_block(rule: Any) -> list[Any]:
    """What stands between the braces of a rule."""
    nodes: list[Any] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return nodes


@dataclass(frozen=True)
class _Reader:
    customs: Declarations

    def read_rules(self, nodes: Sequence[Any], condition: str, parent: str, depth: int = 0) -> Iterator[HidingRule]:
        """The rules among some nodes. `parent` is the selector of the rule that they stand in, if they are nested."""
        for node in nodes if depth < _DEEPEST else ():
            if node.type == "at-rule" and node.lower_at_keyword in _GROUPS and node.content is not None:
                inner = tinycss2.serialize(node.prelude).strip() if node.lower_at_keyword == "media" else ""
                conditions = " and ".join(filter(None, (condition, inner)))
                if parent:
                    yield from self._read_declared(node, parent, conditions)
                yield from self.read_rules(_read_block(node), conditions, parent, depth + 1)
            elif node.type == "qualified-rule":
                selector = _nest(tinycss2.serialize(node.prelude).strip(), parent)
                yield from self._read_declared(node, selector, condition)
                yield from self.read_rules(_read_block(node), condition, selector, depth + 1)

    def _read_declared(self, rule: Any, selector: str, condition: str) -> Iterator[HidingRule]:
        """What a rule itself declares."""
        hidings = find_hiding(read_declarations(rule.content, self.customs))
        for text, compiled in _read_selectors(selector) if hidings else ():
            yield from (HidingRule(compiled, text, condition, hiding) for hiding in hidings)


def _nest(selector: str, parent: str) -> str:
    """A selector inside of a rule: `&` stands for what the rule selects (CSS Nesting 1)."""
    if not parent:
        return selector
    around = f":is({parent})"
    return selector.replace("&", around) if "&" in selector else f"{around} {selector}"


def _read_selectors(selector: str) -> Iterator[tuple[str, Any]]:
    """The selectors of a list, one by one. A pseudo-element holds none of the words."""
    parts: list[list[Any]] = [[]]
    for token in tinycss2.parse_component_value_list(selector):
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
