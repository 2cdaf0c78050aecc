"""The foreman: check, compose, make, publish. What each stage does is in its own room; this is their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.build.freshness import is_fresh, output_state, source_state
from pipeline.build.store import diagnostic, store_beside
from pipeline.build.tools import code_digest
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.source import Source
from pipeline.validation.folder import find_leaflets

if TYPE_CHECKING:
    from pipeline.build.executors import Kind
    from pipeline.build.jobs import JobRun, Plan
    from pipeline.build.publishing import Outputs


@dataclass(frozen=True)
class Request:
    """What is asked of a build. Empty names, languages or formats mean all of them."""

    source: Path
    output: Path
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    release: bool = False
    executor: Kind = "auto"
    workers: int | None = None

    @property
    def everything(self) -> bool:
        """True when nothing is left out."""
        return not (self.names or self.languages or self.formats)

    def asked(self, base: Path) -> dict[str, Any]:
        """What decides the result, for the record; the executor does not."""
        return {
            "source": str(self.source.absolute()),
            "base": str(base),
            "names": list(self.names),
            "languages": list(self.languages),
            "formats": list(self.formats),
            "release": self.release,
        }


@dataclass(frozen=True)
class Outcome:
    """What a build did. `made` tells why each slot (leaflet/language/format) was made; `failed` are the leaflets whose
    outputs stay as they were; `files` counts what stands in the outputs now."""

    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    leaflets: int = 0
    files: int = 0
    nothing_to_do: bool = False


def build(request: Request, base: Path) -> Outcome:
    """Make whatever is out of date. Paths are shown relative to `base`."""
    store = store_beside(request.output)
    record = store.last(request.output.name)
    asked = request.asked(base)
    if is_fresh(record, asked, request.source, request.output):
        return _replayed(record)

    from pipeline.build.executors import make_executor
    from pipeline.build.jobs import JobRun, plan
    from pipeline.validation.check import check

    seen = source_state(request.source)
    names = request.names or find_leaflets(request.source)
    checkup = check(request.source, base, names, request.languages, request.release, store.answer)
    plans = plan(checkup.good, request.formats)
    run = JobRun(store)
    with make_executor(request.executor, request.workers, sum(len(one.publish) for one in plans)) as executor:
        run.make_all(plans, executor)
    found = {name: list(checkup.found[name]) for name in names}
    for slot, result in run.results.items():
        found[slot.split("/")[0]] += result.diagnostics
    failed = tuple(name for name in names if name not in checkup.good or has_errors(found[name]))
    outputs = _publish(request, names, [one for one in plans if one.document.leaflet not in failed], run)
    if request.everything and not failed:
        store.sweep(store.used)

    outcome = Outcome(
        diagnostics=in_order((*checkup.shared, *(said for leaflet in found.values() for said in leaflet))),
        sources=checkup.sources,
        made=run.why(record.get("slots", {})),
        failed=failed,
        written=tuple(outputs.written),
        removed=tuple(outputs.removed),
        leaflets=len(names),
        files=len(outputs.entries),
    )
    slots = {**record.get("slots", {}), **run.parts}
    store.note(request.output.name, _record(asked, seen, slots, outcome, outputs))
    return outcome


def _publish(request: Request, names: Sequence[str], plans: Sequence[Plan], run: JobRun) -> Outputs:
    """Write what was made of the leaflets without errors, and take away what nothing stands for any more."""
    from pipeline.build.jobs import words_of
    from pipeline.build.publishing import Kept, Outputs
    from pipeline.conversion import ON_DEMAND

    outputs = Outputs.open(request.output)
    has: dict[str, dict[str, Kept]] = {}
    for one in plans:
        document = one.document
        kept = Kept(frozenset(one.formats), ON_DEMAND, words_of(document))
        has.setdefault(document.leaflet, {})[document.language] = kept
        for name in one.publish:
            slot = one.slot(name)
            artifacts = run.results[slot].artifacts
            outputs.publish(document.leaflet, document.language, name, artifacts, run.parts[slot])
    if not request.languages:
        for leaflet, formats in has.items():
            outputs.keep_only(leaflet, formats)
    if not request.names:
        for gone in {entry["from"]["leaflet"] for entry in outputs.entries.values()} - set(names):
            outputs.keep_only(gone, {})
    outputs.close()
    return outputs


def _record(
    asked: dict[str, Any], seen: dict[str, str], slots: Any, outcome: Outcome, outputs: Outputs
) -> dict[str, Any]:
    """What the next build has to know, to see that there is nothing to do and to say the same again."""
    shown = {found.span.path for found in outcome.diagnostics}
    return {
        "asked": asked,
        "code": code_digest(),
        "tools": {name: version for parts in slots.values() for name, version in parts["tools"].items()},
        "source": seen,
        "slots": slots,
        "outputs": output_state(outputs.folder, outputs.entries),
        "diagnostics": [asdict(found) for found in outcome.diagnostics],
        "sources": {path: source.text for path, source in outcome.sources.items() if path in shown},
        "failed": outcome.failed,
        "leaflets": outcome.leaflets,
        "files": outcome.files,
    }


def _replayed(record: Mapping[str, Any]) -> Outcome:
    return Outcome(
        diagnostics=tuple(diagnostic(entry) for entry in record["diagnostics"]),
        sources={path: Source(path, text) for path, text in record["sources"].items()},
        failed=tuple(record["failed"]),
        leaflets=record["leaflets"],
        files=record["files"],
        nothing_to_do=True,
    )
