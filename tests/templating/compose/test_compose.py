"""Facts + words = a document: nothing is left that has to be looked up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.document import Abbreviation, CareCard, Cite, Definitions, Document, Fact, Text, plain, walk
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose, words_digest
from tests.workspace import SETTINGS, Workspace

Read = Callable[..., Leaflet]


@pytest.fixture
def read(workspace: Workspace) -> Read:
    """Read the base leaflet after changes: (file, old, new), where an empty old adds at the end."""

    def changed(*changes: tuple[str, str, str]) -> Leaflet:
        for name, old, new in changes:
            if old:
                workspace.edit(name, old, new)
            else:
                workspace.append(name, new)
        return workspace.leaflet()

    return changed


def words(document: Document) -> str:
    return " ".join(node.value for node in walk((document.key_points, document.sections)) if isinstance(node, Text))


FACTS = """
  share: {kind: risk, at_most: true, n: 1, of: 3, who: {en: people aged 60 and over}}
  few: {kind: risk, at_least: true, n: 2, of: 100, who: {en: people}}
  plain: {kind: risk, n: 5, of: 10, who: {en: adults}}
  tablet: {kind: dose, value: 20 mg twice a day}
  age: {kind: number, value: "60", unit: years}
  day: {kind: date, value: 2026-03-09}
  gene: {kind: text, value: SMN1}
  site: {kind: url, value: "https://example.org/a"}
"""


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("share", "up to 1 in 3 people aged 60 and over"),
        ("few", "at least 2 in 100 people"),
        ("plain", "5 in 10 adults"),
        ("tablet", "20 mg twice a day"),
        ("age", "60 years"),
        ("day", "9 March 2026"),
        ("gene", "SMN1"),
        ("site", "https://example.org/a"),
        ("emergency-line", "999"),
    ],
)
def test_how_each_kind_of_fact_is_read(read: Read, fact: str, said: str) -> None:
    leaflet = read(
        ("muscle/leaflet.yaml", "", FACTS),
        ("muscle/en.md", "This leaflet says it", f"It is {{{{{fact}}}}}. This leaflet says it"),
    )
    node = next(node for node in walk(compose(leaflet, "en").sections) if isinstance(node, Fact) and node.id == fact)
    assert plain(node.children).replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_dose_and_a_phone_number_are_never_broken(read: Read) -> None:
    leaflet = read(
        ("muscle/leaflet.yaml", "", FACTS),
        ("muscle/en.md", "This leaflet says it", "Take {{tablet}}. This leaflet says it"),
        ("publisher.yaml", '"999"', '"0300 123 45"'),
    )
    document = compose(leaflet, "en")
    dose = next(node for node in walk(document.sections) if isinstance(node, Fact) and node.id == "tablet")
    assert " " not in plain(dose.children)
    card = next(node for node in walk(document.sections) if isinstance(node, CareCard))
    assert (card.action, card.call) == ("Call 0300 123 45 or go to A&E now if:", "Call 0300 123 45")
    assert "call 0300 123 45 now" in document.messages[0].text


def test_citations_are_numbered_by_first_use_and_listed(read: Read) -> None:
    leaflet = read(
        ("references.yaml", "", "- {id: second, type: book, title: Another, publisher: Somebody, note: incomplete}\n"),
        ("muscle/en.md", "in plain words [", "in plain [@second] words ["),
    )
    document = compose(leaflet, "en")
    assert [node.numbers for node in walk(document.sections) if isinstance(node, Cite)] == [(1,), (2,)]
    listed = next(section for section in document.sections if section.id == "references").blocks[0]
    assert isinstance(listed, Definitions)
    assert [item.id for item in listed.items] == ["reference-1", "reference-2"]
    assert "Another. Somebody. Reference incomplete." in words(document)


def test_terms_are_explained_by_name(read: Read) -> None:
    leaflet = read(
        ("glossary.yaml", "", "hiv: {en: A virus.}\nclinical-trial: {en: A study.}\n"),
        ("muscle/en.md", "This leaflet", "[HIV]{.term} and [clinical trials]{.term key=clinical-trial}. This leaflet"),
    )
    glossary = next(section for section in compose(leaflet, "en").sections if section.id == "glossary").blocks[0]
    assert isinstance(glossary, Definitions)
    assert [(item.id, plain(item.term)) for item in glossary.items] == [
        ("term-atrophy", "Atrophy"),
        ("term-clinical-trial", "Clinical trial"),
        ("term-hiv", "HIV"),
    ]


def test_a_standing_section_stands_where_it_is_taken_in(read: Read) -> None:
    names = [section.id for section in compose(read(), "en").sections]
    assert names == ["get-help", "what-it-is", "other-formats", "questions", "glossary", "references", "about"]


def test_the_digest_of_the_words_is_that_of_the_words_alone(read: Read) -> None:
    first = words_digest(read(), "en")
    moved = words_digest(read(("muscle/en.md", "## What it is {", "\n\n## What it is {")), "en")
    assert moved == first
    assert words_digest(read(("publisher.yaml", '"999"', '"998"')), "en") != first


def test_a_sign_off_holds_for_these_words_only(read: Read) -> None:
    digest = words_digest(read(), "en")
    reviewer = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {digest}}}"
    signed = compose(read(("muscle/leaflet.yaml", "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")), "en")
    assert "A B, physician, C" in words(signed)
    assert signed.notice is not None and signed.notice.state == "draft", "a draft stays a draft"
    changed = compose(read(("muscle/en.md", "Wasting has many causes.", "Wasting has few causes.")), "en")
    assert "A B" not in words(changed) and "No doctor or nurse has checked this leaflet yet" in words(changed)


def test_a_withdrawn_leaflet_says_nothing_but_that(read: Read) -> None:
    document = compose(read(("muscle/leaflet.yaml", "status: draft", "status: withdrawn")), "en")
    assert document.sections == () and document.messages == () and document.key_points is None
    assert document.notice is not None and document.notice.state == "withdrawn"


def test_an_abbreviation_is_marked_before_and_after_its_introduction_and_not_in_messages(
    read: Read,
) -> None:
    leaflet = read(("muscle/en.md", "This leaflet says it", "MS is multiple sclerosis (MS). This leaflet says it"))
    document = compose(leaflet, "en")
    used = [node for node in walk(document.sections) if isinstance(node, Abbreviation)]
    assert used == [Abbreviation("MS", "multiple sclerosis")] * 2
    assert not any(isinstance(node, Abbreviation) for node in walk(document.messages))


@pytest.mark.parametrize(("codes", "wrong"), [("icd10: [m62]", "m62"), ('snomed: ["12"]', "12"), ("mesh: [X1]", "X1")])
def test_codes_of_the_condition_are_those_of_their_systems(workspace: Workspace, codes: str, wrong: str) -> None:
    workspace.append(SETTINGS, f"codes: {{{codes}}}\n")
    (error,) = workspace.errors()
    assert error.code == "SRC104" and f"`{wrong}`" in error.message and "figures" in error.hint
    workspace.edit(SETTINGS, codes, 'icd10: [M62.5], snomed: ["88092000"], mesh: [D009133]')
    assert workspace.document().codes == {"ICD-10": ("M62.5",), "SNOMED-CT": ("88092000",), "MeSH": ("D009133",)}
