"""Amounts of medicines in the words, and amounts that are none."""

from __future__ import annotations

import pytest

from tests.clock import cpu_seconds, took_less
from tests.validation.rules.language.sentences import diagnose, find
from tests.workspace import SETTINGS, Workspace

DOSES = {
    "Take two 500mg tablets up to 4 times a day.": ["two 500mg tablets"],
    "Take 2 paracetamol tablets (1g). Then rest, and take 1 more tablet.": [
        "2 paracetamol tablets (1g)",
        "1 more tablet",
    ],
    "Your insulin may go up by 2 units, or digoxin (.25mg) may be added.": ["2 units"],
    "Put 3 drops in each ear, and rub in hydrocortisone 1% cream.": ["3 drops"],
    "Use a 0.05% solution of chlorhexidine.": ["0.05%"],
    "He was on 40mg when he fell. She has 5ml three times daily.": ["40mg", "5ml"],
    "Drink 3 litres of Moviprep before the test.": ["3 litres"],
    "Give one injection of adrenaline. The dose is 1.5 g/day.": ["one injection", "1.5 g"],
    "Cut it down by 5 milligrams a week.": ["5 milligrams"],
}
NO_DOSES = [
    "Eat 50g of protein and drink 2 litres of water a day. An orange has 70mg of vitamin C.",
    "If you miss one pill, take it when you remember. A pack of 16 tablets of paracetamol costs 35p.",
    "Do not drink more than 14 units of alcohol a week. You may be given 2 units of blood.",
    "Your baby may take 120ml at each feed. Give 60ml of formula every 3 hours. Take 3 tablespoons of oats.",
    "Swallow it with 200ml of water. It comes in a 100ml bottle with a 5ml spoon. We take 10ml of blood.",
    "About 5% of people using the cream get a rash. Use hand gel with 60% alcohol.",
    "A PSA of 4 nanograms per ml, a sugar of 7 mmol/L and an HbA1c of 48 mmol/mol are high.",
    "Reduce sodium to 1,500 milligrams a day. Two patches of dry skin are left. Take 10 minutes to rest.",
    "Swallow one small capsule with a camera in it. Take your tablets at 8am for 20 years.",
]


@pytest.mark.parametrize("words", DOSES)
def test_the_amount_of_a_medicine_is_found_once_in_a_sentence(words: str) -> None:
    assert find("LNG101", words) == DOSES[words]


@pytest.mark.parametrize("words", NO_DOSES)
def test_other_amounts_are_numbers(words: str) -> None:
    assert find("LNG101", words) == []


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("Start with 2.5 mg of ramipril.", '{kind: dose, drug: ramipril, amount: "2.5", unit: mg, times: …}'),
        ("Have two puffs.", '{kind: dose, drug: …, amount: "2", unit: puff, times: …}'),
        ("Take 1 to 2 sachets a day.", "{kind: dose, value: 1 to 2 sachets}"),
    ],
)
def test_the_hint_shows_the_fact(words: str, fact: str) -> None:
    (one,) = diagnose("LNG101", words)
    assert f"`its-id: {fact}`" in one.hint and one.expected == ""


def test_a_fact_that_says_just_this_is_what_to_write(workspace: Workspace) -> None:
    workspace.append(SETTINGS, '  syrup: {kind: dose, amount: "5", unit: ml}\n')
    workspace.add_words("Give {{syrup}}, and later another 5ml of the syrup.\n")
    (one,) = [one for one in workspace.diagnostics() if one.code == "LNG101"]
    assert (one.expected, one.hint) == ("{{syrup}}", "")


@pytest.mark.parametrize(
    "piece", ["1 ", "one or ", "5mg ", "Take 2 more ", "of ", "aspirin (", "½", "\ud800 3ml ", "٣ 💊 "]
)
def test_looking_takes_as_long_as_the_text(piece: str) -> None:
    started = cpu_seconds()
    find("LNG101", piece * 5_000)
    assert took_less(started, 4)
