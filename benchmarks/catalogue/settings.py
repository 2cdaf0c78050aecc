"""Settings of a catalogue, as files of YAML: who publishes it, where it is handed out, its glossary, and what each
leaflet says of itself. JSON is YAML too, and needs no writer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from catalogue.leaflet_words import name_term
from catalogue.plans import LeafletPlan
from catalogue.tongues import read_tongue

PLACES = ("northern", "riverside", "southern")
_EMERGENCY = {
    "en": "emergency services",
    "es": "servicios de emergencia",
    "cy": "gwasanaethau brys",
    "ar": "خدمات الطوارئ",
    "hi": "आपातकालीन सेवाएँ",
    "zh-Hans": "紧急服务",
}


def write_publisher(languages: Sequence[str]) -> str:
    """publisher.yaml: numbers that are kept for examples, and no contact."""
    names = {tag: _EMERGENCY[tag] for tag in languages}
    return _write(
        name="The catalogue of the benchmarks",
        country="GB",
        languages=list(languages),
        services={"GB": {"emergency": {"number": "999", "name": names}}},
    )


def write_places(languages: Sequence[str]) -> str:
    """places.yaml: each place has visiting hours of its own."""
    return _write(
        **{
            place: {
                "name": dict.fromkeys(languages, f"{place.title()} House"),
                "facts": {"visiting-hours": _say_hours(languages, number)},
            }
            for number, place in enumerate(PLACES)
        }
    )


def write_glossary(languages: Sequence[str], terms: int) -> str:
    """glossary.yaml: so many terms, each explained in each language."""
    entries = {}
    for number in range(terms):
        key, _ = name_term(read_tongue("en"), number)
        base = list(read_tongue("en").terms)[number % len(read_tongue("en").terms)]
        entries[key] = {tag: read_tongue(tag).terms[base][1] for tag in languages}
    return _write(**entries)


def write_settings(plan: LeafletPlan, languages: Sequence[str], random: Random) -> str:
    """leaflet.yaml."""
    chairs = {
        f"chairs-{one}": {"kind": "text", "value": {tag: f"{count} {read_tongue(tag).chairs}" for tag in languages}}
        for one in range(plan.facts)
        if (count := random.randint(11, 99))
    }
    first = [{"version": "0.1.0", "date": "2026-11-22", "class": "content", "summary": "First draft."}]
    return _write(
        version="0.1.0",
        source_language="en",
        status="draft",
        country="GB",
        audience="Nobody: these words are made up, to measure with",
        purpose="To measure how long a leaflet takes",
        authors=[{"name": "The benchmarks", "role": "writer"}],
        clinical_reviewers=[],
        funding="none",
        conflicts_of_interest="none",
        dates={},
        history=first,
        editions={"folded": ["key-points", "get-help"], "card": ["key-points", "get-help"]},
        facts={
            "emergency-line": {"kind": "phone", "service": "emergency"},
            "visiting-hours": _say_hours(languages, 3),
            **chairs,
        },
        **({"local": ["visiting-hours"]} if plan.local else {}),
    )


def _say_hours(languages: Sequence[str], number: int) -> dict[str, Any]:
    return {"kind": "text", "value": {tag: read_tongue(tag).hours[number] for tag in languages}}


def _write(**entries: Any) -> str:
    lines = [f"{key}: {json.dumps(entry, ensure_ascii=False)}" for key, entry in entries.items()]
    return "\n".join(lines) + "\n"
