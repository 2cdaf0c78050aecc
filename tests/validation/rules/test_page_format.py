"""How the pages of the rules are written, and what is made of them."""

from __future__ import annotations

import pytest

from pipeline.model.codes import RULES
from pipeline.validation.rules.explanations import explain, find_nearest_rule, read_page
from pipeline.validation.rules.page_content import ExampleFile
from pipeline.validation.rules.page_parser import PageError, parse_page

PAGE = """\
# SRC102 duplicate-key: A key is used twice

One of the two values is lost.

Nobody knows which.

## Bad

The second one is in another indentation.

```leaflet.yaml +
  dose: twice
```

````../shared/en.md
```
## Not a heading of this page
```
````

```images/leg.png bytes
b"\\x89PNG"
```

```en.md missing
```

Finds:

```
muscle/leaflet.yaml:18:3: error[SRC102] `dose` stands twice
muscle/en.md:1:1: error[SRC001] there is no file
```

## Good

```leaflet.yaml +

  dose: once
```
"""


def test_a_page_is_read() -> None:
    page = parse_page(PAGE)
    assert (page.code, page.name, page.title, page.severity) == (
        "SRC102",
        "duplicate-key",
        "A key is used twice",
        "error",
    )
    assert page.why == "One of the two values is lost.\n\nNobody knows which."
    bad, good = page.examples
    assert (bad.kind, good.kind) == ("bad", "good")
    assert bad.words == "The second one is in another indentation."
    assert bad.files == (
        ExampleFile("leaflet.yaml", "  dose: twice\n", added=True),
        ExampleFile("../shared/en.md", "```\n## Not a heading of this page\n```\n"),
        ExampleFile("images/leg.png", 'b"\\x89PNG"\n', binary=True),
        ExampleFile("en.md", "", missing=True),
    )
    assert [file.data for file in bad.files[1:3]] == [b"```\n## Not a heading of this page\n```\n", b"\x89PNG"]
    assert bad.finds == (
        "muscle/leaflet.yaml:18:3: error[SRC102] `dose` stands twice",
        "muscle/en.md:1:1: error[SRC001] there is no file",
    )
    assert (good.words, good.files, good.finds) == (
        "",
        (ExampleFile("leaflet.yaml", "\n  dose: once\n", added=True),),
        (),
    )


def test_the_page_as_text() -> None:
    assert (
        parse_page(PAGE).text
        == """\
SRC102 duplicate-key (error)
A key is used twice.

One of the two values is lost.

Nobody knows which.

Wrong:

The second one is in another indentation.

  leaflet.yaml, at the end:

      dose: twice

  ../shared/en.md:

    ```
    ## Not a heading of this page
    ```

  images/leg.png:

    b"\\x89PNG"

  en.md is not there.

Plainleaf finds:

    muscle/leaflet.yaml:18:3: error[SRC102] `dose` stands twice
    muscle/en.md:1:1: error[SRC001] there is no file

Right:

  leaflet.yaml, at the end:

      dose: once
"""
    )


def test_the_page_as_markdown_keeps_fences_inside_fences() -> None:
    markdown = parse_page(PAGE).markdown
    assert markdown.startswith("One of the two values is lost.\n\nNobody knows which.\n\n## Wrong\n\n")
    assert "`../shared/en.md`:\n\n````\n```\n## Not a heading of this page\n```\n````\n" in markdown
    assert "`en.md` is not there.\n\nPlainleaf finds:\n\n```\nmuscle/leaflet.yaml:18:3" in markdown
    assert markdown.endswith("## Right\n\n`leaflet.yaml`, at the end:\n\n```\n  dose: once\n```\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# SRC102 duplicate-key:", "# duplicate-key:", "the first line is"),
        ("A key is used twice", "A key stands there twice", "not what the table of rules says"),
        ("duplicate-key", "double-key", "not what the table of rules says"),
        ("SRC102", "SRC999", "not what the table of rules says"),
        ("One of the two values is lost.\n\nNobody knows which.\n", "", "does not say why"),
        ("## Good", "## Better", "a section is"),
        ("```leaflet.yaml +", "```leaflet.yaml plus", "opened with the name of a file"),
        ("```leaflet.yaml +", "```", "names no file"),
        ("  dose: once\n```", "  dose: once", "not closed"),
        ("````\n\n```images", "```\n\n```images", "not closed"),
        ("## Good\n", "## Good\n\nFinds:\n\n```\nen.md:1:1: error\n```\n", "has findings"),
    ],
)
def test_a_malformed_page_is_refused(old: str, new: str, said: str) -> None:
    assert old in PAGE
    with pytest.raises(PageError, match=said):
        parse_page(PAGE.replace(old, new, 1))


@pytest.mark.parametrize("code", ["SRC102", "SRC404"])
def test_a_rule_is_explained_by_code_and_by_name(code: str) -> None:
    said = explain(code)
    assert said is not None
    assert said.startswith(f"{code} {RULES[code].name} (error)\n{RULES[code].title}.\n\n")
    assert "\nWrong:\n" in said and f"error[{code}]" in said and "\nRight:\n" in said
    assert explain(f" {code.lower()} ") == explain(RULES[code].name) == explain(RULES[code].name.upper()) == said


def test_what_is_no_rule_is_not_explained() -> None:
    assert explain("SRC999") is None
    assert explain("../pages/SRC102-duplicate-key") is None
    assert read_page("src102") is None


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("src10", "SRC101 broken-yaml"),
        ("SCR102", "SRC102 duplicate-key"),
        ("duplicate keys", "SRC102 duplicate-key"),
        ("unknown-traget", "SRC404 unknown-target"),
        ("GOV", "GOV101 not-reviewed"),
    ],
)
def test_the_closest_rule_is_named(asked: str, meant: str) -> None:
    assert find_nearest_rule(asked) == meant


@pytest.mark.parametrize("asked", ["", "?", "x" * 200])
def test_there_is_always_a_closest_rule(asked: str) -> None:
    assert find_nearest_rule(asked).split()[0] in RULES
