"""The machine: bytes to Document to facts; no rules of any kind of fact, no storage, no schedule."""
