"""A fact that opens a sentence begins with a capital letter, and no other does."""

from __future__ import annotations

import pytest

from pipeline.model.document import Fact, Text, plain, walk
from pipeline.templating.compose.headings import find_heading
from pipeline.templating.compose.sentences import Sentences, begin_with_capital
from pipeline.templating.languages import language_pack
from tests.workspace import LEAFLET, SETTINGS, Workspace, sms

SHARE = "share: {kind: risk, at_most: true, n: 1, of: 3, who: {en: people}}"
TABLE = '::: {.table #t caption="A table" headers=row}\n| Sign | How many |\n|---|---|\n'
UPPER, LOWER = "Up to 1 in 3 people", "up to 1 in 3 people"


@pytest.fixture
def risky(workspace: Workspace) -> Workspace:
    workspace.append(SETTINGS, f"  {SHARE}\n")
    return workspace


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("{{share}} lose muscle.", [UPPER]),
        ("It affects {{share}}.", [LOWER]),
        ("Muscles shrink. {{share}} lose muscle. So {{share}} do.", [UPPER, LOWER]),
        ("**{{share}}** lose muscle.", [UPPER]),
        ("Many do. **{{share}}** lose muscle.", [UPPER]),
        ("**Many do.** {{share}} lose muscle.", [UPPER]),
        ("It is said that **{{share}}** do.", [LOWER]),
        ("Is it so? {{share}} say yes! {{share}} say no.", [UPPER, UPPER]),
        ('She said: "It is so." {{share}} agree.', [UPPER]),
        ('"{{share}} agree," she said.', [UPPER]),
        ("It is rare ({{share}}).", [LOWER]),
        ("It is rare. ({{share}} have it.)", [UPPER]),
        ("In some groups, e.g. {{share}}, it is common.", [LOWER]),
        ("In some groups, i.e. {{share}}, it is common.", [LOWER]),
        ("This is known: {{share}} have it.", [LOWER]),
        ("It is known [@plain-language]. {{share}} have it.", [UPPER]),
        ("Now,\\\n{{share}} have it.", [LOWER]),
        ("Now.\\\n{{share}} have it.", [UPPER]),
        ("### {{share}}\n\nWords.", [UPPER]),
        ("- {{share}} lose muscle.\n- Others gain it.", [UPPER]),
        ("- {{share}}\n- all others", [LOWER]),
        ("- {{share}}\n- All others", [UPPER]),
        ("- {{share}} do.\n- all others", [UPPER]),
        ("- {{share}}\n- {{share}}", [UPPER, UPPER]),
        ("- it is true of {{share}}\n- Others", [LOWER]),
        ("1. {{share}} begin.\n2. You follow.", [UPPER]),
        ("How many\n: {{share}}", [UPPER]),
        (
            f"{TABLE}| pain | {{{{share}}}} |\n:::",
            [LOWER],
        ),
        (
            f"{TABLE}| Pain | {{{{share}}}} |\n:::",
            [UPPER],
        ),
    ],
)
def test_a_risk_opens_a_sentence_with_a_capital_letter(risky: Workspace, words: str, written: list[str]) -> None:
    risky.add_words(f"## Added {{#added}}\n\n{words}\n")
    assert not risky.errors()
    (section,) = [one for one in risky.document().sections if one.id == "added"]
    assert [plain(node.children) for node in walk(section) if isinstance(node, Fact)] == written


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("{{share}} lose muscle.", f"{UPPER} lose muscle."),
        ("Muscle wasting: {{share}} have it. {{share}} do.", f"Muscle wasting: {LOWER} have it. {UPPER} do."),
        ("Muscle wasting.\n\n{{share}} have it.", f"Muscle wasting.\n{UPPER} have it."),
    ],
)
def test_so_it_does_in_a_message(risky: Workspace, words: str, sent: str) -> None:
    risky.add_words(sms('#new about=what-it-is send="day 5 at 10:00"', words))
    assert {message.id: message.text for message in risky.messages()}["new"] == sent


def test_every_form_says_so_and_the_proof_agrees(risky: Workspace) -> None:
    risky.add_words("## Added {#added}\n\n{{share}} lose muscle. Of {{share}} it is said.\n")
    risky.build()
    page = risky.files()["muscle/en/index.html"].decode()
    assert f">{UPPER}</span> lose muscle" in page and f">{LOWER}</span> it is said" in page
    assert not [one for one in risky.verify().diagnostics if one.severity != "info"]


@pytest.mark.parametrize(
    ("words", "capital"),
    [
        ("up to 1 in 3", "Up to 1 in 3"),
        ("1 in 3 people", "1 in 3 people"),
        ("pH values", "pH values"),
        ("p53 changes", "p53 changes"),
        ("ärzte", "Ärzte"),
        ("example.org", "example.org"),
        ("de 1 de cada 3", "De 1 de cada 3"),
        ("a few", "A few"),
        ("", ""),
    ],
)
def test_a_capital_letter_where_the_word_takes_one(words: str, capital: str) -> None:
    assert begin_with_capital(words) == capital


def test_trees_without_such_facts_are_not_made_anew() -> None:
    tree = (Text("words"), Fact("age", "number", (Text("60"),)))
    assert Sentences().open_facts(tree) is tree


def test_a_heading_that_is_told_elsewhere_is_the_one_that_is_printed(risky: Workspace) -> None:
    risky.add_words("## {{share}} get better {#better}\n\nThat is good.\n")
    leaflet, pack = risky.check().leaflets[LEAFLET], language_pack("en")
    assert leaflet is not None and pack is not None
    (printed,) = (one.title for one in risky.document().sections if one.id == "better")
    assert find_heading(leaflet, pack, "better") == plain(printed) == f"{UPPER} get better"
