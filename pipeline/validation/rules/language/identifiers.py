"""Rule of identifiers: what a library knows an article by is written so that it can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_PMCID = re.compile(r"PMC[0-9]+(?:\.[0-9]+)?", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}/\S*[^\s.,;]")
_BEFORE_A_DOI = re.compile(r"\A(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?(?:[0-9]|[Xx])")
_BEFORE_AN_ISBN = re.compile(r"\AISBN(?:-1[03])?:?\s*", re.IGNORECASE)
_BEFORE_A_PMID = re.compile(r"\APMID:?\s*", re.IGNORECASE)
_BETWEEN_FIGURES = re.compile(r"[\s,.]")


def identifiers_are_whole(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A PMID, a PMCID, an ISBN and a DOI look like one. A DOI that is the address of its reference and none at all is
    an error of addresses already."""
    library, most = prose.leaflet.library, int(data.thresholds["most_figures"])
    for number, item in enumerate(library.references.values()):
        for key, hint, expected in _find_malformed(item, most):
            place = library.places["references.yaml"].value(number, key)
            message = f"“{item[key]}” is no {key}"
            yield codes.MALFORMED_IDENTIFIER.at(place, message, hint, expected=expected)


def _find_malformed(item: Mapping[str, Any], most: int) -> Iterator[tuple[str, str, str]]:
    """The keys of a reference with what is no such thing, each with what to do and what to write, if that is known."""
    pmid, pmcid, doi = (str(item.get(key) or "").strip() for key in ("PMID", "PMCID", "DOI"))
    if pmid and not _is_pmid(pmid, most):
        figures = _BETWEEN_FIGURES.sub("", _BEFORE_A_PMID.sub("", pmid))
        hint = (
            "write it under `PMCID`" if _PMCID.fullmatch(pmid) else f"a PMID has 1 to {most} figures and nothing else"
        )
        yield "PMID", hint, figures if _is_pmid(figures, most) else ""
    if pmcid and not _PMCID.fullmatch(pmcid):
        yield "PMCID", "a PMCID is written PMC7654321", f"PMC{pmcid}" if _is_pmid(pmcid, most) else ""
    isbn = str(item.get("ISBN") or "").strip()
    if isbn and not is_isbn(isbn):
        bare = _BEFORE_AN_ISBN.sub("", isbn)
        hint = "an ISBN has 10 or 13 figures, and its last one fits the others: look again at the book"
        yield "ISBN", hint, bare if is_isbn(bare) else ""
    if doi and _is_wrong_doi(doi, beside_address=bool(item.get("URL"))):
        bare = _BEFORE_A_DOI.sub("", doi).rstrip(".,; ")
        yield "DOI", "a DOI is written 10.1000/182, without spaces", bare if _DOI.fullmatch(bare) else ""


def is_isbn(words: str) -> bool:
    """Whether words are one ISBN of 10 or 13 figures, with hyphens or spaces between, whose last figure fits the others
    (ISO 2108)."""
    bare = re.sub("[- ]", "", words).upper()
    if not _ISBN.fullmatch(words) or (len(bare) > 10 and "X" in bare):
        return False
    figures = [10 if one == "X" else int(one) for one in bare]
    if len(figures) == 10:
        return sum(one * weight for one, weight in zip(figures, range(10, 0, -1), strict=True)) % 11 == 0
    return sum(one * (3 if place % 2 else 1) for place, one in enumerate(figures)) % 10 == 0


def _is_pmid(words: str, most: int) -> bool:
    return words.isascii() and words.isdigit() and not words.startswith("0") and len(words) <= most


def _is_wrong_doi(doi: str, beside_address: bool) -> bool:
    """Whether a DOI cannot be one: beside the address of its reference, where nobody else looks at it, or in a part
    that an address may have and a DOI does not."""
    bare = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.IGNORECASE)
    is_address = re.match(r"10\.[0-9]{4,9}/\S", bare) is not None
    return (beside_address or is_address) and _DOI.fullmatch(bare) is None


IDENTIFIER_RULES = (LanguageRule(codes.MALFORMED_IDENTIFIER, identifiers_are_whole, asked="library"),)
