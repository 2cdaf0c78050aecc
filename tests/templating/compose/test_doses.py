"""Doses in words: in a sentence, in a message and laid out."""

from __future__ import annotations

import pytest

from pipeline.model.document import Dose, Fact, plain, walk
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

IBUPROFEN = """  ibuprofen:
    kind: dose
    drug: ibuprofen
    amount: "200"
    unit: mg
    route: {en: by mouth}
    times: {en: up to 3 times a day}
    most_in_24_hours: "600"
    not_for: {en: people with a stomach ulcer.}
"""
SENTENCE = (
    "ibuprofen 200_mg by mouth, up to 3_times a day "
    "(no more than 600_mg in 24_hours; not for people with a stomach ulcer)"
)


def with_gaps(words: str) -> str:
    """Words with hard spaces where an underscore is."""
    return words.replace("_", "\N{NO-BREAK SPACE}")


def read_facts(workspace: Workspace) -> list[tuple[str, str]]:
    """The kind and the words of each fact in the sections."""
    facts = (node for node in walk(workspace.document().sections) if isinstance(node, Fact))
    return [(fact.fact_kind, plain(fact.children)) for fact in facts]


def test_a_dose_in_parts_reads_well_in_a_sentence(workspace: Workspace) -> None:
    workspace.append(SETTINGS, IBUPROFEN)
    workspace.add_words("You can take {{ibuprofen}} for pain. {{ibuprofen}} is one dose.\n")
    first, second = read_facts(workspace)
    assert first == ("medicine", with_gaps(SENTENCE))
    assert second == ("medicine", with_gaps(f"I{SENTENCE[1:]}"))


@pytest.mark.parametrize(
    ("country", "parts", "words"),
    [
        ("GB", 'amount: "5", unit: ml', "5_ml"),
        ("US", 'amount: "5", unit: ml', "5_mL"),
        ("GB", 'amount: "5", unit: mL', "5_ml"),
        ("GB", 'amount: "1.50", unit: mg', "1.5_mg"),
        ("GB", 'amount: "0.0625", unit: mg', "0.0625_mg"),
        ("GB", 'amount: "1500", unit: microgram', "1,500_micrograms"),
        ("GB", 'amount: "1", unit: tablets', "1_tablet"),
        ("GB", 'amount: "1.0", unit: tablets', "1_tablet"),
        ("GB", 'amount: "0.5", unit: tablet', "0.5_tablets"),
        ("GB", 'amount: "2", unit: tablet', "2_tablets"),
        ("GB", 'amount: "2", unit: patches', "2_patches"),
        ("GB", 'amount: "100000", unit: units', "100,000_units"),
        ("IN", 'amount: "100000", unit: units', "1,00,000_units"),
        ("GB", 'value: "2", unit: puffs', "2_puffs"),
        ("GB", 'value: "7.50", unit: ml', "7.5_ml"),
        ("GB", "value: 1 sachet in 150 ml of water", "1_sachet_in_150_ml_of_water"),
        ("GB", 'drug: examplol, amount: "2", unit: drops', "examplol 2_drops"),
        ("GB", 'drug: {en: examplol}, amount: "2", unit: drops', "examplol 2_drops"),
        ("GB", 'amount: "1", unit: g, times: {en: every 6 hours}', "1_g, every 6_hours"),
        ("GB", 'amount: "1", unit: g, most_in_24_hours: "4"', "1_g (no more than 4_g in 24_hours)"),
        ("GB", 'amount: "1", unit: g, not_for: {en: children under 12}', "1_g (not for children under 12)"),
    ],
)
def test_a_dose_without_parts_that_nobody_has_written(
    workspace: Workspace, country: str, parts: str, words: str
) -> None:
    workspace.append(SETTINGS, f"  added: {{kind: dose, {parts}}}\n")
    workspace.add_words("In this example it is {{added}}.\n")
    workspace.edit(SETTINGS, "country: GB", f"country: {country}")
    workspace.edit(PUBLISHER, "\n  GB:", f"\n  {country}:")
    ((_, read),) = read_facts(workspace)
    assert read == with_gaps(words)


def test_a_message_has_the_words_with_spaces_that_phones_know(workspace: Workspace) -> None:
    workspace.append(SETTINGS, IBUPROFEN)
    workspace.add_words(
        sms('#new about=what-it-is send="day 5 at 10:00"', "Muscle wasting: you can take {{ibuprofen}}.")
    )
    text = {message.id: message.text for message in workspace.messages()}["new"]
    assert text == f"Muscle wasting: you can take {SENTENCE.replace('_', ' ')}."
    workspace.edit(WORDS, "you can take", "you can take, if nobody has told you not to,")
    assert "MSG106" in {one.code for one in workspace.diagnostics()}, "its length is that of the words"


def lay_out(workspace: Workspace, fact: str = IBUPROFEN) -> Dose:
    workspace.append(SETTINGS, fact)
    workspace.add_words("## Medicines {#medicines}\n\n::: {.dose #the-dose fact=ibuprofen}\n:::\n")
    (dose,) = (node for node in walk(workspace.document().sections) if isinstance(node, Dose))
    return dose


def test_the_block_has_every_part(workspace: Workspace) -> None:
    dose = lay_out(workspace)
    assert (plain(dose.title), plain(dose.route)) == ("Ibuprofen", "by mouth")
    assert [(part.label, plain(part.children)) for part in dose.parts] == [
        ("How much", with_gaps("200_mg")),
        ("How often", with_gaps("up to 3_times a day")),
    ]
    assert plain(dose.most) == with_gaps("No more than 600_mg in 24_hours.")
    assert plain(dose.not_for) == "Not for people with a stomach ulcer."


def test_the_block_leaves_out_what_nobody_has_written(workspace: Workspace) -> None:
    dose = lay_out(workspace, '  ibuprofen: {kind: dose, drug: pH-Examplol, amount: "1", unit: capsules}\n')
    assert plain(dose.title) == "pH-Examplol"
    assert [plain(part.children) for part in dose.parts] == [with_gaps("1_capsule")]
    assert (dose.route, dose.most, dose.not_for) == ((), (), ())


PAGE = """\
<div class="dose" role="group" id="the-dose" aria-labelledby="the-dose-title">
<h3 class="dose-head" id="the-dose-title"><span class="icon icon-pill"></span><span>\
Ibuprofen <span class="dose-route">by mouth</span></span></h3>
<div class="dose-parts two">
<div class="dose-part">
<p class="dose-label">How much</p>
<p class="dose-words">200_mg</p>
</div>
<div class="dose-part">
<p class="dose-label">How often</p>
<p class="dose-words">up to 3_times a day</p>
</div>
</div>
<p class="dose-most"><span class="icon icon-clock"></span><span>No more than 600_mg in 24_hours.</span></p>
<p class="dose-not-for"><span class="icon icon-cross"></span><span><strong>Not for</strong> \
people with a stomach ulcer.</span></p>
</div>
"""


def test_the_block_on_the_page(workspace: Workspace) -> None:
    lay_out(workspace)
    workspace.build(formats=("html",))
    page = workspace.files()["muscle/en/index.html"].decode("utf-8")
    assert with_gaps(PAGE) in page


def test_a_dose_alone_in_its_cell_is_printed_large(workspace: Workspace) -> None:
    workspace.append(SETTINGS, '  one: {kind: dose, amount: "5", unit: ml}\n')
    workspace.add_words(
        '::: {.table #doses caption="Doses" headers=both}\n| Age | One dose |\n|---|--:|\n'
        "| 3 to 5 years | {{one}} |\n| 6 to 9 years | {{one}} twice |\n:::\n"
    )
    workspace.build(formats=("html",))
    page = workspace.files()["muscle/en/index.html"].decode("utf-8")
    assert page.count('dose-cell">') == 1
    assert with_gaps('<td class="right dose-cell"><span class="fact fact-dose">5_ml</span></td>') in page
