from __future__ import annotations

import pytest

from plugins.editing.form_editor import packages
from tests.programs import required
from tests.project import ROOT
from tests.supply.licences import LICENCES, refused, text
from tests.supply.parts import FONTS, SERVED, digest_of, parts


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    assert LICENCES.read_text(encoding="utf-8") == text(), "./inv licences"


def test_nothing_comes_in_under_a_licence_that_does_not_go_with_ours() -> None:
    assert [(part.name, part.licence) for part in parts() if refused(part.licence)] == []


@pytest.mark.parametrize(
    ("licence", "wrong"),
    [
        ("MIT", []),
        ("(MIT OR CC0-1.0)", []),
        ("MIT AND PSF-2.0", []),
        ("MIT OR SSPL-1.0", []),
        ("MIT AND SSPL-1.0", ["SSPL-1.0"]),
        ("BUSL-1.1", ["BUSL-1.1"]),
        ("", ["none"]),
    ],
)
def test_of_a_choice_one_licence_must_be_allowed_and_else_all(licence: str, wrong: list[str]) -> None:
    assert refused(licence) == wrong


def test_whatever_is_served_out_of_a_package_has_its_digest() -> None:
    served = {part.name: part for part in parts() if part.use == SERVED}
    assert all(part.digest.startswith("sha512-") for part in served.values())
    found = {file.name: digest_of(file.read_bytes()) for file in FONTS.iterdir() if file.suffix == ".woff2"}
    written = LICENCES.read_text(encoding="utf-8")
    assert [
        name for name, digest in found.items() if f"| Source Sans 3, {name} | – | OFL-1.1 | `{digest}` |" not in written
    ] == []


def test_no_other_file_of_the_theme_is_of_others() -> None:
    """Scripts and styles are ours: what is minified or has another's notice would have come in from a package."""
    files = [
        file for folder in ("js", "css") for file in (ROOT / "theme" / "static" / folder).rglob("*") if file.is_file()
    ]
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    assert len(texts) > 10
    assert [
        name for name, found in texts.items() if "@license" in found or max(map(len, found.split("\n"))) > 400
    ] == []


def test_the_form_is_refused_where_its_package_is_another(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    required("npm", "nodejs npm")
    monkeypatch.setattr(packages, "INTEGRITY", "sha512-AAAA")
    with pytest.raises(ValueError, match="the digest is sha512-"):
        packages.cms(tmp_path)  # type: ignore[arg-type]
