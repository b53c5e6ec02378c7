from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.domain.number import digits, short


@pytest.mark.parametrize(
    ("value", "bulgarian", "english"),
    [
        ("136", "136", "136"),
        ("1234.56789", "1\u00a0234,56789", "1,234.56789"),
        ("1900000000", "1\u00a0900\u00a0000\u00a0000", "1,900,000,000"),
        ("0.123456789", "0,123456789", "0.123456789"),
    ],
)
def test_a_number_has_the_separators_of_its_language_and_all_its_digits(
    value: str, bulgarian: str, english: str
) -> None:
    assert (digits(Decimal(value), "bg"), digits(Decimal(value), "en_GB")) == (bulgarian, english)


@pytest.mark.parametrize(
    ("value", "bulgarian", "english"),
    [
        ("1900000000", "1,9\u00a0милиарда", "1.9\u00a0billion"),
        ("1000000000", "1\u00a0милиард", "1\u00a0billion"),
        ("247000000", "247\u00a0милиона", "247\u00a0million"),
        ("-1235000000", "-1,235\u00a0милиарда", "-1.235\u00a0billion"),
        ("999", "999", "999"),
        ("0.0001", "0,0001", "0.0001"),
    ],
)
def test_a_large_number_is_written_as_it_is_said(value: str, bulgarian: str, english: str) -> None:
    assert (short(Decimal(value), "bg"), short(Decimal(value), "en_GB")) == (bulgarian, english)


@pytest.mark.parametrize("value", ["1234567", "2500.5", "1900000001", "999999999"])
def test_a_number_that_would_be_rounded_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="without losing digits"):
        short(Decimal(value), "en_GB")
