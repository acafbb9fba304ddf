"""What is said around amounts: stages, formulas, and words for budgets and for other money."""
