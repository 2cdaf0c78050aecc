"""A drawing written again without what was left out of it; the same bytes where nothing was."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


class CleanDrawing:
    """Takes down what stays of a drawing."""

    def __init__(self) -> None:
        self._is_changed = False
        self._parts: list[str] = []

    def leave_out(self) -> None:
        """Something does not stay."""
        self._is_changed = True

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        spaces = "" if self._parts else f" {_SPACES}"
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._parts.append(f"<{tag}{spaces}{written}>")

    def add(self, words: str) -> None:
        """Words, or white space, follow."""
        self._parts.append(escape(words, quote=False))

    def close(self, tag: str) -> None:
        """The element that began last ends."""
        self._parts.append(f"</{tag}>")

    def write(self, data: bytes) -> bytes:
        """The drawing whose bytes were `data`, as UTF-8."""
        return "".join((*self._parts, "\n")).encode("utf-8") if self._is_changed else data
