"""What every command has to know of wrong usage: the error, in a module that imports nothing."""


class WrongUsageError(ValueError):
    """What a user gave cannot be used; the reason is a phrase for people."""
