"""Forms of leaflets that are kept back, and that have to go all the same: everything else of such a leaflet stays as it
was, but a file that a system loads would send what may not be sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.build.jobs import PAGE, list_formats
from pipeline.build.leaflet_edits import FileOrigin
from pipeline.build.outputs_folder import Outputs
from pipeline.build.shown import digest_shown
from pipeline.conversion import FORMATS
from pipeline.conversion.systems.stops import describe_stop
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.model.edition import Edition, Slot
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import scan_abouts, split_about
from pipeline.model.placing import list_placed
from pipeline.model.source import Span
from pipeline.templating.compose import compose, compose_messages_alone
from pipeline.templating.compose.messages import find_stop
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup
from pipeline.validation.folder import find_leaflets
from pipeline.validation.reading.files import read_anyhow
from pipeline.validation.reading.neighbours import scan_earlier_ids, scan_status, scan_withdrawn


@dataclass(frozen=True)
class StoppedForms:
    """The forms that have to go, with what they would have been made of, and why."""

    origins: Mapping[Slot, FileOrigin] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


NOTHING_STOPPED = StoppedForms()


@dataclass(frozen=True)
class _HeldEdition:
    """An edition that is kept back: its document, or as much of it as its messages (nothing where it cannot be read),
    and the `reasons` why none of its messages may be sent, each with the way out."""

    edition: Edition
    place: Span
    document: Document | None = None
    reasons: tuple[tuple[str, str], ...] = ()

    def find_origin(self, form: Format) -> FileOrigin:
        """What the files of a form would be made of."""
        return FileOrigin(digest_shown(form, self.document) if self.document else "", {})

    def diagnose(self, form: Format) -> Iterator[Diagnostic]:
        """Why a form may not be sent."""
        if self.document and form.diagnose:
            of_form = form.diagnose(self.document, self.place)
            yield from (diagnostic for diagnostic in of_form if diagnostic.code == codes.MAY_NOT_BE_SENT.code)
        for reason, hint in self.reasons:
            yield codes.MAY_NOT_BE_SENT.at(self.place, f"the messages may not be sent: {reason}", hint)


def find_stopped(
    checkup: Checkup, source: Path, output: Path, formats: Collection[str] = (), languages: Collection[str] = ()
) -> StoppedForms:
    """Look at what is kept back, and at what stands of it in the outputs, also in the places that it had under earlier
    ids. Of formats and languages, those that are asked for are looked at (all where none is)."""
    failed = dict.fromkeys(one.partition("/")[0] for one in checkup.failed)
    if not failed:
        return NOTHING_STOPPED
    sending = [form for form in FORMATS.values() if form.system and form.sends and form.name in (formats or FORMATS)]
    standing: dict[str, set[Slot]] = {}
    for slot in map(Slot.read, Outputs.open(output).slots):
        if not languages or slot.edition.language in languages:
            standing.setdefault(slot.leaflet, set()).add(slot)
    others = find_leaflets(source)
    origins: dict[Slot, FileOrigin] = {}
    diagnostics: dict[Diagnostic, None] = {}
    for name in failed:
        leaflet = checkup.leaflets[name]
        owners = (name, *(old for old in checkup.earlier_ids.get(name, ()) if old not in others))
        has = list_formats(leaflet) if leaflet else ()
        here = {slot for owner in owners for slot in standing.get(owner, ())}
        gone = _list_withdrawn(checkup, name, source, here)
        origins |= dict.fromkeys(gone, FileOrigin("", {}))
        diagnostics |= dict.fromkeys(_report_withdrawn(checkup, name, gone))
        forms = [form for form in sending if form.name in {*has, *(slot.format for slot in here)}]
        for held in _list_held(checkup, name, source, {slot.edition for slot in here}) if forms else ():
            for form in forms:
                own = {slot for slot in here if (slot.edition, slot.format) == (held.edition, form.name)}
                stops = tuple(held.diagnose(form)) if own or form.name in has else ()
                diagnostics |= dict.fromkeys(stops)
                origins |= dict.fromkeys(own, held.find_origin(form)) if stops else {}
    return StoppedForms(origins, tuple(diagnostics))


def _list_withdrawn(checkup: Checkup, name: str, source: Path, standing: Iterable[Slot]) -> list[Slot]:
    """What stands of editions that are withdrawn, and of which no page can be made that says so: all of it goes, the
    page too, which goes on advising. Where nothing but a page stands, it may well be the one that says so."""
    text = read_anyhow(source / name / "leaflet.yaml", source)
    leaflet = checkup.leaflets[name]
    slots = [one for one in standing if leaflet is None or one.edition.language in checkup.unreadable[name]]
    gone = [one for one in slots if scan_withdrawn(text, one.edition.language)]
    more = {one.edition for one in gone if one.format != PAGE}
    return sorted(one for one in gone if one.edition in more)


def _report_withdrawn(checkup: Checkup, name: str, gone: Iterable[Slot]) -> Iterator[Diagnostic]:
    for language in sorted({one.edition.language for one in gone}):
        message = f"`{name}` is withdrawn in `{language}`, and no page can be made that says so"
        hint = "mend its other errors, and build it again; until then nothing of it is published"
        yield codes.NO_WITHDRAWN_PAGE.at(_find_error(checkup, name, language), message, hint)


def _list_held(checkup: Checkup, name: str, source: Path, standing: Iterable[Edition]) -> Iterator[_HeldEdition]:
    """The editions of a leaflet that are kept back: those that were read, and those that stand in the outputs and could
    not be."""
    leaflet = checkup.leaflets[name]
    read = leaflet.texts if leaflet else {}
    if leaflet:
        for placed in list_placed(replace(leaflet, left_out=checkup.list_unasked(leaflet))):
            for language in placed.texts:
                edition, own = Edition(language, placed.place), placed.library.own_words
                apart = edition in checkup.held_editions[name]
                if (apart or language in checkup.held_back[name]) and language_pack(language, own):
                    whole = not apart and language not in checkup.unreadable[name]
                    yield _hold(placed, edition, whole=whole)
    good = set(read) - checkup.held_back[name]
    unread = checkup.held_back[name] if good else {edition.language for edition in standing}
    for edition in sorted(standing, key=str):
        if edition.language in unread and edition.language not in read:
            reasons = tuple(_list_reasons_of_unread(source, name, edition.language))
            yield _HeldEdition(edition, _find_error(checkup, name, edition.language), reasons=reasons)


def _hold(placed: Leaflet, edition: Edition, *, whole: bool) -> _HeldEdition:
    """An edition that was read. Errors hide no stop: the messages of one that is not `whole` are composed alone, and
    of those too that cannot be, it is looked at what they are about."""
    language, text = edition.language, placed.texts[edition.language]
    document = compose(placed, language) if whole else compose_messages_alone(placed, language)
    reasons = []
    if not whole:
        lost = set(scan_abouts(text.source.text)) - {message.about for message in document.messages}
        stops = {about: find_stop(about, placed, language) for about in sorted(lost)}
        reasons += [describe_stop(stop, about) for about, stop in stops.items() if stop]
    return _HeldEdition(edition, text.source.start, document, tuple(reasons))


def _list_reasons_of_unread(source: Path, name: str, language: str) -> Iterator[tuple[str, str]]:
    """Why what cannot be read may not be sent, as far as its letters tell: a leaflet that it is about is there no more,
    or says that it is withdrawn. Whatever is only not known changes nothing, as no other mistake does."""
    names = find_leaflets(source)
    for about in scan_abouts(read_anyhow(source / name / f"{language}.md", source)):
        leaflet = _follow((split_about(about) or (about, ""))[0], names, source)
        if leaflet not in names:
            yield describe_stop("gone", about)
        elif scan_status(read_anyhow(source / leaflet / "leaflet.yaml", source)) == "withdrawn":
            yield describe_stop("withdrawn", about)


def _follow(name: str, names: Collection[str], source: Path) -> str:
    """The id that a leaflet has now, where only one says that it had this one."""
    if name in names:
        return name
    claims = [one for one in names if name in scan_earlier_ids(read_anyhow(source / one / "leaflet.yaml", source))]
    return claims[0] if len(claims) == 1 else name


def _find_error(checkup: Checkup, name: str, language: str) -> Span:
    """The place of what keeps a leaflet, or one of its languages, from being read."""
    errors = [one.span for one in (*checkup.diagnostics_of[name], *checkup.shared) if one.severity == "error"]
    own = (span for span in errors if span.path.endswith(f"/{language}.md"))
    return next(own, next(iter(errors), Span(f"{name}/{language}.md")))
