"""Writing of a catalogue: a source folder with so many leaflets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from catalogue.leaflet_words import write_words
from catalogue.photos import draw_photo
from catalogue.pins import pin_translations
from catalogue.plans import LeafletPlan, draw_plan
from catalogue.settings import write_glossary, write_places, write_publisher, write_settings
from catalogue.tongues import LANGUAGES, read_tongue

SEED = "plainleaf"
Plan = Callable[[Random], LeafletPlan]


def write_catalogue(
    source: Path,
    leaflets: int,
    languages: Sequence[str] = LANGUAGES,
    seed: str = SEED,
    plan: Plan = draw_plan,
    terms: int = 12,
) -> list[str]:
    """Write a source folder, and say which leaflets are in it. English is among the languages. The glossary has so many
    terms, used or not."""
    source.mkdir(parents=True, exist_ok=True)
    (source / "publisher.yaml").write_text(write_publisher(languages), encoding="utf-8")
    (source / "places.yaml").write_text(write_places(languages), encoding="utf-8")
    (source / "glossary.yaml").write_text(write_glossary(languages, terms), encoding="utf-8")
    names = list_names(leaflets)
    for number, name in enumerate(names, 1):
        _write_leaflet(source / name, number, languages, seed, plan)
    if len(languages) > 1:
        pin_translations(source, names)
    return names


def list_names(leaflets: int) -> list[str]:
    """How so many leaflets are called."""
    return [f"stay-{number:05}" for number in range(1, leaflets + 1)]


def _write_leaflet(folder: Path, number: int, languages: Sequence[str], seed: str, plan: Plan) -> None:
    random = Random(f"{seed}/{number}")
    drawn = plan(random)
    (folder / "images").mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(write_settings(drawn, languages, random), encoding="utf-8")
    for one in range(drawn.photos):
        (folder / "images" / f"photo-{one}.jpg").write_bytes(draw_photo(random))
    for language in languages:
        words = Random(f"{seed}/{number}/{language}")
        text = write_words(drawn, read_tongue(language), words, number, language)
        (folder / f"{language}.md").write_text(text, encoding="utf-8")
