"""Other engines on the same page, to watch: none of them is needed. Each is run where somebody has installed it into a
virtual environment of its own: `python -m venv FOLDER/NAME; FOLDER/NAME/bin/pip install …`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measuring.cpu import FailedCommandError, Measured, measure_command
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject
from measuring.telling import tell
from measuring.turns import Step, take_turns
from steps.cold import LANGUAGE, LEAFLET

SCRIPTS = BENCHMARKS / "engines"
OURS = "weasyprint"
WATCHED: Mapping[str, str] = {"fullbleed": "fullbleed", "formepdf": "formepdf[local]", "typst": "typst"}
"""Names of engines, and what pip installs for each."""


@dataclass(frozen=True)
class Page:
    """The folder with the page that all are given, and what is measured."""

    subject: Subject
    folder: Path

    @classmethod
    def write(cls, subject: Subject, folder: Path) -> Page:
        """The markup of our first leaflet."""
        words = (str(subject.root / "source"), LEAFLET, LANGUAGE, str(folder))
        subject.python(folder, str(SCRIPTS / "own_markup.py"), *words)
        return cls(subject, folder)

    def run_ours(self, place: Path) -> Measured:
        """The engine that we use, alone."""
        return self.subject.python(place, *self._name_words(OURS))

    def run_other(self, name: str, python: Path, place: Path) -> Measured:
        """Another engine, which sees nothing of our packages."""
        around = {one: value for one, value in self.subject.around.items() if one != "PYTHONPATH"}
        return measure_command([str(python), *self._name_words(name)], place, around, bound=self.subject.bound)

    def _name_words(self, name: str) -> tuple[str, ...]:
        fonts = self.subject.root / "pipeline" / "assets" / "fonts"
        return str(SCRIPTS / f"run_{name}.py"), str(self.folder), str(fonts), LANGUAGE


def find_python(engines: Path | None, name: str) -> Path | None:
    """The Python of the environment of an engine, if there is one."""
    python = engines / name / "bin" / "python" if engines else None
    return python if python and python.exists() else None


def measure_engines(subject: Subject, runs: int, engines: Path | None) -> Findings:
    """The table of engines that are installed below a folder, against the one that we use on the same markup. What they
    print wrong, people have to see: the README says what was seen."""
    findings = Findings("Other engines on the markup of the print leaflet: PDF alone, no plan of pages")
    with tempfile.TemporaryDirectory() as name:
        page = Page.write(subject, Path(name))
        steps: dict[str, Step] = {OURS: page.run_ours}
        for engine, package in WATCHED.items():
            python = find_python(engines, engine)
            if python is None:
                findings.notes.append(f"{engine}: not measured: not installed (pip install '{package}')")
                continue
            step = partial(page.run_other, engine, python)
            try:
                step(page.folder)
            except FailedCommandError as error:
                tell(str(error))
                findings.notes.append(f"{engine}: not measured: it ended with an error")
            else:
                steps[engine] = step
        medians = take_turns(steps, runs)
    for engine, measured in medians.items():
        named = f"{engine} {measured.output.split()[-1]}"
        findings.add(named, measured, **{"× weasyprint": measured.cpu / medians[OURS].cpu})
    return findings
