"""Explanations of rules: the page of each, by its code or its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.model.codes import RULES
from pipeline.model.suggestions import find_nearest
from pipeline.validation.rules.page_content import RulePage
from pipeline.validation.rules.page_parser import parse_page

FOLDER = Path(__file__).parent / "pages"


def explain(rule: str) -> str | None:
    """The page of a rule as text, by its code or its name; nothing where there is no such rule or page."""
    page = read_page(_find_code(rule))
    return page.text if page else None


def find_nearest_rule(rule: str) -> str:
    """The code and name of the rule that somebody may have meant. There is always one: the nearest may be far."""
    words = {word: known for known in RULES.values() for word in (known.code, known.name.upper())}
    asked = rule.strip().upper()
    started = [word for word in words if asked and word.startswith(asked)]
    has_figures = any(map(str.isdigit, asked))  # then a code is meant, or else a name: of both there would be too many
    alike = [word for word, known in words.items() if (word == known.code) is has_figures]
    nearest = started[0] if started else find_nearest(asked, alike, likeness=0)
    assert nearest is not None  # where no likeness is asked for, one word is always the nearest
    meant = words[nearest]
    return f"{meant.code} {meant.name}"


@cache
def read_page(code: str) -> RulePage | None:
    """The page of a rule of ours; nothing where there is none. Raises PageError where it is malformed."""
    rule = RULES.get(code)
    path = FOLDER / f"{rule.code}-{rule.name}.md" if rule else None
    return parse_page(path.read_text(encoding="utf-8")) if path and path.exists() else None


def _find_code(rule: str) -> str:
    asked = rule.strip()
    names = {known.name: known.code for known in RULES.values()}
    return names.get(asked.lower(), asked.upper())
