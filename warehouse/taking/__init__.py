"""What is taken away from the published file: Parquet files, the descriptions of columns, releases."""
