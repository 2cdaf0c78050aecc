"""Renderers: diagnostics and results as text, for people and for machines. They change nothing, and only
the live display of a build prints, on the terminal that it is given."""
