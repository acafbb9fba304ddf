"""The commands of `seisaku`: `app` says what each takes, a module each does it and says how it ended."""
