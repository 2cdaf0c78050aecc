"""Pins of translations: each names the English words that it is of, which are kept as `translations pin` keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from catalogue.leaflet_words import UNPINNED
from pipeline.build.checking import check_source
from pipeline.templating.compose.translated import keep_source_words

_AT_ONCE = 50
"""Leaflets that are held in memory together."""


def pin_translations(source: Path, names: Sequence[str]) -> None:
    """Keep the English words of some leaflets, and name them in all translations. A KeyError where they have errors."""
    for first in range(0, len(names), _AT_ONCE):
        chunk = names[first : first + _AT_ONCE]
        checkup = check_source(source, source.parent, chunk, ("en",))
        for name in chunk:
            leaflet = checkup.leaflets[name]
            if leaflet is None:
                raise KeyError(name)
            words = keep_source_words(leaflet)
            path = source.parent / words.source.path
            path.parent.mkdir(exist_ok=True)
            path.write_text(words.source.text, encoding="utf-8")
            for translation in (source / name).glob("*.md"):
                text = translation.read_text(encoding="utf-8")
                translation.write_text(text.replace(UNPINNED, words.named_digits, 1), encoding="utf-8")
