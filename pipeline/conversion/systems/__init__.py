"""Exporters for messaging systems: files that a system loads as they are, one room a system."""
