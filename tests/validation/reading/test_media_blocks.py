"""Reader of what leads out of the leaflet by a code, of films, and of pictures with a sentence each."""

from __future__ import annotations

import pytest

from pipeline.model.document import Film, Link, PictureRows, QrCode, plain, walk
from pipeline.proof.parity import MISSING
from tests.conversion.tagged_text import outline
from tests.validation.reading.test_stories import PLACES, errors, find_line
from tests.workspace import Workspace

LONG = "https://example.org/" + "a" * 200
CODES = {
    "words": ("Book a class", 0, "SRC309", "`qr` holds one paragraph that is one link"),
    "empty": ("", 0, "SRC309", "`qr` holds one paragraph that is one link"),
    "a stop": ("[Book](https://example.org).", 0, "SRC309", "`qr` holds one paragraph that is one link"),
    "two": (
        "[Book](https://example.org)\n\n[Ask](https://example.org)",
        0,
        "SRC309",
        "`qr` holds one paragraph that is one link",
    ),
    "a list": ("- [Book](https://example.org)", 0, "SRC309", "`qr` holds one paragraph that is one link"),
    "a phone": ("{{emergency-line}}", 0, "SRC309", "`qr` holds one paragraph that is one link"),
    "inside": ("[Help](#get-help)", 1, "SRC405", "a phone cannot open `#get-help` by a code"),
    "a script": (
        "[Book](javascript:alert(1))",
        1,
        "SRC405",
        "`javascript:alert(1)` cannot be the address of a link",
    ),
    "no words": ("[](https://example.org)", 1, "ACC107", "this link has no words"),
    "long": (
        f"[Book]({LONG})",
        1,
        "SRC405",
        "there are 220 characters of an address in a QR code; at most 200 can be read",
    ),
}


@pytest.mark.parametrize("name", CODES)
def test_a_code_is_of_one_link_that_a_phone_can_open(workspace: Workspace, name: str) -> None:
    body, below, code, message = CODES[name]
    workspace.add_words(f"\n::: {{.qr #book}}\n{body}\n:::\n")
    assert errors(workspace) == [(code, find_line(workspace, ".qr") + below, message)]


@pytest.mark.parametrize(
    "body",
    ["[Book](https://example.org/a)", "https://example.org/a", "<https://example.org/a>", "[Ask](mailto:a@b.cd)"],
)
@pytest.mark.parametrize("around", ["", "important", "uncertainty"])
def test_a_code_stands_in_a_section_or_a_box(workspace: Workspace, body: str, around: str) -> None:
    block = f"::: qr\n{body}\n:::\n"
    workspace.add_words(f"\n::: {around}\nWords.\n\n{block}:::\n" if around else f"\n{block}")
    assert errors(workspace) == []
    (code,) = (node for node in walk(workspace.document().sections) if isinstance(node, QrCode))
    assert code.link.target.endswith(("org/a", "@b.cd"))


@pytest.mark.parametrize("place", PLACES)
def test_a_code_stands_in_no_list_of_key_points_and_the_like(workspace: Workspace, place: str) -> None:
    workspace.edit("muscle/en.md", place, f"{place}\n\n::: qr\n[Book](https://example.org)\n:::\n\n", 1)
    assert PLACES[place] in [(code, message) for code, _, message in errors(workspace)]


PICTURE = "![A leg.](images/leg.svg)"
ROWS = {
    "empty": ("", 0, "`picture-rows` is empty"),
    "words first": (f"Words.\n\n{PICTURE}", 1, "this stands before the first picture: one picture, one idea"),
    "no words": (f"{PICTURE}\n\n{PICTURE}\n\nWords.", 1, "this picture has no paragraph below it"),
    "a picture last": (f"{PICTURE}\n\nWords.\n\n{PICTURE}", 5, "this picture has no paragraph below it"),
    "two paragraphs": (f"{PICTURE}\n\nWords.\n\nMore.", 5, "a picture has one paragraph below it"),
    "a list": (f"{PICTURE}\n\n- Words.", 1, "this picture has no paragraph below it"),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_are_a_picture_and_a_paragraph_in_turn(workspace: Workspace, name: str) -> None:
    body, below, message = ROWS[name]
    workspace.add_words(f"\n::: picture-rows\n{body}\n:::\n")
    ((code, line, written),) = errors(workspace)
    assert (code, line) == ("SRC309", find_line(workspace, "picture-rows") + below) and written.startswith(message)


def test_rows_keep_pictures_and_words_together(workspace: Workspace) -> None:
    workspace.add_words(f"\n::: picture-rows\n{PICTURE}{{place=beside}}\n\nSit.\n\n{PICTURE}\n\nStand.\n:::\n")
    (rows,) = (node for node in walk(workspace.document().sections) if isinstance(node, PictureRows))
    assert [(row.figure.alt, row.figure.place, plain(row.words.children)) for row in rows.items] == [
        ("A leg.", "", "Sit."),
        ("A leg.", "", "Stand."),
    ]


LINK = "[Stretching](https://example.org/film)"
FILM = "::: {{.video #stretch {attributes}}}\n{body}\n:::\n"
FILMS = {
    "no words": (f"{LINK}\n\n{PICTURE}", "signed=bsl", 0, "SRC306", "a film needs its words in the leaflet"),
    "no section": (f"{LINK}\n\n{PICTURE}", "transcript=film", 0, "SRC404", "there is no section `film`"),
    "a card": (f"{LINK}\n\n{PICTURE}", "transcript=call-now", 0, "SRC404", "there is no section `call-now`"),
    "ours": (f"{LINK}\n\n{PICTURE}", "transcript=about", 0, "SRC404", "there is no section `about`"),
    "sign": (
        f"{LINK}\n\n{PICTURE}",
        "transcript=what-it-is signed=bls",
        0,
        "SRC306",
        "`bls` is no sign language that we know",
    ),
    "no picture": (LINK, "transcript=what-it-is", 0, "SRC309", "`video` holds one link and one picture"),
    "no link": (PICTURE, "transcript=what-it-is", 0, "SRC309", "`video` holds one link and one picture"),
    "two links": (
        f"{LINK}\n\n{LINK}\n\n{PICTURE}",
        "transcript=what-it-is",
        0,
        "SRC309",
        "`video` holds one link and one picture",
    ),
    "more": (
        f"{LINK}\n\n{PICTURE}\n\nMore.",
        "transcript=what-it-is",
        0,
        "SRC309",
        "`video` holds one link and one picture",
    ),
    "mail": (
        f"[Film](mailto:film@example.org)\n\n{PICTURE}",
        "transcript=what-it-is",
        1,
        "SRC405",
        "a film is on the web, not at `mailto:film@example.org`",
    ),
    "unsafe": (
        f"[Film](http://example.org)\n\n{PICTURE}",
        "transcript=what-it-is",
        1,
        "SRC405",
        "`http://example.org` cannot be the address of a link",
    ),
}


@pytest.mark.parametrize("name", FILMS)
def test_a_film_is_a_link_a_picture_and_its_words(workspace: Workspace, name: str) -> None:
    body, attributes, below, code, message = FILMS[name]
    workspace.add_words(FILM.format(attributes=attributes, body=body))
    assert errors(workspace) == [(code, find_line(workspace, ".video") + below, message)]


@pytest.mark.parametrize("body", [f"{LINK}\n\n{PICTURE}", f"{PICTURE}\n\n{LINK}"])
def test_a_film_says_what_it_is_and_where_its_words_are(workspace: Workspace, body: str) -> None:
    workspace.add_words(FILM.format(attributes="transcript=what-it-is signed=ins", body=body))
    (film,) = (node for node in walk(workspace.document().sections) if isinstance(node, Film))
    assert (plain(film.link.children), film.link.target) == ("Watch the film: Stretching", "https://example.org/film")
    assert (plain(film.words), film.signing) == (
        "Read the words: What it is",
        "It is signed in Indian Sign Language (ISL).",
    )
    assert [node.target for node in film.words if isinstance(node, Link)] == ["#what-it-is"]


@pytest.mark.parametrize(
    "body",
    [f"::: picture-rows\n{PICTURE}\n\nWords.\n:::", FILM.format(attributes="", body=f"{LINK}\n\n{PICTURE}")],
)
@pytest.mark.parametrize("place", PLACES)
def test_pictures_with_words_and_films_stand_in_a_section_alone(workspace: Workspace, place: str, body: str) -> None:
    workspace.edit("muscle/en.md", place, f"{place}\n\n{body}\n\n", 1)
    assert PLACES[place] in [(code, message) for code, _, message in errors(workspace)]


@pytest.mark.slow
def test_paper_has_a_code_for_a_film_and_screens_have_its_picture(workspace: Workspace) -> None:
    workspace.add_words(FILM.format(attributes="transcript=what-it-is", body=f"{LINK}\n\n{PICTURE}"))
    workspace.build(formats=("html", "pdf", "epub"))
    page = workspace.files()["muscle/en/index.html"].decode()
    assert '<a class="link" href="https://example.org/film">Watch the film: Stretching</a>' in page
    assert '<a class="link" href="#what-it-is">Read the words: What it is</a>' in page
    assert 'class="qr"' not in page and "<video" not in page and "<iframe" not in page
    assert 'alt="A leg."' in page
    tags = outline(workspace.files()["muscle/en/muscle-en.pdf"])
    assert "Figure [alt=A square code for phone cameras. It opens the address that follows.]" in tags
    found = [one for one in workspace.verify().diagnostics if one.severity != "info" and one.message != MISSING]
    assert found == []
