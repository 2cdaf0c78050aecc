"""Make: documents in their formats become artifacts, in waves, by any worker, and nothing is made twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from pipeline.build.store import Result, Store
from pipeline.build.tools import code_digest, versions
from pipeline.conversion import FORMATS, ON_DEMAND, Format, find_format
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import has_errors
from pipeline.model.document import Document, canonical
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Span
from pipeline.templating.compose import compose


class OtherToolsError(RuntimeError):
    """A worker has other tools than the key of its job says, so it would make other bytes."""


@dataclass(frozen=True)
class Plan:
    """A document, the formats that its leaflet has, and those of them to publish now."""

    document: Document
    place: Span
    formats: tuple[str, ...]
    publish: tuple[str, ...]

    def slot(self, name: str) -> str:
        """Where the result of a format belongs: leaflet/language/format."""
        return f"{self.document.leaflet}/{self.document.language}/{name}"


@dataclass(frozen=True)
class Job:
    """One document in one format. It carries all it needs and no path: `made` is what the format needs of others,
    `tools` are versions by name."""

    slot: str
    document: Document
    format: Format
    made: Mapping[str, tuple[Artifact, ...]]
    place: Span
    tools: Mapping[str, str]

    def parts(self) -> dict[str, Any]:
        """All that the bytes depend on, by name: what makes the key, and what tells why a file was made again."""
        needs = {
            name: [
                [artifact.path, len(artifact.data), asdict(artifact.measured) if artifact.measured else None]
                for artifact in artifacts
            ]
            for name, artifacts in self.made.items()
        }
        return {
            "words": words_of(self.document),
            "place": self.place.path,
            "needs": digest(needs),
            "tools": dict(self.tools),
            "code": code_digest(),
        }


def plan(leaflets: Mapping[str, Leaflet], formats: Sequence[str] = ()) -> tuple[Plan, ...]:
    """A plan for each language of each leaflet: the formats that are asked for, or all that the leaflet has. Of a
    withdrawn leaflet only the page is left, which says so."""
    plans = []
    for leaflet in leaflets.values():
        has = formats_of(leaflet)
        publish = tuple(name for name in formats or has if name in has or _on_demand(leaflet, name))
        for language, text in leaflet.texts.items():
            plans.append(Plan(compose(leaflet, language), text.source.start, (*has, *publish), publish))
    return tuple(plans)


def formats_of(leaflet: Leaflet) -> tuple[str, ...]:
    """The formats that a leaflet has when nothing is asked for: short ones only where it lists their sections, and
    those for messaging systems only where its publisher uses them."""
    settings = leaflet.settings
    if settings.status == "withdrawn":
        return ("html",)
    used = {*settings.editions, *leaflet.library.publisher.messaging.systems}
    made = (form for form in FORMATS.values() if not form.on_demand and form.name not in settings.formats)
    return tuple(form.name for form in made if not (form.short or form.system) or form.name in used)


def _on_demand(leaflet: Leaflet, name: str) -> bool:
    """True for a format that a leaflet has where it is asked for: one of ours, or one of another package."""
    if name not in FORMATS:
        return True
    return name in ON_DEMAND and leaflet.settings.status != "withdrawn"


def make(job: Job) -> Result:
    """Do a job; the same job gives the same bytes on any worker."""
    if versions(job.format.tools) != job.tools:
        raise OtherToolsError(f"{job.slot}: this worker has other tools than the build")
    checked = job.format.write(job.document, job.made, job.place)
    return Result(checked.value or (), checked.diagnostics)


def waves(formats: Iterable[str]) -> Iterator[list[Format]]:
    """The formats, and what they need, in the order of their needs: each wave needs only the ones before it, and tells
    of no later one."""
    wanted: dict[str, Format] = {}
    waiting = list(formats)
    while waiting:
        found = find_format(waiting.pop())
        if found.name not in wanted:
            wanted[found.name] = found
            waiting += found.needs
    done: set[str] = set()
    while len(done) < len(wanted):
        ready = [
            found
            for found in wanted.values()
            if found.name not in done and done.issuperset({*found.needs, *found.tells_of} & set(wanted))
        ]
        if not ready:
            raise ValueError(f"formats need each other: {sorted(set(wanted) - done)}")
        yield sorted(ready, key=lambda found: found.name)
        done |= {found.name for found in ready}


@dataclass
class JobRun:
    """What was made in this build: results and the parts of their keys by slot; `fresh` were not in the store."""

    store: Store
    results: dict[str, Result] = field(default_factory=dict)
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def make_all(self, plans: Sequence[Plan], executor: Executor) -> None:
        """Make what the plans publish, and what that needs, wave by wave."""
        for wave in waves({name for one in plans for name in one.publish}):
            self._make_wave([job for one in plans for form in wave for job in self._job(one, form)], executor)

    def _job(self, one: Plan, form: Format) -> Iterator[Job]:
        """The job of a format, if the leaflet has it and what it needs could be made. Of a form that it tells of and
        that is not made now it gets no artifacts."""
        others = [name for name in (*form.needs, *form.tells_of) if name in one.formats]
        made = {name: self.results.get(one.slot(name)) for name in others}
        missing = any(made[name] is None for name in form.needs if name in made)
        if form.name not in one.formats or missing:
            return
        if not any(result is not None and has_errors(result.diagnostics) for result in made.values()):
            artifacts = {name: result.artifacts if result else () for name, result in made.items()}
            yield Job(one.slot(form.name), one.document, form, artifacts, one.place, versions(form.tools))

    def _make_wave(self, jobs: Sequence[Job], executor: Executor) -> None:
        waiting = []
        for job in jobs:
            parts = job.parts()
            key = digest({**parts, "slot": job.slot})
            self.parts[job.slot] = parts
            kept = self.store.recall(key)
            if kept is None:
                waiting.append((job.slot, key, executor.submit(make, job)))
            else:
                self.results[job.slot] = kept
        for slot, key, future in waiting:
            result: Result = future.result()
            self.results[slot] = result
            self.fresh.add(slot)
            if not has_errors(result.diagnostics):
                self.store.keep(key, result)

    def why(self, before: Mapping[str, Any]) -> dict[str, str]:
        """Why each slot was made, against the parts of the build before."""
        return {slot: reason(before.get(slot), self.parts[slot]) for slot in sorted(self.fresh)}


def words_of(document: Document) -> str:
    """The digest of everything that a document says and shows."""
    return digest(canonical(document))


def digest(value: Any) -> str:
    """The sha256 of a plain value as JSON."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def reason(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    """Why something was made again: the first part of its key that is not as it was."""
    if not before:
        return "it was not made before"
    if before.get("words") != now["words"]:
        return "its words, facts or pictures changed"
    old, new = before.get("tools", {}), now["tools"]
    for name in new:
        if old.get(name) != new[name]:
            return f"{name} is now {new[name] or 'missing'}, and was {old.get(name) or 'missing'}"
    if before.get("needs") != now["needs"]:
        return "another form that it describes changed"
    if before.get("code") != now["code"]:
        return "Plainleaf itself changed"
    return "it was not in the store any more"
