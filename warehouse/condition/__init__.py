"""How a ledger is, for one who only looks: what the last runs left behind, and what is amiss."""
