"""Downloads on the page: the other forms of a leaflet, for taking along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.conversion import FORMATS, find_others
from pipeline.conversion.page import FORMAT
from pipeline.model.artifact import Artifact, MadeFile
from pipeline.model.document import Document
from pipeline.model.format import Format, Made


@dataclass(frozen=True)
class Download:
    """Another form of the leaflet to take along: `name` is the format's (`pdf`), `label` what a reader calls it,
    `href` where it stands beside the page, `detail` its type and size in words ("PDF, 8 pages, 180 kB")."""

    name: str
    label: str
    href: str
    detail: str = ""


def find_downloads(document: Document, made: Made) -> Iterator[Download]:
    """A download for each form that was made or that the leaflet has, in the order of the formats."""
    for form in map(FORMATS.__getitem__, find_others(FORMAT)):
        if form.name in made:
            files = {file.path: file for file in made[form.name]}
            for path in form.paths(document):
                detail = ", ".join(_describe(form, files.get(path), document))
                yield Download(form.name, _name(form, path, document), path, detail)


def _name(form: Format, path: str, document: Document) -> str:
    """What a reader calls a file: the form, and the size of its letters where there are several."""
    paths = form.paths(document)
    if len(paths) == 1:
        return document.labels[form.label]
    return document.labels["large_print_size"].format(size=document.large_print[paths.index(path)])


def _describe(form: Format, file: MadeFile | Artifact | None, document: Document) -> Iterator[str]:
    """What a reader wants to know before loading a file: its kind and, where it is made now, its pages and size."""
    yield PurePosixPath(form.file).suffix.removeprefix(".").upper()
    if file:
        if file.measured:
            pages = file.measured.pages
            yield document.labels["pages"].format(pages=pages) if pages > 1 else document.labels["one_page"]
        yield f"{max(1, round(file.size / 1000))} kB"
