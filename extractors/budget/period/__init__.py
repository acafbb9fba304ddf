"""The fiscal year and the stage of a figure."""
