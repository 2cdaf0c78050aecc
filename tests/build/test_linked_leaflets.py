"""Links between leaflets in what is built: where they lead in each form, what is made again when, and what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.proof.parity import MISSING
from pipeline.validation import source_files
from tests.second_leaflet import add_foot_care, add_language
from tests.workspace import PUBLISHER, WORDS, Workspace

pytestmark = pytest.mark.slow

LINKS = """See [how to look after them](leaflet:foot-care#daily-check), [Foot care](leaflet:foot-care) or
[](leaflet:foot-care).
"""
URL = "url: https://leaflets.example.org/a\n"
FORMS = ("html", "pdf", "epub")


@pytest.fixture
def linked(workspace: Workspace) -> Workspace:
    """Two leaflets that link to each other."""
    add_foot_care(workspace, "See [](leaflet:muscle).")
    workspace.add_words(LINKS)
    return workspace


def read_page(workspace: Workspace, leaflet: str = "muscle") -> str:
    return (workspace.outputs / leaflet / "en" / "index.html").read_text("utf-8")


def read_pdf(workspace: Workspace) -> str:
    pages = PdfReader(workspace.outputs / "muscle" / "en" / "muscle-en.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def read_book(workspace: Workspace) -> str:
    from zipfile import ZipFile

    with ZipFile(workspace.outputs / "muscle" / "en" / "muscle-en.epub") as book:
        return book.read(next(name for name in book.namelist() if "section-questions" in name)).decode()


def test_a_page_leads_to_the_page_of_the_other(linked: Workspace) -> None:
    assert not linked.build(formats=FORMS).failed
    target = "../../foot-care/en/index.html"
    assert (
        f'See <a class="link" href="{target}#daily-check">how to look after them</a>, <a class="link" href="{target}">'
        f'Foot care</a> or <a class="link" href="{target}">Foot care</a>.'
    ) in read_page(linked)
    assert 'href="../../muscle/en/index.html">Muscle wasting</a>' in read_page(linked, "foot-care")
    assert (linked.outputs / "muscle" / "en" / target).resolve().is_file()


def test_paper_and_book_name_the_other_where_it_is_not_on_the_web(linked: Workspace) -> None:
    linked.build(formats=FORMS)
    named = "See how to look after them (leaflet “Foot care”, “Check every 2 days”), Foot care or Foot care."
    assert named in read_pdf(linked).replace("\u00a0", " ")
    assert named in read_book(linked).replace("\u00a0", " ") and "leaflet:" not in read_book(linked)


def test_paper_and_book_lead_to_the_web_where_it_stands_there(linked: Workspace) -> None:
    linked.append(PUBLISHER, URL)
    linked.build(formats=FORMS)
    address = "leaflets.example.org/a/foot-care/en"
    words = re.sub(r"\s+", "", read_pdf(linked))
    assert f"Foot care ({address})".replace(" ", "") in words and f"({address}/#daily-check)" in words
    assert words.count(f"({address})") == 1, "an address is printed once"
    assert f'<a class="link" href="https://{address}/">Foot care</a>' in read_book(linked)
    assert 'href="../../foot-care/en/index.html">' in read_page(linked), "the page leads to the page beside it"


def test_what_was_built_is_proven(linked: Workspace) -> None:
    for _ in range(2):
        linked.build()
        assert not [one for one in linked.verify().diagnostics if one.severity != "info"]
        linked.append(PUBLISHER, URL)


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("title: Foot care", "title: Looking after feet", True),
        ("## Check every", "## Look every", True),
        ("### Between the toes", "### At the toes", False),
        ("Look there too.", "Look there as well.", False),
    ],
)
def test_only_what_a_link_names_makes_its_leaflet_again(linked: Workspace, old: str, new: str, again: bool) -> None:
    add_foot_care(linked, name="third")
    linked.build(formats=("html",))
    linked.edit("foot-care/en.md", old, new)
    made = {slot.split("/")[0] for slot in linked.build(formats=("html",)).made}
    assert made == ({"foot-care", "muscle"} if again else {"foot-care"})
    assert new.partition(" ")[2] in read_page(linked, "foot-care")


def test_a_leaflet_built_alone_knows_the_others_as_all_do(linked: Workspace) -> None:
    linked.build(formats=FORMS)
    together = linked.files()
    linked.outputs.rename(linked.place / "before")
    assert not linked.build(names=("muscle",), formats=FORMS).failed
    alone = {name: data for name, data in linked.files().items() if name.startswith("muscle/")}
    assert alone == {name: data for name, data in together.items() if name.startswith("muscle/")}


def test_a_leaflet_built_alone_reads_of_others_what_it_needs(
    linked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        add_foot_care(linked, name=f"other-{number}")
    read: list[str] = []
    real = source_files.read_regular_file

    def note(path: Path, inside: Path, most: int) -> bytes:
        read.append(path.relative_to(linked.source).as_posix())
        return real(path, inside, most)

    for module in ("files", "neighbours"):
        monkeypatch.setattr(f"pipeline.validation.reading.{module}.read_regular_file", note)
    linked.check("muscle")
    others = [path for path in read if not path.startswith(("muscle/", "shared/")) and "/" in path]
    assert sorted(others) == ["foot-care/en.md", "foot-care/leaflet.yaml"]
    read.clear()
    linked.edit(WORDS, LINKS, "")
    linked.check("muscle")
    assert [path for path in read if not path.startswith(("muscle/", "shared/")) and "/" in path] == []


def test_a_link_leads_to_the_language_that_the_other_has_and_names_it(
    linked: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_language(linked, "es", "Español", tmp_path, monkeypatch)
    linked.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, es: urgencias}")
    linked.remove("foot-care")
    add_foot_care(linked, title="Cuidado de los pies", language="es")
    linked.edit(WORDS, ", [Foot care](leaflet:foot-care)", "")
    outcome = linked.build(formats=FORMS, executor="serial")
    assert not outcome.failed, outcome.diagnostics
    span = '<span lang="es" xml:lang="es">{}</span>'.format
    page = read_page(linked).replace(' xml:lang="es"', "")
    assert (
        'href="../../foot-care/es/index.html#daily-check" hreflang="es">how to look after them '
        '(<span lang="es">Español</span>)</a>'
    ) in page
    assert 'hreflang="es"><span lang="es">Cuidado de los pies</span> (<span lang="es">Español</span>)</a>' in page
    note = f"(leaflet “{span('Cuidado de los pies')}”, “{span('Check every 2 days')}”, {span('Español')})"
    assert note in read_book(linked).replace("\u00a0", " ")
    assert {one.message for one in linked.verify().diagnostics if one.severity != "info"} == {MISSING}


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda page: page.unlink(), "a link leads to the page foot-care/en/index.html, and there is none"),
        (
            lambda page: page.write_text(page.read_text("utf-8").replace('id="daily-check"', 'id="x"'), "utf-8"),
            "a link leads to `#daily-check` of foot-care/en/index.html, and nothing there has this id",
        ),
    ],
)
def test_a_link_to_what_is_not_there_is_found(linked: Workspace, spoil, message: str) -> None:  # type: ignore[no-untyped-def]
    linked.build(formats=("html",))
    spoil(linked.outputs / "foot-care" / "en" / "index.html")
    found = {one.message for one in linked.verify().diagnostics if one.span.path.endswith("muscle/en/index.html")}
    assert message in found


def test_a_link_that_leads_elsewhere_is_found(linked: Workspace) -> None:
    linked.build(formats=("html",))
    page = linked.outputs / "muscle" / "en" / "index.html"
    page.write_text(page.read_text("utf-8").replace("foot-care/en/index.html#daily-check", "foot-care/en/"), "utf-8")
    found = [one.message for one in linked.verify().diagnostics if one.code == "HTM101"]
    assert any("address of a link" in message for message in found)


def test_a_signature_is_not_voided_by_the_name_of_another_leaflet(linked: Workspace) -> None:
    linked.sign_off()
    linked.edit("foot-care/en.md", "title: Foot care", "title: Looking after feet")
    assert not linked.errors()
