"""How much of the whole an amount is: scope, unit, years, portion, condition."""
