"""Many documents: each further one against a cold one, a pool against a single process, one changed word, `verify`, and
an estimate of what very many cost. All on one catalogue with really different leaflets."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from catalogue.tongues import read_tongue
from catalogue.writing import write_catalogue
from estimate import Cost, estimate
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import Subject
from steps.building import build_into, count_documents

_MADE = re.compile(r"^made ", re.MULTILINE)
_CORES = 2


def measure_many(
    subject: Subject, leaflets: int, languages: Sequence[str], *, cold: int, edits: int, verified: Sequence[int]
) -> list[Findings]:
    """The tables of so many leaflets in some languages, of which so many documents (`cold`) are also built each alone;
    then so many `edits` are made, and so many leaflets `verified`."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        names = write_catalogue(place / "source", leaflets, languages)
        serial = build_into(subject, place, "serial", "--executor", "serial")
        documents = count_documents(place / "serial")
        pool = build_into(subject, place, "pool", "--executor", "processes", "--jobs", str(_CORES))
        check = subject.plainleaf(place, "check")
        cost = Cost(serial.cpu / documents, check.cpu / documents, pool.cpu / serial.cpu)
        return [
            _measure_warm(
                subject, place, [(name, tag) for name in names for tag in languages], cold, serial, documents
            ),
            _compare_executors(serial, pool, documents),
            _measure_edits(subject, place, names, _list_edits(languages[0])[:edits]),
            _measure_verify(subject, place, names, verified),
            estimate(cost),
        ]


def _measure_warm(
    subject: Subject, place: Path, editions: Sequence[tuple[str, str]], cold: int, whole: Measured, documents: int
) -> Findings:
    """What each further document costs against one that is built alone; those alone are spread over the catalogue."""
    findings = Findings("Each further document against a cold one")
    alone = []
    for number in range(cold):
        leaflet, language = editions[number * len(editions) // cold]
        words = (leaflet, "--language", language, "--executor", "serial")
        alone.append(build_into(subject, place, f"alone-{number}", *words))
    each = sum(one.cpu for one in alone) / cold
    further = (whole.cpu - each) / (documents - 1)
    findings.rows[f"a document alone, mean of {cold}"] = {"CPU s": each}
    findings.rows[f"each further one of {documents}"] = {"CPU s": further}
    findings.ratios["a further document against a cold one, CPU"] = further / each
    return findings


def _compare_executors(serial: Measured, pool: Measured, documents: int) -> Findings:
    """One process after the other, or two at once."""
    findings = Findings(f"{documents} documents, by executor")
    for name, measured in (("serial", serial), (f"{_CORES} processes", pool)):
        findings.add(name, measured, **{"CPU s a document": measured.cpu / documents})
    findings.ratios["CPU a document, processes against serial"] = pool.cpu / serial.cpu
    findings.ratios["clock, serial against two cores"] = serial.clock / pool.clock
    return findings


def _list_edits(language: str) -> list[tuple[str, str, str]]:
    """Where a word is changed: what that is, the language, and the mark in front of it. In English it also makes
    translations older than their source, which each of them then says."""
    words, message = "#part-0}\n", "parts=3}\n"
    return [("a word", language, words), ("a word of a message", language, message), ("a word", "en", words)]


def _measure_edits(
    subject: Subject, place: Path, names: Sequence[str], edits: Sequence[tuple[str, str, str]]
) -> Findings:
    """One changed word in one leaflet of the catalogue: what is made again, and what it costs."""
    findings = Findings(f"A change in one of {len(names)} leaflets")
    for what, language, mark in edits:
        words = place / "source" / names[len(names) // 2] / f"{language}.md"
        text = words.read_text(encoding="utf-8")
        words.write_text(change_word(text, language, mark), encoding="utf-8")
        measured = build_into(subject, place, "serial", "--executor", "serial", "--verbose")
        findings.add(f"{what} in {language}", measured, **{"forms made": len(_MADE.findall(measured.output))})
        words.write_text(text, encoding="utf-8")
        build_into(subject, place, "serial", "--executor", "serial")
    return findings


def change_word(text: str, language: str, behind: str) -> str:
    """The text with something else done in the first sentence behind a mark."""
    head, mark, rest = text.rpartition(behind)
    does = read_tongue(language).does
    first = min((one for one in does if one in rest), key=rest.index)
    return f"{head}{mark}{rest.replace(first, does[does.index(first) - 1], 1)}"


def _measure_verify(subject: Subject, place: Path, names: Sequence[str], sizes: Sequence[int]) -> Findings:
    """What it costs to verify so many leaflets, and each of them."""
    findings = Findings("verify")
    each = {}
    for size in sizes:
        words = ("verify", "--output", "serial/outputs", *names[:size])
        measured = subject.plainleaf(place, *words, expected=(0, 1))  # forms that were not made are missed
        each[size] = measured.cpu / size
        findings.add(f"{size} leaflets", measured, **{"CPU s a leaflet": each[size]})
    if len(sizes) > 1:
        findings.ratios[f"a leaflet of {sizes[-1]} against one of {sizes[0]}, CPU"] = each[sizes[-1]] / each[sizes[0]]
    return findings
