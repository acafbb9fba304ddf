"""What people are told after a run, in their words, and how it reaches them: webhook, mail, artifact."""
