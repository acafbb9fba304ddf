"""The catalogue of sources, `raw/sources.toml`: what it may say, reading it, adding to it."""
