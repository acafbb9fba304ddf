"""The language and the state: numbers, eras, fiscal years, ministries, prefectures; tables as CSV beside them."""
