"""Every fact that a leaflet is about stands in its page, its PDF and its e-book."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from pypdf import PdfReader

from tests.paths import DATA

FACTS: dict[str, list[list[str]]] = yaml.safe_load((DATA / "muscle-atrophy-facts.yaml").read_text(encoding="utf-8"))
OF_AGE = (
    "definition",
    "synonym",
    "disuse",
    "disuse-when",
    "disuse-reversible",
    "diet",
    "sarcopenia",
    "sarcopenia-share",
    "sarcopenia-signs",
    "ageing-risk",
)
"""What the article says of age, food and moving: all that the leaflet on staying strong is made of."""
CARRIED = [("muscle-atrophy", fact) for fact in FACTS] + [("staying-strong", fact) for fact in OF_AGE]
OF_OTHERS = (
    "cachexia",
    "SMA",
    "dystrophy",
    "ALS",
    "sclerosis",
    "arthritis",
    "myositis",
    "polio",
    "ultrasound",
    "surgery",
)
"""Words of the other facts."""


def _words(markup: str) -> str:
    body = markup[markup.index("<body") :]
    return unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", body, flags=re.DOTALL))


@cache
def read_forms(folder: Path, leaflet: str) -> dict[str, str]:
    with ZipFile(folder / f"{leaflet}-en.epub") as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    texts = {
        "page": _words((folder / "index.html").read_text(encoding="utf-8")),
        "pdf": " ".join(page.extract_text() for page in PdfReader(folder / f"{leaflet}-en.pdf").pages),
        "epub": " ".join(map(_words, pages)),
    }
    return {name: re.sub(r"\s+", " ", text) for name, text in texts.items()}


@pytest.mark.parametrize("form", ["page", "pdf", "epub"])
@pytest.mark.parametrize(("leaflet", "fact"), CARRIED)
def test_the_fact_is_carried(leaflet: str, fact: str, form: str, built: Path) -> None:
    words = read_forms(built / leaflet / "en", leaflet)[form].casefold()
    for variants in FACTS[fact]:
        assert any(variant.casefold() in words for variant in variants), variants


@pytest.mark.parametrize("word", OF_OTHERS)
def test_the_leaflet_on_staying_strong_keeps_to_its_facts(word: str, built: Path) -> None:
    words = read_forms(built / "staying-strong" / "en", "staying-strong")["page"]
    assert not re.search(rf"\b{word}\b", words)
