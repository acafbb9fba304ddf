"""What feeds, index pages and pages of a release list: items with title, day, fiscal year and role."""
