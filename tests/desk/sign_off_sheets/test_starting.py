"""`plainleaf review start`: which sheets there are, where they stand, and what is on them."""

from __future__ import annotations

import re
import zipfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.conversion.look.svg import encode_data_uri
from pipeline.desk.sign_off_sheets.composing import make_sheet
from pipeline.desk.sign_off_sheets.dots import redraw, render_dots
from pipeline.desk.sign_off_sheets.starting import ERRORS, WITHDRAWN, StartedSheets, start_sheets
from pipeline.model.document import Picture
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.mothers import add_mothers
from tests.two_places import add_places
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

RED = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" role="img" aria-label="A field">
<rect width="40" height="20" fill="#ff0000"/></svg>"""


def start(workspace: Workspace, folder: str = "review") -> StartedSheets:
    return start_sheets(workspace.check(), workspace.source, workspace.place / folder)


def test_each_leaflet_has_a_sheet_for_a_browser_and_one_for_a_word_processor(workspace: Workspace) -> None:
    started = start(workspace)
    names = [Path(path).name for path in started.written]
    assert names == ["muscle-en-sign-off.html", "muscle-en-sign-off.docx"] and not started.left_out
    first = {path: Path(path).read_bytes() for path in started.written}
    assert {path: Path(path).read_bytes() for path in start(workspace).written} == first, (
        "the same words, the same bytes"
    )
    with zipfile.ZipFile(BytesIO(first[started.written[1]])) as opened:
        assert not [name for name in opened.namelist() if name.endswith(".svg")], "no drawing that Word cannot show"


def test_a_sheet_names_the_words_and_the_command_that_records_a_signature(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    workspace.append(SETTINGS, "to_check: [{about: what-it-is, note: Check it.}]\n")
    leaflet = workspace.leaflet()
    sheet = make_sheet(leaflet, "en")
    assert sheet.digest == keep_words(leaflet, load_pack("en")).digest[:12]
    assert [role.role for role in sheet.roles] == ["clinician", "patient"] and sheet.since == ()
    wanted = f"plainleaf review sign muscle --language en --words {sheet.digest} --role patient --name NAME "
    assert sheet.commands[1].startswith(wanted)
    assert [(point.about, point.note) for point in sheet.points] == [("What it is (what-it-is)", "Check it.")]
    assert [fact.id for fact in sheet.facts] and all(fact.words for fact in sheet.facts)


def test_whoever_signed_other_words_is_told_that_they_are_not_kept(workspace: Workspace) -> None:
    workspace.sign_off()
    assert [one.known for one in make_sheet(workspace.leaflet(), "en").since] == [True]
    workspace.edit(SETTINGS, "status: published", "status: draft")
    workspace.edit(WORDS, "## ", "## Now: ", 1)
    sheet = make_sheet(workspace.leaflet(), "en")
    assert [(role.role, role.state) for role in sheet.roles] == [("clinician", "void")]
    assert [([signed.name for signed in one.signed], one.known) for one in sheet.since] == [(["A B"], False)]


def test_those_who_signed_the_same_words_are_told_once_what_changed(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient, committee]\n")
    kept = keep_words(workspace.leaflet(), load_pack("en"))
    workspace.write(f"muscle/kept/{kept.name}", kept.source.text)
    for role, name in (("clinician", "Ada Example"), ("patient", "Bo Example")):
        signature = f"{{name: {name}, role: {role}, date: 2026-11-02, scope: all, digest: {kept.digest}}}\n"
        workspace.write(f"muscle/kept/{kept.name[:-3]}-{role}-2026-11-02.yaml", signature)
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has 3 causes.")
    (since,) = make_sheet(workspace.leaflet(), "en").since
    assert [(one.name, one.role) for one in since.signed] == [("Ada Example", "clinician"), ("Bo Example", "patient")]
    assert since.known and [(one.change, one.after) for one in since.changes] == [("clinical", "Wasting has 3 causes.")]


def test_facts_stand_with_the_sections_that_say_them_what_may_do_harm_first(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "  zinc: {kind: dose, amount: '5', unit: mg}\n  age: {kind: number, value: '60'}\n")
    workspace.add_words("## Zinc {#zinc}\n\nTake {{zinc}} if you are {{age}} years old.\n")
    facts = make_sheet(workspace.leaflet(), "en").facts
    assert (facts[0].id, facts[0].kind, facts[0].places) == ("zinc", "dose", ("Zinc",))
    assert [fact.kind for fact in facts].index("number") < [fact.kind for fact in facts].index("phone")


def test_one_sheet_is_for_all_places_and_says_what_differs(workspace: Workspace) -> None:
    add_places(workspace)
    started = start(workspace)
    assert len(started.written) == 2
    page = Path(started.written[0]).read_text("utf-8")
    assert "What differs from place to place" in page and "Ring the bell at the gate." in page


def test_a_programme_has_a_sheet_of_its_messages(workspace: Workspace) -> None:
    add_mothers(workspace)
    pages = [
        Path(path).read_text("utf-8") for path in start(workspace).written if path.endswith("mothers-en-sign-off.html")
    ]
    assert len(pages) == 1 and 'class="message-text"' in pages[0]


def test_what_cannot_be_read_or_was_withdrawn_has_no_sheet(workspace: Workspace) -> None:
    for name in ("broken", "gone", "wrong"):
        workspace.duplicate(name)
    workspace.write("broken/leaflet.yaml", "version: [")
    workspace.edit("gone/leaflet.yaml", "status: draft", "status: withdrawn")
    workspace.append("wrong/en.md", "\n{{nowhere}}\n")
    started = start(workspace)
    assert started.left_out == {"broken": ERRORS, "gone/en": WITHDRAWN, "wrong/en": ERRORS} and started.failed
    assert len(started.written) == 2


def test_sheets_go_neither_into_the_source_nor_to_readers(workspace: Workspace) -> None:
    workspace.build(formats=("html",))
    for folder in ("source", "source/muscle/review", "outputs", "outputs/muscle/en/review"):
        with pytest.raises(WrongUsageError, match="lies in the"):
            start(workspace, folder)
    workspace.path("../file").write_text("x")
    with pytest.raises(WrongUsageError, match="no folder"):
        start(workspace, "file")


def test_a_drawing_becomes_dots_in_its_colours() -> None:
    data = render_dots(Picture("a.svg", "image/svg+xml", 40, 20, RED.encode()))
    image = Image.open(BytesIO(data))
    assert image.format == "PNG" and image.size == (80, 40)
    assert image.convert("RGB").getpixel((40, 20)) == (255, 0, 0)
    assert re.match(rb"\x89PNG\r\n", data)


@pytest.mark.parametrize(
    "address", [encode_data_uri(RED), f"data:image/svg+xml;base64,{b64encode(RED.encode()).decode()}"]
)
def test_drawings_at_addresses_become_dots(address: str) -> None:
    redrawn = redraw(f'<img src="{address}" alt="A field"/><img src="data:image/png;base64,AA" alt="Another"/>')
    assert re.fullmatch(
        r'<img src="data:image/png;base64,[\w+/=]+" alt="A field"/><img src="data:image/png;base64,AA" alt="Another"/>',
        redrawn,
    )


def test_drawings_in_the_words_become_dots_with_their_name_or_go() -> None:
    assert re.fullmatch(
        r'<p><img src="data:image/png;base64,[\w+/=]+" alt="A field"/> ten</p>', redraw(f"<p>{RED} ten</p>")
    )
    assert redraw('<p><svg aria-hidden="true"><path d="M0 0"/></svg>ten</p>') == "<p>ten</p>"


def test_what_cannot_be_drawn_stays() -> None:
    kept = '<img src="data:image/svg+xml,%3Csvg/%3E" alt="Nothing"/>'
    assert redraw(kept) == kept
