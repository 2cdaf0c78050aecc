"""Links, headings, dates, times, figures and signs: what to write instead, by country, and what is let be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Span
from pipeline.validation.prose import Piece, Prose, ProsePassage
from pipeline.validation.rules.language import LANGUAGE_RULES
from tests.workspace import FIRST_ADDED, Workspace

CODES = frozenset(f"LNG{number}" for number in (*range(220, 226), *range(229, 237), 239, 240))


def find(workspace: Workspace, words: str) -> list[Diagnostic]:
    workspace.add_words(f"## Part {{#part}}\n\n{words}\n")
    return [one for one in workspace.diagnostics() if one.code in CODES]


def put_right(workspace: Workspace, words: str) -> str:
    """The words of one line with what is expected in them."""
    for one in reversed(find(workspace, words)):
        assert one.span.line == one.span.end_line == FIRST_ADDED + 2
        assert one.expected, one
        words = words[: one.span.column - 1] + one.expected + words[one.span.end_column - 1 :]
    return words


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("From the 1st to the 3rd of May, and on 5 Sept.", "From 1 to 3 May, and on 5 September."),
        ("Shut from 24/12 to 26/12, and on 02.03.2027.", "Shut from 24 December to 26 December, and on 2 March 2027."),
        ("Since Oct. it is on Dec 9, 2026.", "Since October it is on 9 December 2026."),
        ("Open 9.30-11am, and until 5.30 p.m. on Friday.", "Open 9:30am to 11am, and until 5:30pm on Friday."),
        ("Meals at 08:00, 12:30 and 18:00. Tea is at 12 PM.", "Meals at 8am, 12:30pm and 6pm. Tea is at midday."),
        ("It ends at 5 p.m. Then rest until 21h30.", "It ends at 5pm. Then rest until 9:30pm."),
        ("About 2000 people walk 10 000 steps.", "About 2,000 people walk 10,000 steps."),
        ("It helps 1 in 20000 people. It costs £1500.", "It helps 1 in 20,000 people. It costs £1,500."),
        ("Keep the food at 2 - 8 degrees, and wash at 60 °C.", "Keep the food at 2C to 8C, and wash at 60C."),
        ("The bath is thirty-seven degrees.", "The bath is 37C."),
        (
            "Eat fruit, e.g., plums, i.e. two a day, etc.",
            "Eat fruit, for example, plums, that is, two a day, and so on.",
        ),
        ("N.B. the lift is out.", "Note: the lift is out."),
        ("His/her arm and/or leg hurts for 7/10 days.", "Their arm or leg hurts for 7 to 10 days."),
        ("Take 2 glasses/day of red/brown/black tea.", "Take 2 glasses a day of red, brown or black tea."),
        ("The baby(ies) and the patch(es) and tablet/s.", "The babies and the patches and tablets."),
        ("Wash& dry, rest&eat.", "Wash and dry, rest and eat."),
        ("Your mus\u200dcles \u2066need rest.", "Your muscles need rest."),
        ("It's ‘my’ leg's “turn”, isn’t it?", "It’s ‘my’ leg’s “turn”, isn’t it?"),
        ("It's my leg's 'turn', and it’s late.", "It's my leg's 'turn', and it's late."),
    ],
)
def test_what_is_expected_reads_right(workspace: Workspace, words: str, right: str) -> None:
    assert put_right(workspace, words) == right


@pytest.mark.parametrize(
    "words",
    [
        "Your pain went from 7/10 to 3/10. Take 1/2 a glass on day 1. See room 01/02.",
        "In May 3 nurses left. Version 2.1.26 works at 6/12/18 months. The sort code is 20-10-12.",
        "The ratio is 1:10. It took 1h30. Read John 13:34. It grew by 2.30 a year.",
        "Ring 116 123 free of charge. In 2024 300 people came. In 2019 doctors saw it.",
        "Take 2 500mg tablets.",
        "Bend your knee to 90 degrees. Lift your leg to 40 degrees. Store it at 5C.",
        "Graft versus host disease is rare. Versus Arthritis helps. I live in CA.",
        "Say /fizz-ee-oh/ and drive at 30 km/h. You need 10 mg/kg/day. ME/CFS is 24/7.",
        "Marks & Spencer, A&E and R&D are names.",
        "He is 5' 6\" tall, and “fine”.",
        "می\u200cخواهم is Persian, and \U0001f469\u200d\U0001f9bd is a picture.",
    ],
)
def test_what_is_right_is_let_be(workspace: Workspace, words: str) -> None:
    assert find(workspace, words) == []


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("When can I drive my car?", "When you can drive your car"),
        ("What should we do if it hurts?", "What you should do if it hurts"),
        ("Moving about.", "Moving about"),
        ("MOVING ABOUT", "Moving about"),
        ("Is it catching?", ""),
        ("LIVING WITH SMA", ""),
    ],
)
def test_a_heading_is_put_right(workspace: Workspace, heading: str, right: str) -> None:
    workspace.add_words(f"## {heading} {{#part}}\n\nMove about.\n")
    (one,) = [one for one in workspace.diagnostics() if one.code in CODES]
    start = heading[: one.span.column - len("## ") - 1] if right else ""
    assert one.span.line == FIRST_ADDED and start + one.expected == right


def test_a_date_is_written_as_its_country_does(workspace: Workspace) -> None:
    workspace.edit("muscle/leaflet.yaml", "country: GB", "country: US")
    diagnostics = find(
        workspace, "It opens on May 3, on 07/09/2026 and on the 1st of June. Keep it at 38 degrees in the fridge."
    )
    assert [one.expected for one in diagnostics] == ["July 9, 2026", "June 1", ""]


def test_an_order_that_nobody_knows_is_not_made_up(workspace: Workspace) -> None:
    workspace.edit("muscle/leaflet.yaml", "country: GB", "country: CA")
    one, other = find(workspace, "It opens on 07/09/2026. It ends on 25/12/2026.")
    assert (one.expected, other.expected) == ("", "25 December 2026") or other.expected == "December 25, 2026"


def test_a_link_is_named_after_its_part(workspace: Workspace) -> None:
    (one,) = find(workspace, "More is [here](#get-help). Read [When to get help](#get-help).")
    assert (one.code, one.hint) == ("LNG220", "write where it leads: “When to get help”")


def test_an_address_is_found_as_a_link_and_as_words(workspace: Workspace) -> None:
    words = (
        "See [www.a.example/b](https://www.a.example/b), health.gov.in and https://a.example/c?d=e. Mail a.b@a.example."
    )
    columns = [one.span.column for one in find(workspace, words)]
    assert columns == [words.index(part) + 1 for part in ("www.a.example/b", "health.gov.in", "https://a.example/c")]


def test_what_reading_has_reported_is_not_repeated(workspace: Workspace) -> None:
    assert find(workspace, "Your mus\u00adcles and mus\u0441les\u200b need \ufb01ne rest.") == []
    codes = {one.code for one in workspace.diagnostics()}
    assert {"SRC007", "ACC105"} <= codes


def make_prose(workspace: Workspace, words: str) -> Prose:
    """Some words as a paragraph, a heading and a message of the example."""
    leaflet = workspace.leaflet()
    kinds = ("paragraph", "heading", "message")
    pieces = (Piece(0, len(words), Span("en.md"), whole=True),)
    passages = tuple(ProsePassage(kind, words, words, None, pieces=pieces) for kind in kinds)  # type: ignore[arg-type]
    return Prose(leaflet, leaflet.texts["en"], None, passages)


def judge(prose: Prose) -> Iterator[Diagnostic]:
    for one in LANGUAGE_RULES:
        if one.rule.code in CODES:
            yield from one.diagnose(prose)


_SIGNS = some.sampled_from(
    [
        *"19:/.-,'\"°&()sCapm \n?",
        "www.",
        "May ",
        "degrees",
        "here",
        "\u200b",
        "\udc80",
        "\u0430",
        "\uff15",
        "\u0663",
        "\u00b2",
    ]
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("example"))


@settings(max_examples=150, deadline=None)
@given(words=some.one_of(some.text(min_size=1), some.lists(_SIGNS, min_size=1).map("".join)))
def test_any_text_goes_through(example: Workspace, words: str) -> None:
    for one in judge(make_prose(example, words)):
        assert one.message and one.advice
