"""Every example of the guide is true: what is right is found to be right, and a mistake is found to be that mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.examples import SETTINGS, add_examples, follow, read_base, write_files
from guide.pages import WRITING, Fence, Part, is_source, read_page
from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.compose import words_digest
from tests.docs.terminal import Terminal
from tests.workspace import Workspace

PAGES = sorted(path.name for path in WRITING.glob("*.md"))
FIRST = "first-leaflet.md"
_SIGNED = "4a2bce11416c2c9ec428e08a8b811f78b4131f0b5554a261da8c98d38f06aebb"
"""The digest that the guide shows."""
ALONE = {"LNG210", "LNG301", "LNG302"}
"""What is found only because an example stands alone: no words use an entry that settings.md explains, and the base
has no references to cite where boxes or choices are shown."""
FILES = ("csv", "json")
"""Kinds of fences, besides source and commands, that a reader is to write into a file."""
KNOWN = {"markdown", "yaml", "svg", "diff", "console", "text", "sh", *FILES}


def parts(page: str) -> list[Part]:
    return [part for part in read_page(page) if part.fences]


SECTIONS = {f"{page}: {part.heading}": part for page in PAGES if page != FIRST for part in parts(page)}
CONSOLES = [name for name, part in SECTIONS.items() if any(fence.kind == "console" for fence in part.fences)]


def find_diagnostics(fences: tuple[Fence, ...], place: Path) -> list[Diagnostic]:
    """The errors and warnings that are found in the base leaflet with examples in it."""
    write_files(add_examples(read_base(), fences), place / "source")
    return [one for one in Workspace(place).diagnostics() if one.severity != "info"]


def as_shown(diagnostics: list[Diagnostic]) -> str:
    """Diagnostics as the guide shows them below a mistake."""
    return "".join(f"{one.severity}[{one.code}]: {one.message}\n{_show_advice(one)}" for one in diagnostics)


def _show_advice(one: Diagnostic) -> str:
    written = f"  = write: {one.expected}\n" if one.expected else ""
    return f"{written}  = hint: {one.hint}\n" if one.hint or not written else written


@pytest.mark.parametrize("name", SECTIONS)
def test_what_is_right_has_no_findings(name: str, tmp_path: Path) -> None:
    part = SECTIONS[name]
    if part.examples:
        assert [one for one in find_diagnostics(part.examples, tmp_path) if one.code not in ALONE] == []


@pytest.mark.parametrize("name", SECTIONS)
def test_a_mistake_is_found_and_said_as_it_is_shown(name: str, tmp_path: Path) -> None:
    part = SECTIONS[name]
    for number, fence in enumerate(part.fences):
        if fence.error:
            diagnostics = find_diagnostics((*part.examples, fence), tmp_path / str(number))
            assert {one.code for one in diagnostics} == {fence.error}, f"line {fence.line}"
            assert part.fences[number + 1].text == as_shown(diagnostics), f"line {fence.line}"


@pytest.mark.slow
@pytest.mark.parametrize("name", CONSOLES)
def test_the_commands_run_and_print_what_is_shown(name: str, tmp_path: Path) -> None:
    part = SECTIONS[name]
    write_files(add_examples(read_base(), part.examples), tmp_path / "source")
    terminal = Terminal(tmp_path)
    _prepare(part, terminal)
    for fence in part.fences:
        if fence.kind in FILES:
            (tmp_path / fence.file).write_text(fence.text, encoding="utf-8")
        elif fence.kind == "console":
            terminal.follow(fence)


def _prepare(part: Part, terminal: Terminal) -> None:
    """What the generated examples of the commands take for granted."""
    if part.heading.startswith("plainleaf messages"):
        (terminal.folder / "texts.jsonl").write_text('{"text": "Screen breaks"}\n', encoding="utf-8")
    if part.heading == "plainleaf verify":
        assert terminal.run("plainleaf build")[0] == 0
    if part.heading == "plainleaf messages import":
        assert terminal.run("plainleaf build --format message-bank")[0] == 0
        bank = "outputs/screen-breaks/en/messages/message-bank/draft-screen-breaks-en-message-bank.csv"
        terminal.run(f"cp {bank} reviewed.csv")
    shown = "".join(fence.text for fence in part.fences if fence.kind == "console")
    if "translations confirm" in shown:
        with (terminal.folder / "source/screen-breaks/en.md").open("a", encoding="utf-8") as words:
            words.write("\n::: do-not\n- Do not look at a screen all day.\n:::\n")
    if re.search(r"plainleaf translations (?!start|status)", shown):
        assert terminal.run("plainleaf translations start screen-breaks es")[0] == 0
    if part.heading == "plainleaf translations import":
        assert terminal.run("plainleaf translations export screen-breaks es")[0] == 0


@pytest.mark.slow
def test_your_first_leaflet_can_be_followed_to_the_letter(tmp_path: Path) -> None:
    terminal, files = Terminal(tmp_path), dict[str, str]()
    for part in read_page(FIRST):
        for fence in part.fences:
            if fence.kind == "console":
                terminal.follow(fence)
            else:
                follow(fence, files)
                if is_source(fence) or fence.kind == "diff":
                    write_files(files, terminal.folder / "source")


@pytest.mark.parametrize("page", PAGES)
def test_every_fence_is_of_a_kind_that_is_tried(page: str) -> None:
    for part in parts(page):
        for fence in part.fences:
            assert fence.kind in KNOWN, f"line {fence.line}"


def test_what_signing_off_asks_for_is_what_a_release_needs(tmp_path: Path) -> None:
    more = (
        "Points to check",
        "Who has to sign",
    )  # what keeps a leaflet back, and asks for more people than the older way
    parts = [part for part in read_page("signing-off.md") if part.heading not in more]
    files = add_examples(read_base(), tuple(fence for part in parts for fence in part.examples))
    write_files(files, tmp_path / "source")
    workspace = Workspace(tmp_path)
    assert {one.code for one in workspace.diagnostics(release=True)} == {"GOV101", "MSG111"}
    (leaflet,) = workspace.check().good.values()
    workspace.edit(SETTINGS, _SIGNED, words_digest(leaflet, "en"))
    assert {one.code for one in workspace.diagnostics(release=True)} == {"MSG111"}
