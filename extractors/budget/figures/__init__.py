"""An amount with its surroundings, and whether they show that it is a budget."""
