"""Slips in words, and what is no part of the format: each mistake is found once, at its line."""

from __future__ import annotations

import pytest

from tests.workspace import FIRST_ADDED, Workspace

WRONG = {
    # fences
    "name before braces": ("::: important {#a}\nx\n:::\n", {"SRC304": [0]}),
    "unclosed": ("::: important\nx\n", {"SRC303": [0]}),
    "stray end": ("x\n\n:::\n", {"SRC304": [2]}),
    "end too short": ("::::: important\nx\n:::\n", {"SRC304": [2]}),
    "closed on its line": ("::: {.include section=other-formats} :::\n", {"SRC304": [0]}),
    "braces not closed": ("::: {.important\nx\n:::\n", {"SRC304": [0]}),
    "quote not closed": ('::: {.important #a title="b}\nx\n:::\n', {"SRC304": [0]}),
    "single quotes": ("::: {.important title='a'}\nx\n:::\n", {"SRC304": [0]}),
    "no value": ("::: {.important level=}\nx\n:::\n", {"SRC304": [0]}),
    "two equals signs": ("::: {.important level=a=b}\nx\n:::\n", {"SRC304": [0]}),
    "no dot": ("::: {important}\nx\n:::\n", {"SRC304": [0]}),
    "no braces": ("::: .important\nx\n:::\n", {"SRC304": [0]}),
    "no name": ("::: {#a}\nx\n:::\n", {"SRC304": [0]}),
    "two colons": (":: important\nx\n::\n", {"SRC304": [0, 2]}),
    "words after the name": ("::: important words\nx\n:::\n", {"SRC304": [0]}),
    "in a code block": ("```\n::: important\nx\n:::\n```\n", {"SRC302": [0]}),
    "indented": ("    ::: important\n    x\n    :::\n", {"SRC302": [0]}),
    "in a quotation": ("> ::: important\n> x\n> :::\n", {"SRC302": [0]}),
    "in a list": ("- a\n\n  ::: important\n  x\n  :::\n", {"SRC310": [2]}),
    # attributes
    "two names": ("::: {.important .do}\nx\n:::\n", {"SRC306": [0]}),
    "two ids": ("::: {.important #a #b}\nx\n:::\n", {"SRC306": [0]}),
    "two ids of a section": ("## A {#a #b}\n\nx\n", {"SRC306": [0]}),
    "doubled key": ("[x]{.term key=atrophy key=atrophy}\n", {"SRC306": [0]}),
    "doubled class": ("[x]{.term .term key=atrophy}\n", {"SRC306": [0]}),
    "doubled in a picture": ("![A.](images/leg.svg){place=full place=full}\n", {"SRC306": [0]}),
    "on a word": ("word{.x} and more\n", {"SRC307": [0]}),
    "on bold words": ("**word**{.x}\n", {"SRC307": [0]}),
    "alone": ("words\n\n{.x}\n", {"SRC307": [2]}),
    "before words": ("{.x} words\n", {"SRC307": [0]}),
    "between words": ("a {.x} b\n", {"SRC307": [0]}),
    "in an item": ("- {.x} b\n", {"SRC307": [0]}),
    "on a link": ("[a](#get-help){.x}\n", {"SRC306": [0]}),
    "on nothing known": ("[a]{.x #y z=1}\n", {"SRC306": [0]}),
    # links
    "link definition": ("[a][b]\n\n[b]: https://example.org\n", {"SRC312": [2]}),
    "unused link definition": ("[b]: https://example.org\n", {"SRC312": [0]}),
    "link definition in a list": ("- a\n\n  [b]: https://example.org\n", {"SRC312": [2]}),
    "link definition on two lines": ("[b\nc]: https://example.org\n", {"SRC312": [0]}),
    "footnote": ("a[^1]\n\n[^1]: b\n", {"SRC302": [0, 2]}),
    "footnote that nobody calls": ("[^1]: b\n", {"SRC302": [0]}),
    "fact in a link": ("[{{emergency-line}}](#get-help)\n", {"SRC310": [0]}),
    "term in a link": ("[the [atrophy]{.term}](#get-help)\n", {"SRC310": [0]}),
    "link without words": ("[](#get-help)\n", {"ACC107": [0]}),
    # ids
    "section twice": ("## A {#get-help}\n\nx\n", {"SRC402": [0]}),
    "section and block": ("::: {.important #get-help}\nx\n:::\n", {"SRC402": [0]}),
    "section and figure": ("![A.](images/leg.svg){#get-help}\n", {"SRC402": [0]}),
    "figure twice": ("![A.](images/leg.svg){#leg}\n", {"SRC402": [0]}),
    "section and heading": ("### A {#call-now}\n\nx\n", {"SRC402": [0]}),
    "section and standing section": ("## A {#other-formats}\n\nx\n", {"SRC402": [0]}),
    "message twice": ('::: {.sms #welcome send="day 9 at 10:00"}\nMuscle wasting.\n:::\n', {"SRC402": [0]}),
    "message and section": ('::: {.sms #get-help send="day 9 at 10:00"}\nMuscle wasting.\n:::\n', {}),
    # what is not part of the format
    "raw html": ("a <b>c\n\n<div>\n\n<?d e?>\n", {"SRC301": [0, 2, 4]}),
    "formulas": ("$a$ and $$b$$\n", {"SRC302": [0, 0]}),
    "raised and struck out": ("a^b^ c~d~ ~~e~~\n", {"SRC302": [0, 0, 0]}),
    "code": ("`a`\n\n```\nb\n```\n", {"SRC302": [0, 2]}),
    "a heading in a list": ("- # A\n", {"SRC310": [0]}),
    "an empty item": ("- a\n-\n", {"SRC309": [1]}),
    "a control character in disguise": ("a &#7; b\n", {"SRC003": [0]}),
    "a heart in disguise": ("a &hearts; b\n", {"ACC105": [0]}),
    "a placeholder outside messages": ("Hello ((name))\n", {"SRC310": [0]}),
    "a citation without brackets": ("a @plain-language\n", {"SRC313": [0]}),
    "a fact that is cut": ("{{emergency-\nline}}\n", {"SRC313": [0]}),
    "a fact in bold, half": ("**{{emergency-line**}}\n", {"SRC313": [0, 0]}),
    "a fact in a picture": ("![{{emergency-line}}](images/leg.svg)\n", {"SRC313": [0]}),
    "after a tab": ("a\tb <x>\n", {"SRC301": [0]}),
    "an escaped fact": ("\\{\\{emergency-line\\}\\}\n", {}),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_mistake_is_found_once_at_its_line(name: str, workspace: Workspace) -> None:
    text, expected = WRONG[name]
    workspace.add_words(text)
    lines: dict[str, list[int]] = {}
    for error in workspace.errors():
        lines.setdefault(error.code, []).append(error.span.line - FIRST_ADDED)
    assert lines == expected


def test_columns_are_code_points_whatever_pandoc_counts(workspace: Workspace) -> None:
    text = "a\tb <x>\n\né✓ 中\U0001f600 <y>\n\n- 1\t2 {{A}}\n\n\t\t<z>\n"
    workspace.add_words(text)
    spans = [(error.code, error.span) for error in workspace.errors() if error.code != "ACC105"]
    places = [(code, span.line - FIRST_ADDED, span.column, span.end_column) for code, span in spans]
    assert places == [("SRC301", 0, 5, 8), ("SRC301", 2, 7, 10), ("SRC313", 4, 7, 12), ("SRC302", 6, 2, 6)]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;https://example.org",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "http://example.org",
        "https://",
        "https://user:secret@example.org/",
        "//example.org",
        "../other",
        "en.md",
        "C:\\x",
        "\\\\host\\share",
        "tel:999",
        "mailto:a",
        "mailto:a@example.org?body=x",
        "",
    ],
)
def test_addresses_that_cannot_be_followed_safely(target: str, workspace: Workspace) -> None:
    workspace.add_words(f"Read [this](<{target}>).\n")
    errors = workspace.errors()
    assert {error.code for error in errors} - {"SRC003"} == {"SRC405"}
    assert {(error.span.line, error.span.column) for error in errors} == {(FIRST_ADDED, 6)}


TABLE = "| a | b |\n|---|---|\n| c | d |\n:::\n"
UNREADABLE = {
    "::: {.table #t caption='single quotes'}": "straight quotes",
    "::: {.table #t caption=“curly quotes”}": "straight quotes",
    '::: {.table #t caption="a "quoted" word"}': "straight quotes",
    '::: {.table #t caption="a \\"quoted\\" word"}': "straight quotes",
    "::: {.table #t caption=two words}": "two words",
    "::: {table}": "`.table`",
}


@pytest.mark.parametrize("opening", UNREADABLE)
def test_an_unreadable_opening_line_is_said_once(opening: str, workspace: Workspace) -> None:
    workspace.add_words(f"{opening}\n{TABLE}")
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("SRC304", FIRST_ADDED)
    assert UNREADABLE[opening] in error.hint


@pytest.mark.parametrize(
    "rows",
    ["| a | b |\n<!-- x -->\n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n<!-- x -->\n| e | f |\n"],
)
def test_a_comment_between_rows_is_said_once(rows: str, workspace: Workspace) -> None:
    workspace.add_words(f'::: {{.table #t caption="C"}}\n{rows}:::\n')
    line = rows.split("\n").index("<!-- x -->")
    assert [(one.code, one.span.line - FIRST_ADDED) for one in workspace.errors()] == [("SRC318", line + 1)]


HTML = {
    "<b>now</b>": "`**words**`",
    "a<br>b": "a new paragraph",
    "<ul><li>a</li></ul>": "`- `",
    "<table><tr><td>a</td></tr></table>": "pipe table",
    '<div class="box">a</div>': "::: important",
    "H<sub>2</sub>O": "₂",
    "<emergency-line>": "{{emergency-line}}",
    '<a href="https://a.example">a</a>': "[words](https://…)",
}


@pytest.mark.parametrize("text", HTML)
def test_what_to_write_in_place_of_html_is_said(text: str, workspace: Workspace) -> None:
    workspace.add_words(text + "\n")
    errors = workspace.errors()
    assert {one.code for one in errors} == {"SRC301"}
    assert HTML[text] in errors[0].hint
