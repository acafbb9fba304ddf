"""The language and the state: numbers, eras, ministries, prefectures; tables as CSV beside them."""
