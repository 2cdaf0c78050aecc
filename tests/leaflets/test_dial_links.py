"""A number that dials stands only where the leaflet asks its reader to call: a tap must never call by mistake."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.model.document import CareCard, Document, Fact, Link, walk


def test_numbers_dial_only_where_the_words_say_call(built: Path, real_document: Document) -> None:
    page = (built / "muscle-atrophy" / "en" / "index.html").read_text(encoding="utf-8")
    dialling = re.findall(r'(.{200})<a [^>]*href="tel:[^>]*>(.*?)</a>', page, re.DOTALL)
    cards = [node for node in walk(real_document.sections) if isinstance(node, CareCard) and node.number]
    assert len(dialling) >= len(cards) > 0
    for before, link in dialling:
        assert re.search(r"\b[Cc]all\b", re.sub(r"<[^>]+>|\s+", " ", before)[-40:] + link), (before, link)


def test_the_emergency_signs_are_shown_and_not_called(real_document: Document) -> None:
    (advice,) = (node for node in walk(real_document.sections) if getattr(node, "name", "") == "important")
    targets = [node.target for node in walk(advice) if isinstance(node, Link)]
    assert targets == ["#call-now"] and not any(isinstance(node, Fact) for node in walk(advice))
