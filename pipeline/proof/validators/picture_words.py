"""Descriptions of pictures in scripts whose words are not told by counting Latin letters and spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.proof.validators.table_heads import find_in_tree

_HALF = 0.5
_LONG = 30
"""More letters than that are no single word."""


def is_in_another_script(path: Path, groups: Mapping[str, str]) -> bool:
    """Whether as many `figures` of the file as are said not to be described in a language are, in letters with vowel
    signs over and under them or in characters without spaces between the words."""
    try:
        described = [str(figure["/Alt"]) for figure in find_in_tree(PdfReader(path), "/Figure") if "/Alt" in figure]
    except (PyPdfError, OSError, ValueError, KeyError, AttributeError, TypeError):
        return False
    return sum(map(_is_misjudged, described)) == int(groups["figures"])


def _is_misjudged(words: str) -> bool:
    kinds = [unicodedata.category(letter)[0] for letter in words]
    letters, signs = kinds.count("L"), kinds.count("M")
    with_signs = 0 < signs <= letters < _HALF * len(words)
    wide = any(unicodedata.east_asian_width(letter) == "W" for letter in words)
    together = wide and len(words) > _LONG and " " not in words.strip()
    return (with_signs or together) and letters + signs >= _HALF * len(words)
