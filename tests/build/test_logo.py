"""The publisher's logo stands beside its name, and goes through the gate of all pictures."""

from __future__ import annotations

import pytest

from pipeline.proof.parity.file_check import MISSING
from tests.workspace import PUBLISHER, Workspace

pytestmark = pytest.mark.slow

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="90" height="40" fill="red"/></svg>'


def test_a_logo_stands_beside_the_name(workspace: Workspace) -> None:
    workspace.write("images/logo.svg", LOGO)
    workspace.append(PUBLISHER, "logo: {file: images/logo.svg, alt: {en: Anytown Hospitals}}\n")
    outcome = workspace.build(formats=("html", "pdf", "epub"))
    assert not [one for one in outcome.diagnostics if one.severity != "info"]
    assert b'alt="Anytown Hospitals"' in workspace.files()["muscle/en/index.html"]
    assert not [one for one in workspace.verify().diagnostics if one.message != MISSING], (
        "other forms were not asked for"
    )


def test_a_file_name_alone_is_decoration(workspace: Workspace) -> None:
    workspace.write("images/logo.svg", LOGO)
    workspace.append(PUBLISHER, "logo: images/logo.svg\n")
    workspace.build(formats=("html",))
    assert b'class="logo"' in workspace.files()["muscle/en/index.html"]


@pytest.mark.parametrize(
    ("logo", "code"),
    [("images/none.svg", "SRC501"), ("../logo.svg", "SRC502"), ("{file: images/bad.svg}", "SRC503"), ("5", "SRC107")],
)
def test_a_logo_that_is_not_good_is_said_where_it_is_named(workspace: Workspace, logo: str, code: str) -> None:
    workspace.write("images/bad.svg", LOGO.replace("<rect", "<script>alert(1)</script><rect"))
    workspace.append(PUBLISHER, f"logo: {logo}\n")
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == (code, "source/publisher.yaml")


@pytest.mark.parametrize(
    ("name", "owner", "hint"),
    [("logo", "publisher.yaml", "beside publisher.yaml"), ("cover", "muscle/leaflet.yaml", "leaflet's images folder")],
)
def test_the_hint_names_the_folder_of_whoever_wants_the_picture(
    workspace: Workspace, name: str, owner: str, hint: str
) -> None:
    workspace.append(owner, f"{name}: logo.svg\n")
    (error,) = [one for one in workspace.errors() if one.code == "SRC502"]
    assert hint in error.hint


def test_a_logo_that_is_described_is_so_in_each_language(workspace: Workspace) -> None:
    workspace.write("images/logo.svg", LOGO)
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, ar]")
    workspace.append(PUBLISHER, "logo: {file: images/logo.svg, alt: {en: Anytown Hospitals}}\n")
    errors = [one for one in workspace.errors() if "logo" in one.message]
    assert [(one.code, one.span.path) for one in errors] == [("FCT107", "source/publisher.yaml")]
    assert "`ar`" in errors[0].message and "ar: …" in errors[0].hint
    assert not workspace.check().held_back["muscle"], "a leaflet in English has its words"
    workspace.edit(PUBLISHER, "alt: {en: Anytown Hospitals}", "alt: {ar: مستشفى}")
    assert workspace.check().held_back["muscle"] == {"en"}
    workspace.edit(PUBLISHER, ", alt: {ar: مستشفى}", "")
    assert not [one for one in workspace.errors() if "logo" in one.message], "then it is decoration"
