"""Writer of the page of the settings (docs/writing/settings.md), from the JSON Schemas of what people type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from guide.setting_examples import EXAMPLES
from guide.setting_types import Schema, describe_type
from pipeline.conversion import FORMATS
from pipeline.validation.schema import schemas

_HEAD = """\
# The settings

Every key of the YAML files, and of the head of a language file. This page is made from the JSON Schemas in `schema/`.
With them, an editor can complete the keys and explain them as you type.

A value that has to keep its shape has quotes: `"999"`, `"0.03"`. A key that is not listed here is an error, and the
nearest one is named.
"""
_FILES = {
    "publisher.json": ("Publisher", "Who publishes. It is the same for all leaflets. It stands in `source/`."),
    "leaflet.json": (
        "Settings",
        "What holds in every language, and who answers for it. It stands in the leaflet's folder.",
    ),
    "kept.json": (
        "KeptMessages",
        "What one reviewer said of the messages of one language on one day. `plainleaf messages import` writes it, "
        "into the folder `kept` of the leaflet.",
    ),
    "signature.json": (
        "PersonSignature",
        "Who signed which words of a leaflet. `plainleaf review sign` writes it, into the folder `kept` of the "
        "leaflet, beside the words.",
    ),
    "front-matter.json": ("FrontMatter", "Stands between two lines `---` at the top of each language file."),
}
CONTACT = """\
### How readers reach you

`contact` is a list of rows. Each has a `label` and one way, and is printed with its label, in your order, where the
leaflet tells about itself. A phone number stands under `services` of your country; the row names its key. A text relay
service is a service too: the row names it under `relay`, and the leaflet says that it is one.

```yaml publisher.yaml
services:
  GB:
    emergency: {number: "999", name: {en: emergency services}}
    urgent: {number: "111", name: {en: NHS 111}}
    clinic: {number: "01632 960123", name: {en: the clinic}}
    text-relay: {number: "18001 01632 960123", name: {en: Relay UK}}
contact:
  - {label: {en: Appointments}, phone: clinic, hours: {en: "Monday to Friday, 9am to 5pm"}}
  - {label: {en: If you cannot phone}, relay: text-relay}
  - {label: {en: E-mail}, email: clinic@example.org}
  - {label: {en: Write to us}, postal: "4 Marsh Lane, Anytown"}
  - {label: {en: On the web}, url: https://www.example.org/clinic}
```

Where one row is enough, its ways can be keys: `contact: {email: clinic@example.org}`. Where paper is short of room, the
rows of phone numbers stay, without their hours.

### What readers think of a leaflet

Near its end, each leaflet asks readers to say what is wrong, missing or hard to understand. It leads to the first
e-mail address of your contact, or else to its first postal address or web page. If you would rather have it
elsewhere, say so:

```yaml publisher.yaml
feedback:
  url: https://www.example.org/feedback
  email: clinic@example.org
  postal: 4 Marsh Lane, Anytown
  keyword: COMMENT
```

One of these is enough. A place can set its own, and the nearest wins.

| where | what readers get |
|---|---|
| page, e-book | links |
| print leaflet, large print, A5 | a QR code with the address beside it; the e-mail and postal address |
| folded leaflet, card | the same where there is room left. They say where the whole leaflet is |
| messages | with a `keyword`: a text that begins with it is answered with thanks and the address |

To the address of the page we add the leaflet, its language and its version, and the place that hands it out if there
is one: `?leaflet=screen-breaks&language=en&version=0.1.0`. The same stands in the subject of an e-mail. Nothing more
is added, so nobody can tell one reader from another. For the same reason an address that counts or forwards readers
is an error, such as one with `utm_source`, or one of a link shortener.

RapidPro answers the keyword, and keeps what was texted as results of the flow, with the leaflet, language, version
and place. Other systems do not listen, or not in a file that they load: set it up there by hand. `messages.txt` and
the page for reviewers have the keyword and its answer. It must be no keyword of a message, no answer to one, and no
word such as STOP or HELP.

### Who else stands behind the leaflets

`partners` are named at the end of each leaflet: `[{name: Example Council, logo: images/council.svg}]`. Where there is
a logo it is shown, and its name is read to those who do not see it. It is checked as every picture is.
"""
GLOSSARY = """\
## glossary.yaml

Hard words, explained in plain words. The key is the term in small letters, with hyphens for spaces. Below it stands the
explanation in each language. The file may be left out.

```yaml glossary.yaml
eye-strain: {en: The feeling of tired eyes.}
```
"""
FACTS = """\
## facts.yaml

Facts that several leaflets use, by id. Each has the keys of its kind, as under `facts` in `leaflet.yaml`. The file may
be left out.

```yaml facts.yaml
healthy-eyes: {kind: text, value: Healthy Eyes}
```
"""
PLACES = """\
## places.yaml

The clinics, hospitals, wards and regions that hand out the same leaflets, by id. [One leaflet, many
clinics](places.md) explains them. The file may be left out.

{table}

```yaml places.yaml
riverside:
  name: {{en: Riverside Clinic}}
  services: {{ward: {{number: "01632 960124", name: {{en: the ward}}}}}}
```
"""
STYLE = """\
## style.yaml

The publisher's own words for the [rules of language](rules.md), by language and by the name of a rule. What does harm
to readers cannot be taken out. A group behind a word holds its endings. The file may be left out.

{table}

```yaml style.yaml
en: {{jargon: {{add: {{obs: checks, triag(e|ed|ing): sort}}, remove: [outpatient(|s)]}}}}
```
"""
REFERENCES = """\
## references.yaml

Where the facts come from: a list of items as citation programs write them (CSL-YAML). Each has an `id`. The other keys
are those of [CSL](https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables), and these of
ours. Pandoc prints them in the Vancouver style. The file may be left out.

{table}

```yaml references.yaml
- id: example-study
  type: article-journal
  title: An example of a study
  author: [{{family: Example, given: Ada}}]
  container-title: Journal of Examples
  issued: {{date-parts: [[2025]]}}
- {{id: example-report, type: report, publisher: Example Office, note: incomplete}}
```

`note: incomplete` says that the title, or the year and the address, are not known yet. A leaflet that cites such a
reference cannot be published. [How they are printed](format.md#where-it-comes-from-a-citation), and what
`known-through` is for, stands with the citations.
"""
RELEASES = (
    "The record of what was released: a list of entries, the first one first. Nobody types it: "
    "`plainleaf build --release` appends to it."
)


def write_settings() -> str:
    """The text of the page; the same schemas give the same text."""
    parts = [_HEAD]
    texts = {name: json.loads(text) for name, text in schemas(FORMATS.values()).items()}
    for name, (model, words) in _FILES.items():
        parts += _file(texts[name], model, words)
        if name == "publisher.json":
            items = texts["references.json"]["items"]
            places = PLACES.format(table=_table(texts["places.json"]["$defs"]["Place"], "Place"))
            style = STYLE.format(table=_table(texts["style.json"]["$defs"]["StyleEntries"], "StyleEntries"))
            references = REFERENCES.format(table=_table(items, "References"))
            parts += [CONTACT, GLOSSARY, FACTS, places, style, references]
    return "\n".join((*parts, *_file(_find_release(texts["releases.json"]), "Release", RELEASES)))


def _find_release(schema: Schema) -> Schema:
    """The schema of an entry, of which releases.yaml is a list, as if it were that of the file."""
    return {**schema["$defs"]["Release"], "title": schema["title"], "$defs": schema["$defs"]}


def _file(schema: Schema, model: str, words: str) -> Iterator[str]:
    title = schema["title"].replace("<language>", "`<language>`") if "<" in schema["title"] else schema["title"]
    yield f"## {title.replace('`', '')}\n\n{words}\n\n{_table(schema, model)}\n"
    for name, part in _in_order(schema):
        yield f"### {part['title']}\n\n{part['description']}\n\n{_table(part, name)}\n"


def _in_order(schema: Schema) -> list[tuple[str, Schema]]:
    """The models that a file refers to, in the order in which it does."""
    named = list(dict.fromkeys(re.findall(r"#/\$defs/(\w+)", json.dumps(schema.get("properties", {})))))
    for name in named:
        inner = re.findall(r"#/\$defs/(\w+)", json.dumps(schema["$defs"][name]))
        named += [other for other in dict.fromkeys(inner) if other not in named]
    return [(name, schema["$defs"][name]) for name in named]


def _table(schema: Schema, model: str) -> str:
    rows = ["| key | takes | needed | what it is for | example |", "|---|---|---|---|---|"]
    for key, value in schema["properties"].items():
        needed = "yes" if key in schema.get("required", ()) else ""
        example = f"`{EXAMPLES[model][key]}`"
        rows.append(
            f"| `{key}` | {describe_type(value)}{_default(value)} | {needed} | {value['description']} | {example} |"
        )
    return "\n".join(rows)


def _default(value: Schema) -> str:
    default = value.get("default")
    return f"; `{default}` if left out" if isinstance(default, str | int) and not isinstance(default, bool) else ""
