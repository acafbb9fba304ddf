"""How a command ends."""

DONE = 0
FAILURE = 1
USAGE = 2
DIFFERENT = 3
SOME_FAILED = 6
