"""What a publication keeps of the one before: all that rests on documents that are as they were."""
