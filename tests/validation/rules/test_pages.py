"""Every rule has one page, and every page is true: its bad example finds what it says, its good one finds nothing."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from pipeline.model.codes import RULES
from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.compose import words_digest
from pipeline.validation.rules.explanations import FOLDER, explain, read_page
from pipeline.validation.rules.page_content import Example, ExampleFile, Kind
from pipeline.validation.rules.page_parser import PageError, parse_page
from tests.paths import EXAMPLE
from tests.translated import SPANISH, add_spanish, pin_spanish
from tests.workspace import LEAFLET, Workspace

_DIGEST = re.compile(rb"\b[0-9a-f]{64}\b")
"""A sign-off holds the digest of the words as they are composed. A page shows one; here the one of today is put in its
place, so that a change in composing is no change of the page."""
FINISHED = ("OUT", "HTM", "PDF", "EPB", "MSG2", "MSG3", "MSG146", "GOV153", "GOV163")
"""Families of rules about finished files, and those of what is made; their pages have an example in words only."""


def _is_finished(code: str) -> bool:
    return code.startswith(FINISHED)


TODAY = date(2026, 11, 29)
"""The day by which the pages judge dates."""
RUNNABLE = [code for code in RULES if not _is_finished(code)]


@cache
def _digest_of_the_example() -> bytes:
    (leaflet,) = check_source(EXAMPLE, EXAMPLE, [LEAFLET]).good.values()
    return words_digest(leaflet, "en").encode()


TRANSLATED = "TRN"
"""The family of rules whose examples stand in the base example in two languages."""


def _found(files: tuple[ExampleFile, ...], place: Path, code: str = "") -> tuple[Diagnostic, ...]:
    """What is found in the base example with a page's files in it or in place of its own. What a page adds to a
    translation is pinned to what it adds to the source."""
    workspace = Workspace(place)
    if code.startswith(TRANSLATED):
        add_spanish(workspace)
    for file in files:
        name = f"{LEAFLET}/{file.name}"
        if file.missing:
            workspace.remove(name)
            continue
        before = workspace.path(name).read_bytes() if file.added else b""
        named = file.name == "leaflet.yaml"  # elsewhere, a digest is of a file that the page has too
        workspace.write(name, before + (_DIGEST.sub(_digest_of_the_example(), file.data) if named else file.data))
    if any(file.added and SPANISH.endswith(f"/{file.name}") for file in files):
        pin_spanish(workspace)
    folders = [
        path.name for path in workspace.source.iterdir() if path.is_dir() and path.name not in ("shared", "languages")
    ]
    return workspace.check(*folders, base=workspace.source, today=TODAY).diagnostics


def _concise(found: Diagnostic) -> str:
    return f"{found.span.path}:{found.span.line}:{found.span.column}: {found.severity}[{found.code}] {found.message}"


def _examples(code: str, kind: Kind) -> list[Example]:
    page = read_page(code)
    assert page is not None, f"{code} has no page"
    return [example for example in page.examples if example.kind == kind]


def test_every_rule_has_exactly_one_page() -> None:
    wanted = [f"{rule.code}-{rule.name}.md" for rule in RULES.values()]
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(wanted)


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_the_table_says(code: str) -> None:
    page = read_page(code)
    assert page is not None
    assert (page.name, page.title) == (RULES[code].name, RULES[code].title)
    assert len(page.why.split()) >= 20, "why it matters takes more than a few words"
    assert explain(page.name) == explain(code) == page.text


def test_no_two_pages_give_the_same_reason() -> None:
    reasons = [sentence for code in RULES if (page := read_page(code)) for sentence in page.why.split(". ")]
    assert len(reasons) == len(set(reasons))


def test_the_base_example_has_no_errors_or_warnings(tmp_path: Path) -> None:
    assert {said.severity for said in _found((), tmp_path)} == {"info"}


@pytest.mark.parametrize("code", RUNNABLE)
def test_the_bad_example_finds_what_it_says_and_nothing_else(code: str, tmp_path: Path) -> None:
    examples = _examples(code, "bad")
    assert examples
    for number, example in enumerate(examples):
        assert example.files
        found = _found(example.files, tmp_path / str(number), code)
        assert [_concise(said) for said in found if said.code == code] == list(example.finds)
        assert [_concise(said) for said in found if said.code != code and said.severity != "info"] == []
        assert [_concise(said) for said in found if not said.advice and said.severity != "info"] == []


@pytest.mark.parametrize("code", RUNNABLE)
def test_the_good_example_finds_nothing_of_the_rule_and_no_error(code: str, tmp_path: Path) -> None:
    examples = _examples(code, "good")
    assert examples
    for number, example in enumerate(examples):
        assert example.files
        found = _found(example.files, tmp_path / str(number), code)
        assert [_concise(said) for said in found if said.code == code or said.severity == "error"] == []


@pytest.mark.parametrize("code", [code for code in RULES if _is_finished(code)])
def test_a_rule_of_finished_files_has_an_example_in_words(code: str) -> None:
    (example,) = _examples(code, "example")
    assert example.words
    assert len(example.finds) == 1
    assert f"[{code}]" in example.finds[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# SRC102 duplicate-key: A key is used twice",
        "# SRC102 duplicate-key: Another title\n\nWhy.\n",
        "# SRC999 no-such-rule: A title\n\nWhy.\n",
        "# SRC102 duplicate-key: A key is used twice\n\nWhy.\n\n## Worse\n",
        "# SRC102 duplicate-key: A key is used twice\n\nWhy.\n\n## Bad\n\n```en.md\nnot closed\n",
        "# SRC102 duplicate-key: A key is used twice\n\nWhy.\n\n## Bad\n\n```\nno name\n```\n",
    ],
)
def test_a_malformed_page_is_refused(text: str) -> None:
    with pytest.raises(PageError):
        parse_page(text)
