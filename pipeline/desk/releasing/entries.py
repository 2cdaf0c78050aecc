"""Entries of the record: what an edition was when it was released, and what entry of the record it follows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from pipeline.build.releasing import ReleasedEdition
from pipeline.desk.releasing.signatories import list_signatories
from pipeline.model.document import Cite
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import PhoneFact, Release, UrlFact
from pipeline.model.settings.releases import digest_entry
from pipeline.templating.compose import words_digest
from pipeline.validation.readability import measure_readability
from pipeline.validation.rules.releases import digest_history, find_heads

_FORMULAS = {"fkgl": "flesch-kincaid", "smog": "smog"}
"""The figures of reading that are kept, and the formulas that give them."""


def make_entry(edition: ReleasedEdition, day: date, before: Sequence[Release]) -> dict[str, Any] | None:
    """The entry of an edition, its keys in the order of the file; nothing where the record says the same already: of
    the same words, with the same signatures and files. `before` is the record."""
    document, leaflet = edition.document, edition.leaflet
    whole = leaflet.as_written
    entry: dict[str, Any] = {
        "leaflet": document.leaflet,
        "language": document.language,
        **({"place": document.place} if document.place else {}),
        "version": document.version,
        "date": day.isoformat(),
        **({} if document.status == "published" else {"status": document.status}),
        "code": document.code,
        "words": words_digest(whole, document.language),
        "signed": [one.model_dump(exclude_none=True) for one in list_signatories(whole, document.language)],
        "evidence": list(_list_evidence(leaflet, document.language)),
        "reading": _measure(whole, document.language),
        "history": digest_history(whole.settings.history),
        "files": [
            {"path": path, "size": file["size"], "sha256": file["sha256"]}
            for path, file in sorted(edition.files.items())
        ],
    }
    heads = find_heads(before).get(edition.name, ())
    known = Release.model_validate({**entry, "previous": [], "digest": "0" * 64})
    if len(heads) == 1 and _has_all(heads[0], known):
        return None
    entry["previous"] = [one.digest for one in heads]
    return {**entry, "digest": digest_entry(entry)}


def _has_all(earlier: Release, one: Release) -> bool:
    """Whether a release was of the same, and of these files at least: some forms alone are no release of their own."""
    files = {(file.path, file.sha256) for file in earlier.files}
    same = {**earlier.content, "files": ()} == {**one.content, "files": ()}
    return same and files >= {(file.path, file.sha256) for file in one.files}


def _list_evidence(leaflet: Leaflet, language: str) -> Iterator[dict[str, str]]:
    """The references that the words cite, and those behind the facts in them, with a digest of what each says."""
    for key in sorted(set(_list_cited(leaflet, language))):
        item = leaflet.library.references.get(key)
        if item is not None:
            text = json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
            yield {"key": key, "digest": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]}


def _list_cited(leaflet: Leaflet, language: str) -> Iterator[str]:
    for node in leaflet.nodes(language):
        if isinstance(node, Cite):
            yield from node.keys
    for name in sorted(leaflet.find_used_facts(language)):
        fact = leaflet.facts.get(name)
        if fact is not None and not isinstance(fact, PhoneFact | UrlFact):
            yield from fact.evidence


def _measure(leaflet: Leaflet, language: str) -> Mapping[str, float]:
    """The grades that the quality report gives the whole of the words; none where a formula gives nothing."""
    scores = {score.name: score.value for score in measure_readability(leaflet, language).raw.scores}
    figures = {name: scores.get(formula) for name, formula in _FORMULAS.items()}
    return {name: value for name, value in figures.items() if value is not None}
