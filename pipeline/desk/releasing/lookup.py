"""Lookup in the record of releases: what a printed code stands for, or when a file was released. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.build.releasing import find_library, find_lost_releases
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.model.diagnostics import Diagnostic, in_order
from pipeline.model.kept_folder import KEPT
from pipeline.model.kept_words import name_kept_words
from pipeline.model.leaflet import RELEASES, Leaflet
from pipeline.model.placing import list_placed
from pipeline.model.settings import Release
from pipeline.model.short_codes import list_near, read_code
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup
from pipeline.validation.source_files import is_there


@dataclass(frozen=True)
class PresentEdition:
    """An edition as it stands in the source now: its code, and the file of its words, as it is shown."""

    leaflet: str
    language: str
    place: str
    version: str
    status: str
    code: str
    path: str

    @property
    def name(self) -> str:
        """`leaflet/language` or `leaflet/language/place`."""
        return "/".join(part for part in (self.leaflet, self.language, self.place) if part)


@dataclass(frozen=True)
class ReleaseAnswer:
    """A release that was asked about: the files in the source that still hold the words which were signed (`kept`, as
    they are shown), the releases that follow it (`later`), the edition as it stands in the source now (`present`), and
    which of its files was asked about (`file`)."""

    release: Release
    kept: tuple[str, ...] = ()
    later: tuple[Release, ...] = ()
    present: PresentEdition | None = None
    file: str = ""


@dataclass(frozen=True)
class Lookup:
    """The answer: the releases with a code or a file, and what in the source has the code `now` without a release of
    it. Where there is neither, the releases and editions whose codes are `near`. `unread` are leaflets of which nobody
    knows the present code, because they have errors, and `diagnostics` what is wrong with the record itself."""

    asked: str
    releases: tuple[ReleaseAnswer, ...] = ()
    now: tuple[PresentEdition, ...] = ()
    near: tuple[Release | PresentEdition, ...] = ()
    unread: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is an answer."""
        return bool(self.releases or self.now)


def look_up(code: str | None, file: Path | None, checkup: Checkup, source: Path, output: Path) -> Lookup:
    """What a code that somebody typed stands for, or when a file was released. Raises WrongUsageError where neither is
    given, or both, or what can be no code; an OSError where the file cannot be read."""
    if (code is None) == (file is None):
        raise WrongUsageError("name a code, or a file with --file, and not both")
    if file is not None:
        return look_up_file(file, checkup, source, output)
    asked = read_code(code or "")
    if asked is None:
        raise WrongUsageError(f"`{code}` is no code: one has eight letters and figures, as in 7K3M-9QRT")
    return look_up_code(asked, checkup, source, output)


def look_up_code(code: str, checkup: Checkup, source: Path, output: Path) -> Lookup:
    """What a code (`7K3M-9QRT`) stands for."""
    releases = _list_releases(checkup)
    present = tuple(_list_present(checkup))
    answers = tuple(_answer(one, releases, present, source, checkup) for one in releases if one.code == code)
    released = {one.release.edition for one in answers}
    now = tuple(one for one in present if one.code == code and one.name not in released)
    known: dict[str, Release | PresentEdition] = {one.code: one for one in present}
    known |= {one.code: one for one in releases}
    near = () if answers or now else list_near(code, known)
    return Lookup(
        asked=code,
        releases=answers,
        now=now,
        near=tuple(known[one] for one in near),
        unread=tuple(name for name in checkup.leaflets if name not in checkup.readable),
        diagnostics=_list_faults_of_record(checkup, output),
    )


def look_up_file(path: Path, checkup: Checkup, source: Path, output: Path) -> Lookup:
    """When a file was released, by its bytes. An OSError where it cannot be read."""
    digest = sha256(path.read_bytes()).hexdigest()
    releases = _list_releases(checkup)
    present = tuple(_list_present(checkup))
    answers = tuple(
        _answer(one, releases, present, source, checkup, file.path)
        for one in releases
        for file in one.files
        if file.sha256 == digest
    )
    return Lookup(asked=str(path), releases=answers, diagnostics=_list_faults_of_record(checkup, output))


def _list_releases(checkup: Checkup) -> tuple[Release, ...]:
    library = find_library(checkup)
    return library.releases if library else ()


def _list_present(checkup: Checkup) -> Iterator[PresentEdition]:
    for leaflet in checkup.readable.values():
        for placed in list_placed(leaflet):
            for language, text in placed.texts.items():
                yield PresentEdition(
                    leaflet=leaflet.id,
                    language=language,
                    place=placed.place,
                    version=leaflet.settings.version,
                    status=leaflet.settings.status,
                    code=compose(placed, language).code,
                    path=text.source.path,
                )


def _answer(
    one: Release,
    releases: Sequence[Release],
    present: Sequence[PresentEdition],
    source: Path,
    checkup: Checkup,
    file: str = "",
) -> ReleaseAnswer:
    behind = releases[releases.index(one) + 1 :]
    return ReleaseAnswer(
        release=one,
        kept=tuple(_list_kept(one, checkup.leaflets.get(one.leaflet), source)),
        later=tuple(other for other in behind if other.edition == one.edition),
        present=next((edition for edition in present if edition.name == one.edition), None),
        file=file,
    )


def _list_kept(one: Release, leaflet: Leaflet | None, source: Path) -> Iterator[str]:
    """The files in the folder `kept` that hold the words, and the signatures, of a release."""
    digests = dict.fromkeys((*(who.digest for who in one.signed if who.digest), one.words))
    names = [f"{one.leaflet}/{KEPT}/{name_kept_words(one.language, digest)}" for digest in digests]
    for name in dict.fromkeys((*names, *(who.file for who in one.signed if who.file))):
        if leaflet and is_there(source / name):
            yield (source / name).as_posix()


def _list_faults_of_record(checkup: Checkup, output: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the record: then its answers are not sure to be true."""
    of_record = [one for one in checkup.shared if Path(one.span.path).name == RELEASES]
    return in_order((*of_record, *find_lost_releases(output, checkup)))
