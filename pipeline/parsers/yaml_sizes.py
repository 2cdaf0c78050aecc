"""Sizes of a YAML file: where reading stops, because there is more of something than anybody types."""

from __future__ import annotations

from typing import Any

import yaml

from pipeline.model import limits


def explain_excess(event: Any, depth: int, values: int, most_values: int) -> tuple[str, str] | None:
    """What is too much about a value at a depth of a file, as so many values after its beginning: a message and a hint.
    Nothing where nothing is."""
    if values > most_values:
        return f"the file has more than {most_values:,} values", "make it smaller"
    if isinstance(event, yaml.ScalarEvent):
        length, most = len(event.value), limits.YAML_VALUE_LENGTH.most
        hint = "say it shorter, or look for a quote that is not closed"
        return (f"the value has {length:,} characters; at most {most:,} can be read", hint) if length > most else None
    if depth >= limits.YAML_DEPTH.most and isinstance(event, yaml.CollectionStartEvent):
        hint = "a leaflet needs six levels; look for a bracket that stands there many times"
        return f"values are nested more than {limits.YAML_DEPTH.most} deep", hint
    return None
