"""What happens when something fails: a form is whole or it is not there, and an error keeps back what it concerns."""

from __future__ import annotations

import json

import pytest

from pipeline.build.outcome import Outcome
from pipeline.build.selection import check_leaflets
from pipeline.conversion.print.weasy import PrintError
from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin
from pipeline.templating.compose import words_digest
from tests.translated import pin_spanish
from tests.workspace import PUBLISHER, SETTINGS, SHARED, WORDS, Workspace, sms

pytestmark = pytest.mark.slow

QUICK = ("html", "messages")
LONG = "\n\n".join(["Ask your care team what is right for you, and what happens if you wait. " * 4] * 16)


def find_errors(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.diagnostics if one.severity == "error"]


def list_changed(workspace: Workspace, **asked: object) -> tuple[Outcome, set[str]]:
    """What a build did, and the leaflets and languages of which a file is not as it was."""
    before = workspace.files()
    outcome = workspace.build(formats=QUICK, **asked)
    after = workspace.files()
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return outcome, {"/".join(name.split("/")[:2]) for name in names if "/" in name}


@pytest.fixture
def folded(workspace: Workspace) -> Workspace:
    """The example with a folded leaflet, built, whose folded leaflet then gets too long."""
    workspace.append(SETTINGS, "editions: {folded: [get-help, what-it-is]}\n")
    workspace.build(formats=("html", "folded"))
    assert "muscle/en/muscle-en-folded.pdf" in workspace.files()
    workspace.edit(WORDS, "Doctors call", f"{LONG}\n\nDoctors call")
    return workspace


def test_a_form_that_cannot_hold_the_words_goes_and_the_page_does_not_offer_it(folded: Workspace) -> None:
    outcome = folded.build(formats=("html", "folded"))
    assert (find_errors(outcome), outcome.failed, outcome.refused) == (["PDF104"], (), ("muscle/en/folded",))
    files = folded.files()
    assert set(files) == {"manifest.json", "muscle/en/index.html"}
    page = files["muscle/en/index.html"]
    assert b"what happens if you wait" in page and b"folded" not in page
    assert list(json.loads(files["manifest.json"])["refused"]) == ["muscle/en/folded"]
    again = folded.build(formats=("html", "folded"))
    assert again.nothing_to_do and again.refused == outcome.refused, "and it is said again"


def test_the_page_is_made_again_when_a_form_of_it_goes_or_comes_back(folded: Workspace) -> None:
    assert b"folded" in folded.files()["muscle/en/index.html"]
    folded.build(formats=("folded",))
    assert b"folded" not in folded.files()["muscle/en/index.html"]
    folded.build(formats=("html",))
    assert b"folded" not in folded.files()["muscle/en/index.html"], "it is known that it cannot be made"
    folded.edit(WORDS, LONG, "Short.")
    folded.build(formats=("folded",))
    assert b"folded" in folded.files()["muscle/en/index.html"]


def test_the_summary_names_the_form_and_the_exit_code_is_1(folded: Workspace) -> None:
    done = folded.plainleaf("build", "--format", "html,folded")
    assert done.returncode == 1
    assert "muscle in en: no folded can be made" in done.stdout and "1 leaflet built" in done.stdout, done.stdout


def test_the_e_book_is_made_without_the_pages_of_a_print_leaflet_that_cannot_be_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(document: object) -> None:
        raise PrintError(("a column is too narrow",))

    monkeypatch.setattr("pipeline.conversion.print.writer.write", refuse)
    outcome = workspace.build(formats=("epub",))
    assert outcome.refused == ("muscle/en/pdf",)
    assert set(workspace.files()) == {"manifest.json", "muscle/en/muscle-en.epub"}


def test_a_release_is_whole_or_it_is_not_made(folded: Workspace) -> None:
    folded.remove("muscle/en.md")
    folded.write(WORDS, Workspace(folded.place / "fresh").read())
    folded.sign_off()
    assert folded.build(formats=QUICK, release=True).kept_back is False
    before = folded.files()
    folded.duplicate("second")
    folded.edit("second/en.md", "::: questions", "::: qestions")
    outcome = folded.build(formats=QUICK, release=True)
    assert (outcome.kept_back, outcome.failed, folded.files()) == (True, ("second",), before)


# --- what is known before anything is made


def test_check_finds_all_that_systems_refuse_at_the_line_of_each_message(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "messaging: {systems: [message-bank, rapidpro, notify, whatsapp, twilio, cht]}\n")
    workspace.append(SETTINGS, "\n")
    workspace.edit(SETTINGS, "fallback: there}", "fallback: there}\n  clinic: {sample: A, longest: B, fallback: C}")
    workspace.add_words(
        sms('#late about=questions send="day 3 at 17:45"', "Muscle wasting: ask us.")
        + sms('#signs about=questions send="day 4 at 10:00"', "Muscle wasting: \\{{ask}} us \U0001f600.")
        + sms('#ends about=questions send="day 5 at 10:00"', "((name)) ((clinic)): ask about muscle wasting, ((name))")
        + sms('#wrong about=questions send="day 6 at 10:00"', "Hi ((nobody)), we write about muscle wasting.")
    )
    lines = {word: number for number, line in enumerate(workspace.read().splitlines(), 1) for word in line.split()}
    checkup = check_leaflets(workspace.source, workspace.place, forms=True)
    refused = {
        (one.span.line, one.message.split("for `")[1].split("`")[0])
        for one in checkup.of_forms
        if one.code == "MSG301" and one.severity == "error"
    }
    assert {system for line, system in refused if line == lines["#late"]} == {"rapidpro"}
    assert {system for line, system in refused if line == lines["#signs"]} == {"notify", "whatsapp", "twilio", "cht"}
    at_ends = [one.message for one in checkup.of_forms if one.span.line == lines["#ends"]]
    assert len(at_ends) == 3 and all("whatsapp" in message for message in at_ends)
    assert {one.severity for one in checkup.of_forms} == {"error"}
    assert not checkup.held_back["muscle"] - {"en"}
    assert workspace.plainleaf("check").returncode == 1


def test_a_build_says_of_systems_what_check_says_and_publishes_the_rest(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "messaging: {systems: [rapidpro, notify]}\n")
    workspace.edit(WORDS, "day 0 at 10:00", "day 0 at 10:30")
    workspace.edit(WORDS, "Hello ((name)).", "Hello ((name)) \u263a.")
    outcome = workspace.build(formats=("messages", "rapidpro", "notify"))
    checkup = check_leaflets(workspace.source, workspace.place, forms=True)
    errors = [one for one in outcome.diagnostics if one.severity == "error"]
    assert errors == list(checkup.of_forms) and len(errors) == 2
    assert outcome.refused == ("muscle/en/notify", "muscle/en/rapidpro")
    assert {path.split("/")[3].split(".")[0] for path in workspace.files() if "messages/" in path} == {"messages"}


# --- what an error keeps back


@pytest.fixture
def two(workspace: Workspace) -> Workspace:
    """The example in two languages, and a second leaflet in one, built; then words change in each."""
    workspace.edit(PUBLISHER, "[en]", "[en, en-GB]")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, en-GB: emergency services}")
    workspace.edit("glossary.yaml", "{en: ", "{en-GB: Smaller., en: ")
    workspace.duplicate("second")
    head = "translation: {of: en, digest: abc, translator: T, status: draft}\n---\n\n:::"
    workspace.write("muscle/en-GB.md", workspace.read().replace("---\n\n:::", head, 1))
    workspace.write("shared/en-GB.md", workspace.read(SHARED))
    pin_spanish(workspace, "en-GB")
    outcome = workspace.build(formats=QUICK)
    assert not outcome.failed and not find_errors(outcome), outcome.diagnostics
    for name in (WORDS, "muscle/en-GB.md", "second/en.md"):
        workspace.edit(name, "Wasting has many causes.", "Wasting has several causes.")
    pin_spanish(workspace, "en-GB")
    return workspace


EVERYTHING = {"muscle/en", "muscle/en-GB", "second/en"}


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "changed"),
    [
        ("muscle/leaflet.yaml", "country: GB", "country: gb", "SRC104", {"second/en"}),
        ("muscle/leaflet.yaml", "version: 0.1.0\n", "version: 0.2.0\n", "GOV106", {"second/en"}),
        (WORDS, "{{emergency-line}}", "{{emergency-lime}}", "FCT101", {"second/en"}),
        (WORDS, "---\ntitle", "--\ntitle", "SRC201", {"second/en"}),
        ("muscle/images/leg.svg", "<svg", "<sgv", "SRC505", {"second/en"}),
        ("muscle/en-GB.md", "{{emergency-line}}", "{{emergency-lime}}", "FCT101", {"muscle/en", "second/en"}),
        ("muscle/en-GB.md", "---\ntitle", "--\ntitle", "SRC201", {"muscle/en", "second/en"}),
        ("muscle/en-GB.md", "[@plain-language]", "[@plane]", "FCT102", {"muscle/en", "second/en"}),
        ("glossary.yaml", "{en-GB: Smaller., en:", "{en: ", "FCT107", {"muscle/en", "second/en"}),
        ("glossary.yaml", "en-GB: Smaller.", "en-GB: 5", "SRC107", {"muscle/en", "second/en"}),
        ("glossary.yaml", "en: A part", "en: [A part]\nx: {en: A part", "SRC101", set()),
        ("glossary.yaml", "atrophy:", "unused: {en: 5}\natrophy:", "SRC107", EVERYTHING),
        ("glossary.yaml", "atrophy:", "atrophy: {en: Smaller.}\natrophy:", "SRC102", set()),
        (
            "references.yaml",
            "- id: plain-language",
            "- id: other\n  id: another\n- id: plain-language",
            "SRC102",
            EVERYTHING,
        ),
        ("references.yaml", "- id: plain-language", "- {title: No id}\n- id: plain-language", "SRC105", EVERYTHING),
        ("references.yaml", "- id: plain-language", "- {id: plain-language}\n- id: plain-language", "SRC402", set()),
        (PUBLISHER, "name: The", "nome: The", "SRC103", set()),
        (PUBLISHER, "  GB:\n", '  KE:\n    help: {number: "abc", name: {en: help}}\n  GB:\n', "SRC104", EVERYTHING),
        (PUBLISHER, '"999"', '"nine"', "SRC104", set()),
        (PUBLISHER, ", en-GB: emergency services}", "}", "FCT107", {"muscle/en", "second/en"}),
        (SHARED, "You can ask", "You can <b>ask", "SRC301", set()),
        (SHARED, "## Ask", "## Unused {#unused}\n\nA <b>word.\n\n## Ask", "SRC301", EVERYTHING),
        ("shared/en-GB.md", "You can ask", "You can <b>ask", "SRC301", {"muscle/en", "second/en"}),
    ],
)
def test_an_error_keeps_back_what_it_concerns(
    two: Workspace, file: str, old: str, new: str, code: str, changed: set[str]
) -> None:
    two.edit(file, old, new, 1)
    outcome, changes = list_changed(two)
    assert code in find_errors(outcome)
    assert changes == changed, outcome.failed
    assert two.plainleaf("build", "--format", "html,messages").returncode == 1


def test_an_unfinished_translation_does_not_block_a_build_of_another_language(two: Workspace) -> None:
    two.write("muscle/en-GB.md", "---\ntitle: Half\n")
    outcome, changes = list_changed(two, languages=("en",))
    assert not outcome.failed and not find_errors(outcome)
    assert changes == {"muscle/en", "second/en"}


def test_a_published_leaflet_has_each_language_signed_off_by_itself(two: Workspace) -> None:
    two.remove("second")
    for edited in edit_pins(find_messages_to_pin(two.check()), two.place):
        edited.write()
    two.append(PUBLISHER, "contact: {email: leaflets@example.org}\n")
    two.append(SETTINGS, "user_testing: [{date: 2026-11-22, people: 5, method: reading, summary: Read.}]\n")
    digest = words_digest(two.leaflet(), "en")
    reviewer = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {digest}}}"
    two.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")
    two.edit(SETTINGS, "status: draft", "status: published")
    two.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2026-11-22, next_review: 2028-11-22}")
    two.append(PUBLISHER, "messaging: {opt_out: {en: Reply STOP to end these messages., en-GB: Reply STOP.}}\n")
    two.append(PUBLISHER, 'sender: "60777"\n')
    outcome, changes = list_changed(two)
    assert outcome.failed == ("muscle/en-GB",)
    assert changes == {"muscle/en", "second/en"}, "the signed words, and what is gone from the source"
