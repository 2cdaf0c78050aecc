"""Parsers of other people's syntax: YAML 1.2 and, through pandoc, Markdown."""
