"""Taking data away: an answer or a table as CSV, Excel, Parquet or JSON Lines; a release to cite."""
