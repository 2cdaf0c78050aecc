"""Lines that were broken before. A leaflet is set on the galley and then in pages, and each time the engine lays out
what stands in a grid twice: so most questions how much of a text fits into a line have been answered. The engine keeps
no answers; so its function that breaks lines is wrapped while a document is laid out.

A line is broken by its text, the room, and the properties in `ASKED`; a test looks that the engine asks for no others.
Where something is `DRAWN` under or through it, the engine keeps how thick that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from operator import itemgetter
from typing import Any

ASKED = (
    *("direction", "lang", "white_space", "tab_size", "word_spacing", "letter_spacing", "overflow_wrap", "word_break"),
    *("hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character"),
    *(
        "font_family",
        "font_size",
        "font_style",
        "font_weight",
        "font_stretch",
        "font_kerning",
        "font_language_override",
    ),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
)
"""The properties by which the engine breaks lines."""
DRAWN = "text_decoration_line"
MOST_LINES = 4_000
"""How many are remembered in a process, some kB each with their texts; the oldest are forgotten first."""
LONGEST = 2_000
"""Letters of a text, to its end, whose first line is remembered: the rest of a longer one would be kept with each."""

_answers: dict[Any, tuple[Any, ...]] = {}
_read = itemgetter(*ASKED)


@contextmanager
def remembering_lines() -> Iterator[None]:
    """While this lasts, a text that is broken again in the same way and into the same room is not measured again."""
    from weasyprint.layout import inline, preferred

    break_line = inline.split_first_line

    def remembering(text: str, style: Any, context: Any, *room: Any, **named: Any) -> tuple[Any, ...]:
        if len(text) > LONGEST:
            return tuple(break_line(text, style, context, *room, **named))
        key = (text, room, *named.items(), style.font_config, style[DRAWN] == "none", *_read(style))
        if key not in _answers:
            if len(_answers) >= MOST_LINES:
                del _answers[next(iter(_answers))]
            _answers[key] = break_line(text, style, context, *room, **named)
        shaped, *measured = _answers[key]
        return copy(shaped), *measured  # a copy, because painting fills it with what is large

    inline.split_first_line = preferred.split_first_line = remembering
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = break_line
