"""Which programs are one in all documents: by spelling, by the aliases that documents define, by decision."""
