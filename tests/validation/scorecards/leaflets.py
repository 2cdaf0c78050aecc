"""Three leaflets for the checks of scorecards: one that has what they look for, one that has nothing of it, and one in
which what is there is wrong."""

from __future__ import annotations

from pathlib import Path

from pipeline.templating.compose import compose
from pipeline.validation.readability import measure_readability
from pipeline.validation.scorecards.material import Material
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

HEAD = "---\ntitle: A leaflet\nsummary: What it is and what you can do.\n---\n\n"
RICH = """
::: key-points
- You can get better.
- Ask what is right for you.
:::

## When to get help {#get-help}

::: {.care-card #call-now level=emergency service=emergency}
- you suddenly cannot move an arm
:::

## What you can choose {#choices}

You have choices [@plain-language].

::: options
### Stretches {#stretches}

How it works
: It makes you stronger.

What happens
: You do exercises.

Benefits
: It helps {{helped}} [@plain-language].

Risks
: It hurts {{hurt}}.

Your everyday life
: You need some time for it.

### No treatment {#no-treatment}

How it works
: You wait.

What happens
: You come back.

Benefits
: It helps {{helped}}.

Risks
: It hurts {{hurt}}.

Your everyday life
: You keep your time.
:::

::: uncertainty
We do not know who gets better. You can ask.
:::

## What you can do {#do}

You need not pay. Read [more on your illness](https://example.org/more).

1. Stand up and hold the chair.
2. Sit down.

::: do
- ask your nurse
- walk a little each day
:::

::: do-not
- do not lift heavy bags
:::

::: important
Stop if it hurts you.
:::

![Two legs.](images/leg.svg "One leg has less muscle."){#leg}

::: checklist
- your questions
- your medicines
:::

::: {.table caption="Your week"}
| Day | Steps |
|---|---|
| Monday | one |
:::

[Your own notes]{.blank}

## Questions to ask {#questions}

::: questions
- What can I do for you and for your family?
- What happens then?
:::
"""
BARE = """
## A heading {#heading}

Words about it.
"""
POOR = """
## A heading {#heading}

It hurts {{hurt}}. It helps {{few}}. Add up the 12 steps and the 2.5% of them. LONG

![Two legs.](images/leg.svg){#leg}

- a
- b
- c
- d
- e
- f
- g
- h

::: {.table caption="Steps"}
| Day | The number of steps that are done in the morning | C | D | E | F |
|---|---|---|---|---|---|
| a | b | c | d | e | f |
:::

::: do
- the dressing should be changed
- patients should be seen
:::

::: options
### Stretches {#stretches}

Colour
: Red.

### Walks {#walks}

Colour
: Blue.
:::

::: signatures
- Patient
:::
"""
FACTS = """  helped: {kind: risk, n: 7, of: 10, who: {en: people}}
  hurt: {kind: risk, n: 1, of: 10, who: {en: people}}
  few: {kind: risk, n: 1, of: 100, who: {en: people}}
"""


def make_material(place: Path, body: str, settings: str = "", publisher: str = "") -> Material:
    """A leaflet with these words, composed, whatever the rules say of it."""
    workspace = Workspace(place)
    workspace.write(WORDS, HEAD + body)
    workspace.append(SETTINGS, FACTS + settings)
    workspace.append(PUBLISHER, publisher)
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet
    return Material(leaflet, compose(leaflet, "en"), measure_readability(leaflet, "en"))


def make_rich(place: Path) -> Material:
    """The leaflet that has everything, from a publisher with an address."""
    tested = "user_testing: [{date: 2026-11-22, people: 5, method: reading, summary: Read.}]\n"
    return make_material(place, RICH, tested, "contact: {email: leaflets@example.org}\n")


def make_bare(place: Path) -> Material:
    """The leaflet that has nothing."""
    return make_material(place, BARE)


def make_poor(place: Path) -> Material:
    """The leaflet in which what there is is wrong."""
    long = " ".join(["Words that go on and on without an end are hard to follow for most people."] * 20)
    return make_material(place, POOR.replace("LONG", long))
