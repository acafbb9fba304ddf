"""Currencies as Japanese documents name them: ドル, 米ドル, ユーロ."""

from __future__ import annotations

CURRENCIES: dict[str, str] = {
    "ドル": "USD",
    "米ドル": "USD",
    "米国ドル": "USD",
    "USドル": "USD",
    "ユーロ": "EUR",
    "ポンド": "GBP",
    "英ポンド": "GBP",
    "豪ドル": "AUD",
    "オーストラリアドル": "AUD",
    "加ドル": "CAD",
    "カナダドル": "CAD",
    "香港ドル": "HKD",
    "シンガポールドル": "SGD",
    "台湾ドル": "TWD",
    "人民元": "CNY",
    "中国元": "CNY",
    "ウォン": "KRW",
    "バーツ": "THB",
    "ルピア": "IDR",
    "インドルピー": "INR",
    "スイスフラン": "CHF",
    "ルーブル": "RUB",
}
"""ISO 4217 by name; a bare ドル is that of the United States, as in the ministries' own usage."""

SIGNS: dict[str, str] = {
    "US$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
}
"""ISO 4217 by the sign or the code that stands before an amount: US$1,000, €500."""

NAMES = "|".join(sorted(CURRENCIES, key=len, reverse=True))
"""RE2: the name of a currency, the longest first."""
