"""Every fact of the first leaflet stands in its page, its PDF and its e-book."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from pypdf import PdfReader

from tests.paths import DATA

FACTS: dict[str, list[list[str]]] = yaml.safe_load((DATA / "muscle-atrophy-facts.yaml").read_text(encoding="utf-8"))


def _words(markup: str) -> str:
    body = markup[markup.index("<body") :]
    return unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", body, flags=re.DOTALL))


@pytest.fixture(scope="module")
def forms(built: Path) -> dict[str, str]:
    folder = built / "muscle-atrophy" / "en"
    with ZipFile(folder / "muscle-atrophy-en.epub") as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    texts = {
        "page": _words((folder / "index.html").read_text(encoding="utf-8")),
        "pdf": " ".join(page.extract_text() for page in PdfReader(folder / "muscle-atrophy-en.pdf").pages),
        "epub": " ".join(map(_words, pages)),
    }
    return {name: re.sub(r"\s+", " ", text).casefold() for name, text in texts.items()}


@pytest.mark.parametrize("form", ["page", "pdf", "epub"])
@pytest.mark.parametrize("fact", FACTS)
def test_the_fact_is_carried(fact: str, form: str, forms: dict[str, str]) -> None:
    for variants in FACTS[fact]:
        assert any(variant.casefold() in forms[form] for variant in variants), variants
