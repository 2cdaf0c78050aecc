"""Measuring of commands: CPU of all that they cause, in turns, and tables of it."""
