"""Evidence and terms: what is asked of a day, of the files that all leaflets share, and of the whole source."""

from __future__ import annotations

from datetime import date

import pytest

from tests.second_leaflet import FOOT_CARE, add_foot_care
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, Workspace

DAY = date(2026, 11, 29)
REFERENCES, GLOSSARY = "references.yaml", "glossary.yaml"
ITEM = "- {{id: rest, type: report, title: Rest, URL: 'https://example.org/rest', {0}}}\n"
WAIVER = "allow: [{{rule: {0}, because: Somebody has looked at it, by: A. Person, until: 2027-06-30}}]\n"
CODES = ("LNG209", "LNG210", "LNG301", "LNG302", "LNG303", "LNG304", "GOV110")


def find(workspace: Workspace, *names: str, today: date | None = DAY) -> list[tuple[str, str]]:
    """The codes of these rules, and of waivers, each with the file in which it is found."""
    checkup = workspace.check(*names, today=today)
    return [(one.code, one.span.path.removeprefix("source/")) for one in checkup.diagnostics if one.code in CODES]


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        ("2021", date(2026, 12, 31)),
        ('"2021-02"', date(2026, 2, 28)),
        ('"2020-02-29"', date(2025, 2, 28)),
        ("{date-parts: [[2021, 5, 1]]}", date(2026, 5, 1)),
        ("{date-parts: [[2012], [2021]]}", date(2026, 12, 31)),
    ],
)
def test_evidence_is_old_on_the_day_after_its_last(issued: str, last: date, workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format(f"issued: {issued}"))
    workspace.add_words("Rest costs strength [@rest]. So does a plaster cast [@rest].")
    assert find(workspace, today=last) == []
    assert find(workspace, today=date.fromordinal(last.toordinal() + 1)) == [("LNG304", f"{LEAFLET}/en.md")]
    assert find(workspace, today=None) == []


@pytest.mark.parametrize("year", ["0001", "9998", "9999"])
def test_any_year_can_be_judged(year: str, workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format(f'issued: "{year}-02"'))
    workspace.add_words("Rest costs strength [@rest].")
    assert len(find(workspace)) == (year == "0001")


def test_old_evidence_can_be_allowed_and_a_build_does_not_miss_it(workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format("issued: 2012"))
    workspace.add_words("Rest costs strength [@rest].")
    workspace.append(SETTINGS, WAIVER.format("LNG304"))
    assert find(workspace) == find(workspace, today=None) == []
    workspace.edit(REFERENCES, "issued: 2012", "issued: 2025")
    assert find(workspace) == [("GOV110", SETTINGS)]


@pytest.mark.parametrize("words", ["Rest costs strength [@rest].", "A [resting]{.term key=rest} muscle shrinks."])
def test_what_one_leaflet_uses_is_used(words: str, workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format("issued: 2025"))
    workspace.append(GLOSSARY, "rest: {en: To lie or sit.}\n")
    add_foot_care(workspace)
    unused = {("LNG302", REFERENCES), ("LNG210", GLOSSARY)}
    assert {*find(workspace, LEAFLET, FOOT_CARE)} == unused
    assert find(workspace, LEAFLET) == [], "another leaflet may use it"
    add_foot_care(workspace, words)
    used = ("LNG302", REFERENCES) if "@" in words else ("LNG210", GLOSSARY)
    assert used not in find(workspace, LEAFLET, FOOT_CARE)


def test_nothing_is_unused_where_something_could_not_be_read(workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format("issued: 2025"))
    add_foot_care(workspace)
    workspace.write(f"{FOOT_CARE}/leaflet.yaml", "version: [")
    assert find(workspace, LEAFLET, FOOT_CARE) == []


def test_what_is_found_in_shared_files_is_allowed_by_the_publisher(workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format("issued: 2025"))
    workspace.append(PUBLISHER, WAIVER.format("LNG302"))
    assert find(workspace) == []


def test_the_evidence_of_a_fact_is_evidence(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "  share: {kind: risk, n: 1, of: 3, who: {en: people}}\n")
    workspace.add_words("## How many {#how-many}\n\nIt happens to {{share}}.")
    assert find(workspace) == [("LNG301", f"{LEAFLET}/en.md")]
    workspace.edit(SETTINGS, "who: {en: people}}", "who: {en: people}, evidence: [plain-language]}")
    assert find(workspace) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("PMID: '12,345,678'", ["12345678"]),
        ("PMID: 'PMID: 31234567'", ["31234567"]),
        ("PMID: '3123456O'", [""]),
        ("PMCID: '7654321'", ["PMC7654321"]),
        ("DOI: '10.5555/rest.'", ["10.5555/rest"]),
        ("DOI: '10.5555'", [""]),
        ("PMID: 7, PMCID: PMC12.1, DOI: 'https://doi.org/10.5555/(rest)12'", []),
    ],
)
def test_an_identifier_is_whole(value: str, expected: list[str], workspace: Workspace) -> None:
    workspace.append(REFERENCES, ITEM.format(f"issued: 2025, {value}"))
    diagnostics = workspace.check(LEAFLET, today=DAY).diagnostics
    assert [one.expected for one in diagnostics if one.code == "LNG303"] == expected


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("A tendon hurts. It is a [tendon]{.term}.", ["tendon"]),
        ("Biopsies hurt. The tendons heal.", ["Biopsies", "tendons"]),
        ("The growth plate, and then growth-plates.", ["growth plate"]),
        ("A tendon joins [tendons]{.term key=tendon} and bones. A tendon heals.", []),
        ("Call the Tendon Trust. Our biopsy-free clinic helps.", ["biopsy"]),
        ("[What a tendon is](#what-it-is). Tendonitis. [tendon]{lang=es}", []),
        ("## Your tendon {#tendon}\n\nThe [tendon]{.term} heals.", []),
        ("## Your tendon {#tendon}\n\nRest.\n\n## More {#more}\n\nThe [tendon]{.term} heals.", ["tendon"]),
        ('::: {.story consent=invented}\nMy tendon tore.\n\nA\n:::\n\nThe [tendon]{.term} heals.', []),
    ],
)  # fmt: skip
def test_a_term_is_marked_where_it_stands_first(words: str, marked: list[str], workspace: Workspace) -> None:
    workspace.append(GLOSSARY, "tendon: {en: A cord.}\nbiopsy: {en: A sample.}\ngrowth-plate: {en: Soft bone.}\n")
    workspace.add_words(words)
    diagnostics = workspace.check(LEAFLET, today=DAY).diagnostics
    assert [one.message.split("”")[0][1:] for one in diagnostics if one.code == "LNG209"] == marked
