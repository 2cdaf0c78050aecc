"""How a language is set, as its pack says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.typography import ENGLISH, Typography


def read_typography(data: Mapping[str, Any]) -> Typography:
    """The values under `typography`; what may be left out is as in English."""
    opening, closing = data.get("brackets", ENGLISH.brackets)
    return Typography(
        script=data["script"],
        line_height=float(data["line_height"].number),
        italics=data["italics"],
        numbers=data["numbers"],
        faces=tuple(data["faces"]),
        brackets=(opening, closing),
        between_sentences=data.get("between_sentences", ENGLISH.between_sentences),
    )
