"""Fixing: what rules say to write instead is put into the words, where that cannot change what they mean."""

from pipeline.desk.fixing.source_fixes import Fixing, fix_source

__all__ = ["Fixing", "fix_source"]
