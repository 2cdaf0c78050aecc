"""Starting of a review: the sheets of some leaflets are written into a folder for those who are to sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.places_apart import refuse_public
from pipeline.build.whole_files import write_whole
from pipeline.conversion.sign_off_sheet.word_file import finish_word_file
from pipeline.conversion.sign_off_sheet.writer import write_sheet, write_typed_markup
from pipeline.desk.sign_off_sheets.composing import make_sheet
from pipeline.desk.sign_off_sheets.dots import redraw
from pipeline.model.leaflet import Leaflet
from pipeline.parsers.pandoc import write_docx
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class StartedSheets:
    """The paths of the files that were written, and the leaflets, or a leaflet in a language (`foot-care/en`), of which
    there is none, with the reason. `failed` is true where errors were one."""

    written: tuple[str, ...]
    left_out: Mapping[str, str]

    @property
    def failed(self) -> bool:
        """Whether some words could not be composed."""
        return ERRORS in self.left_out.values()


ERRORS, WITHDRAWN = "put its errors right first", "it has been withdrawn"


def start_sheets(checkup: Checkup, source: Path, folder: Path) -> StartedSheets:
    """Write the sheets of each leaflet and language of a checkup: `<leaflet>-<language>-sign-off.html` and `.docx`.
    Raises WrongUsageError for a folder that readers get, or that is the source."""
    refuse_public(folder, source)
    written: list[str] = []
    left_out: dict[str, str] = {}
    for name, leaflet in checkup.leaflets.items():
        if leaflet is None:
            left_out[name] = ERRORS
            continue
        readable = checkup.readable.get(name)
        for language in leaflet.texts:
            if leaflet.is_withdrawn(language):
                left_out[f"{name}/{language}"] = WITHDRAWN
            elif readable is None or language not in readable.texts:
                left_out[f"{name}/{language}"] = ERRORS
            else:
                written += _write_sheet(readable, language, folder)
    return StartedSheets(tuple(written), left_out)


def _write_sheet(leaflet: Leaflet, language: str, folder: Path) -> tuple[str, str]:
    """The paths of the two files of a sheet."""
    sheet = make_sheet(leaflet, language)
    document = sheet.document
    html, word = (folder / f"{leaflet.id}-{language}-sign-off.{ending}" for ending in ("html", "docx"))
    markup = redraw(write_typed_markup(sheet))
    spoken = language if "-" in language else f"{language}-{leaflet.settings.country}"
    typed = finish_word_file(write_docx(markup, spoken, document.direction), sheet.title, document.date)
    write_whole(html, write_sheet(sheet))
    write_whole(word, typed)
    return str(html), str(word)
