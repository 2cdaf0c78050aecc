"""Partners of a publisher: their logos stand at the end of each leaflet, and say their names to those who do not see
them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.model.document import Definition, Figure, Paragraph, plain, walk
from tests.conversion.tagged_text import outline
from tests.shapes.laid_out import FOLDER
from tests.workspace import LEAFLET, PUBLISHER, Workspace

LOGO = (FOLDER / "full-publisher" / "images" / "council.svg").read_text(encoding="utf-8")
PARTNERS = "partners:\n  - {name: Anytown Council, logo: images/council.svg}\n  - {name: Our Friends}\n"


@pytest.fixture
def supported(workspace: Workspace) -> Workspace:
    """The example, whose publisher has a partner with a logo and one without."""
    workspace.write("images/council.svg", LOGO)
    workspace.append(PUBLISHER, PARTNERS)
    return workspace


def test_a_logo_says_the_name_and_a_partner_without_one_is_named(supported: Workspace) -> None:
    assert supported.errors() == []
    document = supported.document()
    rows = [node for node in walk(document.sections[-1]) if isinstance(node, Definition)]
    assert plain(rows[-1].term) == "Partners"
    logo, name = rows[-1].blocks
    assert isinstance(logo, Figure) and logo.alt == "Anytown Council"
    assert isinstance(name, Paragraph) and plain(name.children) == "Our Friends"
    assert (document.picture(logo.image).width, document.picture(logo.image).height) == (480, 100)


def test_a_logo_and_a_picture_of_the_leaflet_may_have_one_name(supported: Workspace) -> None:
    supported.write(f"{LEAFLET}/images/council.svg", LOGO.replace("480", "240"))
    supported.add_words("![A house](images/council.svg){#house}\n")
    document = supported.document()
    widths = {
        node.alt: document.picture(node.image).width for node in walk(document.sections) if isinstance(node, Figure)
    }
    assert widths["A house"] == 240 and widths["Anytown Council"] == 480


BAD = [
    ("{name: A, logo: images/none.svg}", "SRC501"),
    ("{name: A, logo: ../logo.svg}", "SRC502"),
    ("{name: A, logo: images/script.svg}", "SRC503"),
    ("{name: A, logo: images/words.png}", "SRC505"),
    ("{logo: images/council.svg}", "SRC105"),
    ("{name: '', logo: images/council.svg}", "SRC104"),
    ("{name: A, logo: [images/council.svg]}", "SRC104"),
    ("{name: A, link: https://example.org}", "SRC103"),
    ("{name: 'A **B**'}", "SRC319"),
    ("{name: Ω}", "ACC105"),
    ("Anytown Council", "SRC104"),
]


@pytest.mark.parametrize(("partner", "code"), BAD)
def test_a_partner_that_is_wrong_is_named_at_its_line(partner: str, code: str, workspace: Workspace) -> None:
    workspace.write("images/council.svg", LOGO)
    workspace.write("images/script.svg", LOGO.replace("<path", "<script>1</script><path", 1))
    workspace.write("images/words.png", "no picture")
    workspace.append(PUBLISHER, f"partners:\n  - {{name: Our Friends}}\n  - {partner}\n")
    findings = [one for one in workspace.diagnostics() if one.severity != "info"]
    assert [(one.code, one.span.line) for one in findings] == [(code, 9)]


def test_a_bad_logo_holds_back_every_leaflet(supported: Workspace) -> None:
    supported.remove("images/council.svg")
    assert supported.check().failed == (LEAFLET,)


@pytest.mark.slow
def test_every_form_that_says_who_answers_for_it_has_the_logos(supported: Workspace) -> None:
    assert not supported.build().failed
    assert [one for one in supported.verify().diagnostics if one.severity != "info"] == []
    files: Path = supported.outputs / LEAFLET / "en"
    assert 'alt="Anytown Council"' in (files / "index.html").read_text(encoding="utf-8")
    for name in (f"{LEAFLET}-en.pdf", f"{LEAFLET}-en-large-print.pdf"):
        assert "Figure [alt=Anytown Council" in outline((files / name).read_bytes()), name
    with ZipFile(files / f"{LEAFLET}-en.epub") as book:
        assert any('alt="Anytown Council"' in book.read(name).decode() for name in book.namelist() if "about" in name)
