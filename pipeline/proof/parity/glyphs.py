"""Reader of glyphs: from their codes to characters, by the font's ToUnicode map (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

_BLOCK = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

Tokens: TypeAlias = list[bytes | list[bytes]]

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What a glyph says that no map explains."""


@dataclass(frozen=True)
class Font:
    """A font of a page: how many bytes a code has, and what each code says."""

    width: int
    characters: Mapping[int, str]

    def read(self, codes: bytes) -> str:
        """The characters of a shown string."""
        return "".join(self.read_glyphs(codes))

    def read_glyphs(self, codes: bytes) -> tuple[str, ...]:
        """What each glyph of a shown string says: a letter, or several that are drawn as one."""
        steps = range(0, len(codes) - self.width + 1, self.width)
        return tuple(self.characters.get(int.from_bytes(codes[at : at + self.width]), UNKNOWN) for at in steps)


def read_font(composite: bool, to_unicode: bytes | None) -> Font:
    """The font with this ToUnicode map. The codes of a composite font (Type 0) have two bytes unless the map says
    otherwise, those of a simple one have one byte."""
    characters: dict[int, str] = {}
    width = 2 if composite else 1
    for kind, body in _BLOCK.findall(to_unicode or b""):
        tokens = _split_tokens(body)
        if kind == b"codespacerange" and tokens and isinstance(tokens[0], bytes):
            width = len(tokens[0]) if composite else width
        elif kind == b"bfchar":
            characters |= _read_characters(tokens)
        elif kind == b"bfrange":
            characters |= _read_ranges(tokens)
    return Font(width, characters)


def _read_characters(tokens: Tokens) -> dict[int, str]:
    pairs = zip(tokens[::2], tokens[1::2], strict=False)
    return {
        int.from_bytes(code): _decode(text)
        for code, text in pairs
        if isinstance(code, bytes) and isinstance(text, bytes)
    }


def _read_ranges(tokens: Tokens) -> dict[int, str]:
    characters: dict[int, str] = {}
    for start, end, texts in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
        if isinstance(start, bytes) and isinstance(end, bytes):
            characters |= _read_range(int.from_bytes(start), int.from_bytes(end), texts)
    return characters


def _read_range(start: int, end: int, texts: bytes | list[bytes]) -> dict[int, str]:
    """A text for each code, or one for the first, from which the others follow."""
    if isinstance(texts, list):
        return {code: _decode(text) for code, text in zip(range(start, end + 1), texts, strict=False)}
    first, width = int.from_bytes(texts) - start, len(texts)
    return {code: _decode((first + code).to_bytes(width)) for code in range(start, min(end, start + 0xFFFF) + 1)}


def _split_tokens(body: bytes) -> Tokens:
    """The hexadecimal strings of a block, those in brackets as a list of their own."""
    tokens: Tokens = []
    inside: list[bytes] | None = None
    for hexadecimal, opening, closing in _TOKEN.findall(body):
        if opening:
            inside = []
        elif closing:
            tokens.append(inside or [])
            inside = None
        else:
            value = bytes.fromhex(hexadecimal.decode("ascii"))
            (tokens if inside is None else inside).append(value)
    return tokens


def _decode(text: bytes) -> str:
    return text.decode("utf-16-be", errors="replace")
