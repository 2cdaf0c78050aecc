"""Markup that hides what it holds, without any style (HTML, "Rendering")."""

from __future__ import annotations

from typing import Any

_FALLBACKS = frozenset({"template", "noscript", "datalist", "canvas", "audio", "video", "object", "iframe", "dialog"})
"""Elements whose words show only where something else does not, or after a script has opened them."""
_FOLDING = "details"
_OURS = "contents"
"""The class of the list of contents, which folds: it has nothing but links to what stands below."""
_TYPE = "{http://www.idpf.org/2007/ops}type"


def find_hiding_markup(element: Any) -> str:
    """What about an element itself hides its words, as it is written; empty where nothing does."""
    tree = element.etree_element
    name = read_local_name(tree)
    if "hidden" in tree.attrib and not _is_landmarks(tree):
        return "hidden"
    for attribute in ("popover", "inert"):
        if attribute in tree.attrib:
            return attribute
    if tree.get("aria-hidden") == "true":
        return "aria-hidden"
    if name in _FALLBACKS and not (name == "dialog" and "open" in tree.attrib):
        return f"<{name}>"
    return f"<{_FOLDING}> that is closed" if _is_folded(element) else ""


def _is_folded(element: Any) -> bool:
    """Whether it stands in a closed part, and is not its summary."""
    parent = element.parent
    if parent is None or read_local_name(parent.etree_element) != _FOLDING or "open" in parent.etree_element.attrib:
        return False
    around = parent.parent
    ours = around is not None and _OURS in (around.etree_element.get("class") or "").split()
    return not ours and read_local_name(element.etree_element) != "summary"


def _is_landmarks(element: Any) -> bool:
    """Whether it is the list of places that reading systems take from an e-book and do not show (EPUB 3.3, 7.4)."""
    return read_local_name(element) == "nav" and element.get(_TYPE) == "landmarks"


def read_local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
