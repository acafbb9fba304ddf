"""Two states of the facts compared: what came, went, changed or moved between them, and what caused it."""
