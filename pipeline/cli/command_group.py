"""Group of all commands (click): it knows their names and what each does, and imports one when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "build": ("leaflets", "Check the leaflets and make whatever is out of date."),
    "check": ("leaflets", "Say what is wrong with the source, and where."),
    "verify": (
        "leaflets",
        "Read the finished files back, and prove that they agree with the source and with each other.",
    ),
    "status": ("status", "Say where each leaflet stands, and what waits for whom: the worst first."),
    "find": ("finding", "Say which words, version and signatures a printed code stands for."),
    "review": (
        "review",
        "The sign-off of leaflets: who has signed which words, who still has to, and whether it still counts.",
    ),
    "translations": (
        "translations",
        "The translations of leaflets: begin one, say of which words it is and who has compared it, see where each "
        "stands, and take one to the program of a translator and back.",
    ),
    "languages": (
        "languages",
        "The languages that there are words of ours in: see which, and begin one that Plainleaf does not bring.",
    ),
    "messages": (
        "messages",
        "The text messages: list them, pin them to what they are about, read reviewed sheets back, or count any text.",
    ),
    "explain": ("questions", "Why a rule exists, with a bad and a good example."),
    "schema": ("questions", "JSON Schemas of the YAML files, for editors."),
    "doctor": ("questions", "What is installed here, and what is missing."),
    "clean": (
        "leaflets",
        "Remove what was made: the files in the outputs folder that we wrote, and the store beside it.",
    ),
}
"""Each command with its module, in which it has its name, and what it does: the first sentence of its help."""


STAND_INS = {name: click.Command(name, help=text) for name, (_, text) in COMMANDS.items()}
"""What stands for the commands until one is asked for."""


class CommandGroup(click.Group):
    """A group of stand-ins."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, of which none may be there."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"pipeline.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands into the help as click does, without importing them."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl([(name, STAND_INS[name].get_short_help_str(room)) for name in self.list_commands(ctx)])
