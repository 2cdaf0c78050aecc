"""Writer of the page of the commands (docs/writing/commands.md), from the tree of commands (click)."""

from __future__ import annotations

from collections.abc import Iterator

import click

from guide.command_examples import EXAMPLES, REFUSED
from pipeline.cli import cli
from pipeline.conversion import FORMATS
from pipeline.model.format import Format
from pipeline.templating.languages import language_pack

_HEAD = """\
# The commands

Every command, with every option. This page is made from the commands themselves. `--help` behind a
command says the same.

Options stand behind the command's name. A word in square brackets may be left out, and `…` means: one or more.

| a command ends with | means |
|---|---|
| 0 | all is well |
| 1 | the content has errors |
| 2 | the command was typed wrong |
| 3 | the machine lacks something: `plainleaf doctor` says what |
| 70 | a fault of ours |
"""


_FORMATS = """\
## The formats

What `--format` takes.
"""


def write_commands() -> str:
    """The text of the page; the same commands give the same text."""
    sections = [_section(words, command) for words, command in walk_commands()]
    return "\n".join([_HEAD, *sections, _list_formats()])


def _list_formats() -> str:
    """The table of the formats: what `--format` takes."""
    pack = language_pack("en")
    assert pack
    rows = [
        f"| `{form.name}` | {pack.form(form.label)} | {_name_file(form)} | {_when(form)} |" for form in FORMATS.values()
    ]
    return "\n".join([_FORMATS, "| format | what it is | its main file | made |", "|---|---|---|---|", *rows]) + "\n"


def _name_file(form: Format) -> str:
    """The main file in English, or of a form in two languages that in Spanish."""
    name = "screen-breaks-es" if form.paired else "screen-breaks-en"
    return f"`{form.file.format(name=name, source='en')}`" if form.file else ""


def _when(form: Format) -> str:
    if form.on_demand:
        return "when you ask for it by name"
    if form.extra:
        return "when the publisher lists it under `extras`, or you ask for it"
    if form.system:
        return "when the publisher names the system, or you ask for it"
    return "when the leaflet lists its sections under `editions`" if form.short else "by every build"


def walk_commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its words behind `plainleaf`."""
    yield from _walk("", cli)


def _walk(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name in command.commands:
            inner = command.get_command(click.Context(command), name)
            assert inner
            yield from _walk(f"{words} {name}".strip(), inner)
    else:
        yield words, command


def _section(words: str, command: click.Command) -> str:
    options = [one for one in command.params if isinstance(one, click.Option)]
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    usage = " ".join(["plainleaf", words, *map(_argument, arguments), *(["[OPTION…]"] if options else [])])
    text = " ".join((command.help or "").split())
    examples = "\n".join(_write_example(*one) for one in EXAMPLES[words])
    return f"## plainleaf {words}\n\n{text}\n\n```text\n{usage}\n```\n\n{_table(options)}{examples}"


def _write_example(what: str, typed: str) -> str:
    kind = "console fails" if typed in REFUSED else "console"
    return f"{what}\n\n```{kind}\n$ {typed}\n```\n"


def _argument(argument: click.Argument) -> str:
    name = (argument.name or "").upper()
    name = f"{name.removesuffix('S')}…" if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _table(options: list[click.Option]) -> str:
    if not options:
        return ""
    rows = ["| option | does |", "|---|---|", *(f"| {_names(one)} | {_words(one)} |" for one in options)]
    return "\n".join(rows) + "\n\n"


def _names(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or _value(option)}"
    return ", ".join(f"`{name}{value}`" for name in option.opts)


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "WORD"
    return {"path": "FOLDER", "directory": "FOLDER", "integer range": "NUMBER", "datetime": "DAY"}.get(
        option.type.name, "NAME"
    )


def _words(option: click.Option) -> str:
    words = [option.help or ""]
    if isinstance(option.type, click.Choice):
        words.append("One of " + ", ".join(f"`{one}`" for one in option.type.choices) + ".")
    if option.show_default and option.default is not None:
        words.append(f"`{option.default}` if you say nothing.")
    return " ".join(words)
