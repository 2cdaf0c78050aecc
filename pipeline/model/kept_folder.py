"""The name of a folder, in a module of its own: whoever lists the leaflets of a source asks for nothing else."""

KEPT = "kept"
"""The folder in a leaflet's own with what reviewers said, and with the words that people signed."""
