"""Short forms of a publisher that says much of itself: whatever gives way, the telephone number, the notice of a draft,
the address of the page and its code are there."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from tests.conversion.tagged_text import outline
from tests.shapes.laid_out import lay_out
from tests.workspace import Workspace

pytestmark = pytest.mark.slow

PHONE = "01632 960 555"
PARTS = ("hospitals", "departments-and-services", "patient-information", "our-leaflets", "by-title", "in-english")


def make(place: Path, length: int, logo: bool) -> Workspace:
    """A leaflet of a publisher with every field, `length` times as long as is usual."""
    source = lay_out("full-publisher", place / "source")
    path = source / "publisher.yaml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings["name"] = " and ".join(["The Anytown Hospitals"] * (2 * length))
    settings["url"] = "https://leaflets.example.org/" + "/".join(PARTS[: 2 * length])
    settings["licence"] += ", but not for drawings" * length
    settings["contact"]["postal"] += ", Lower Riverside, East Counties" * length
    settings["contact"]["hours"] += ", nor when the team is away" * length
    if not logo:
        del settings["logo"]
    path.write_text(yaml.safe_dump(settings), "utf-8")
    leaflet = source / "low-mood" / "leaflet.yaml"
    words = leaflet.read_text("utf-8").replace("funding: ", "funding: " + "A charity for better words, and " * length)
    leaflet.write_text(words, "utf-8")
    return Workspace(place)


def read_address(data: bytes) -> str:
    """The address of the page, as it stands on paper."""
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return next(iter(re.findall(r"leaflets\.example\.org/[\w/-]*low-mood/en", "".join(text.split()))), "")


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize("logo", [True, False])
def test_what_people_need_is_always_there(tmp_path: Path, length: int, logo: bool) -> None:
    workspace = make(tmp_path, length, logo)
    outcome = workspace.build(formats=("folded", "card"))
    assert [one for one in outcome.diagnostics if one.severity == "error"] == []
    address = "/".join(("https://leaflets.example.org", *PARTS[: 2 * length]))
    for form in ("folded", "card"):
        (path,) = workspace.outputs.glob(f"*/en/*-{form}.pdf")
        tags = outline(path.read_bytes())
        assert "Draft. Not for patients yet." in tags, form
        assert f"({address}/low-mood/en/)>" in tags, f"{form}: a link to the page"
        assert read_address(path.read_bytes()) == address.removeprefix("https://") + "/low-mood/en", form
        assert "Figure [alt=A square code for phone cameras." in tags, form
    (folded,) = workspace.outputs.glob("*/en/*-folded.pdf")
    assert PHONE in outline(folded.read_bytes())


def test_a_publisher_without_an_end_is_a_finding_and_nothing_is_dropped(tmp_path: Path) -> None:
    workspace = make(tmp_path, 1, logo=True)
    path = workspace.source / "publisher.yaml"
    path.write_text(path.read_text("utf-8").replace("The Anytown Hospitals", "The Anytown Hospitals " * 30), "utf-8")
    outcome = workspace.build(formats=("folded",))
    (finding,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert finding.code == "PDF104" and "the cover" in finding.message and "the publisher's name" in finding.hint
