"""What every output looks like: colours, icons and typefaces as values, for the writers' style sheets."""
