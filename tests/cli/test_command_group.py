"""Commands are imported when they are asked for: what is asked often loads next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline.build.request import Request
from pipeline.build.stages import build
from pipeline.cli import cli
from pipeline.cli.command_group import COMMANDS
from tests.shapes.laid_out import lay_out

HEAVY = ("pydantic", "yaml", "jinja2", "babel", "phonenumbers", "weasyprint", "PIL", "polib", "email", "http", "rich")
OURS = (
    "pipeline.model.settings",
    "pipeline.model.document",
    "pipeline.parsers",
    "pipeline.templating",
    "pipeline.validation.reading",
    "pipeline.validation.rules",
)


def list_loaded(folder: Path, *words: str) -> set[str]:
    """The modules that a command leaves behind."""
    code = (
        "import sys, json\nfrom pipeline.cli import main\n"
        "try: main()\nfinally: print(json.dumps([*sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=folder, capture_output=True, text=True, check=True)
    return {*json.loads(done.stderr.splitlines()[-1])}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_help_of_a_command_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command and command.name == name
    assert command.get_short_help_str(1000) == COMMANDS[name][1]


def test_what_is_no_command_is_none() -> None:
    assert cli.get_command(click.Context(cli), "chek") is None


def test_the_help_imports_no_command(tmp_path: Path) -> None:
    loaded = list_loaded(tmp_path, "--help")
    assert "pipeline.cli.command_group" in loaded
    assert loaded & {f"pipeline.cli.{module}" for module, _ in COMMANDS.values()} == set()
    assert loaded & {*HEAVY, *OURS, "pipeline.model", "pipeline.reports"} == set()


def test_counting_a_line_loads_nothing_of_leaflets(tmp_path: Path) -> None:
    (tmp_path / "line").write_text('{"text": "Take a walk."}\n', encoding="utf-8")
    loaded = list_loaded(tmp_path, "messages", "count", "line")
    assert "pipeline.sms.counting" in loaded
    assert loaded & {*HEAVY, *OURS, "pipeline.model.diagnostics", "pipeline.build.selection"} == set()


def test_a_build_with_nothing_to_do_reads_no_source(tmp_path: Path) -> None:
    lay_out("short", tmp_path / "source")
    build(Request(tmp_path / "source", tmp_path / "outputs", formats=("messages",), executor="serial"), tmp_path)
    loaded = list_loaded(tmp_path, "build", "--format", "messages")
    assert "pipeline.build.stages" in loaded
    assert loaded & {*HEAVY, *OURS} == set()
