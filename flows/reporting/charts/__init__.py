"""The charts of a page as Vega-Lite specifications; their colours follow the theme."""
