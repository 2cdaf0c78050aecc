"""Validation: source to diagnostics. Reading the source folder, the rules, and the JSON Schemas."""
