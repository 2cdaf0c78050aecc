"""Proof of whole leaflets: each finished document is read back and compared with its source, where its words stand is
measured, and, where a report is wanted, it is shown to the validators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from pipeline.build.exchange.changes import Changes
from pipeline.build.exchange.lock import Tell, tell_nobody
from pipeline.build.jobs import PAGE as MOVED_PAGE
from pipeline.build.jobs import list_formats
from pipeline.build.leaflet_edits import FileOrigin
from pipeline.build.outputs_folder import Outputs
from pipeline.build.refusals import find_refused
from pipeline.build.releasing import find_lost_releases
from pipeline.build.shown import digest_shown, digest_words
from pipeline.build.store import Store, open_store_beside
from pipeline.conversion import FORMATS
from pipeline.conversion.quality import PAGE, Quality, write_report
from pipeline.model.diagnostics import Allowed, Diagnostic, has_errors, in_order
from pipeline.model.document import Document
from pipeline.model.edition import Edition, Slot
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import place_leaflet
from pipeline.proof.boxes import prove_files
from pipeline.proof.file_assessment import assess_files
from pipeline.proof.parity import MISSING, Verification, verify_document
from pipeline.proof.published_files import open_published
from pipeline.templating.compose import compose
from pipeline.templating.compose.moved import compose_moved
from pipeline.templating.compose.pairing import pair
from pipeline.validation.check import Checkup
from pipeline.validation.reading.files import display_path
from pipeline.validation.waiving import waive_made


@dataclass(frozen=True)
class Proof:
    """Every difference; a line for each document on what was proven, how many checks of validators failed, what is
    allowed of what was found, and what publishing a report did."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    failed: int = 0
    allowed: tuple[Allowed, ...] = ()
    changes: Changes = Changes()

    @property
    def holds(self) -> bool:
        """True when nothing was found."""
        return not has_errors(self.diagnostics) and not self.failed


def prove_leaflets(
    checkup: Checkup,
    output: Path,
    base: Path,
    report: bool = False,
    *,
    all_languages: bool = True,
    tell: Tell = tell_nobody,
) -> Proof:
    """Verify every language of every leaflet of a checkup, which has `all_languages` or some. A leaflet with errors has
    nothing to compare with, and its errors are the diagnostics. With `report`, validators judge the files too, and a
    report is written beside them."""
    diagnostics = [one for one in checkup.diagnostics if one.severity == "error"]
    diagnostics += find_lost_releases(output, checkup)
    outputs = Outputs.open(output, tell)
    published = open_published(output)
    proofs = []
    for name, leaflet in checkup.good.items():
        where = display_path(output, base)
        files = [
            one for place in (name, *leaflet.settings.was) for one in published.compare(place, leaflet.texts, where)
        ]
        refused = _find_refused(leaflet, outputs)
        proof = _prove_leaflet(leaflet, outputs, base, refused, report)
        seen = {one.span.path for one in proof.diagnostics if one.message == MISSING}
        every = [*proof.diagnostics, *(one for one in files if one.span.path not in seen)]
        whole = all_languages and not refused and not checkup.held_back[name]
        waived = waive_made(leaflet, every, "verify", whole=whole)
        diagnostics += (*waived.diagnostics, *waived.of_waivers)
        proofs.append(replace(proof, allowed=waived.allowed))
    changes = outputs.close(tell) if report else Changes()
    return Proof(
        diagnostics=in_order(diagnostics),
        lines=tuple(line for proof in proofs for line in proof.lines),
        failed=sum(proof.failed for proof in proofs),
        allowed=tuple(one for proof in proofs for one in proof.allowed),
        changes=changes,
    )


def _prove_leaflet(leaflet: Leaflet, outputs: Outputs, base: Path, refused: frozenset[str], report: bool) -> Proof:
    """All that is found in the files of a leaflet, but for its `refused` slots."""
    diagnostics: list[Diagnostic] = []
    lines: list[str] = []
    failed = 0
    for edition in leaflet.editions:
        document = _compose_as_made(leaflet, edition, outputs)
        folder = outputs.folder / leaflet.id / document.edition.folder
        where = display_path(folder, base)
        has = list_formats(leaflet, edition.language)
        formats = [form for form in has if str(Slot(leaflet.id, document.edition, form)) not in refused]
        find_pair = cache(partial(pair, _place_as_made(leaflet, edition, outputs), document))
        verification = verify_document(document, folder, where, FORMATS.values(), formats, find_pair)
        diagnostics += (*verification.diagnostics, *prove_files(document, folder, where, formats, find_pair))
        left_out = [form for form in has if form not in formats]
        without = f", without {', '.join(left_out)}" if left_out else ""
        left = leaflet.settings.was if MOVED_PAGE in has else ()  # without a page, nothing leads from there
        moved = [_verify_moved(leaflet, edition, old, outputs, base) for old in left]
        diagnostics += [one for moved_page in moved for one in moved_page.diagnostics]
        lines.append(f"{leaflet.id} {edition.folder}: {verification}{without}")
        lines += [f"{old} {edition.folder}: {one}" for old, one in zip(left, moved, strict=True)]
        if report:
            quality = _publish_report(leaflet, document, verification, outputs)
            failed += quality.count("failed")
            lines += (f"  {line}" for line in _describe_quality(quality, display_path(folder / PAGE, base)))
    return Proof(tuple(diagnostics), tuple(lines), failed)


def _compose_as_made(leaflet: Leaflet, edition: Edition, outputs: Outputs) -> Document:
    """The document of an edition as it was made."""
    return compose(_place_as_made(leaflet, edition, outputs), edition.language)


def _place_as_made(leaflet: Leaflet, edition: Edition, outputs: Outputs) -> Leaflet:
    """The leaflet of an edition, judged by the day that its files name, where they say that its review is overdue."""
    today = outputs.manifest.overdue_days.get((leaflet.id, edition), "")
    return place_leaflet(replace(leaflet, today=today), edition.place)


def _verify_moved(leaflet: Leaflet, edition: Edition, old: str, outputs: Outputs, base: Path) -> Verification:
    """What is found in the page in a place that the leaflet had before."""
    folder = outputs.folder / old / edition.folder
    placed = place_leaflet(leaflet, edition.place)
    document, where = compose_moved(placed, edition.language, old), display_path(folder, base)
    return verify_document(document, folder, where, FORMATS.values(), (MOVED_PAGE,))


def _find_refused(leaflet: Leaflet, outputs: Outputs) -> frozenset[str]:
    """The slots of which there is no file, because a build of these words could not make one. The manifest says which
    they may be; it is believed only where making them fails again."""
    named: dict[str, str] = {}
    held = {slot.edition for slot in map(Slot.read, outputs.refused) if slot.leaflet == leaflet.id}
    for edition in sorted(held & set(leaflet.editions)):
        document = _compose_as_made(leaflet, edition, outputs)
        slots = {str(Slot(leaflet.id, edition, name)): name for name in list_formats(leaflet, edition.language)}
        noted = {slot: name for slot, name in slots.items() if slot in outputs.refused}
        words = {name: digest_shown(FORMATS[name], document) for name in dict.fromkeys(noted.values())}
        named |= {slot: name for slot, name in noted.items() if outputs.refused[slot] == words[name]}
    return find_refused(leaflet, dict.fromkeys(named.values())) & frozenset(named)


def _publish_report(leaflet: Leaflet, document: Document, verification: Verification, outputs: Outputs) -> Quality:
    """Assess one document and publish the report. The verdicts are kept in a store of their own, because a build drops
    from its store what it does not ask for."""
    folder = outputs.folder / document.leaflet / document.edition.folder
    remember = Store(open_store_beside(outputs.folder).folder / "verdicts").answer
    quality = assess_files(leaflet, document, folder, verification, remember)
    tools = {check.validator: check.version for check in quality.checks if check.version}
    origin = FileOrigin(digest_words(document), dict(sorted(tools.items())))
    outputs.publish(Slot(document.leaflet, document.edition, "quality"), write_report(document, quality), origin)
    return quality


def _describe_quality(quality: Quality, where: str) -> Iterator[str]:
    yield quality.summarise()
    if quality.scorecards:
        cards = "; ".join(f"{card.short} {card.summarise()}" for card in quality.scorecards)
        yield f"scorecards, what a machine can see: {cards}"
    for check in (*quality.of("failed"), *quality.of("not run")):
        first = check.reason or check.findings[0]
        more = f" (and {len(check.findings) - 1} more)" if len(check.findings) > 1 else ""
        yield f"{check.state}: {check.validator} on {check.path}, {check.profile}: {first}{more}"
    yield f"report: {where}"
