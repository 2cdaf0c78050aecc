"""Renderers of a build while it goes on, and of what it made: for a terminal (rich), and as lines of text elsewhere.
Nothing of this is imported by a build with nothing to do, or by one that nobody watches."""
