from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing.assets import collect_assets, fingerprinted


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for path, content in {
        "css/order.txt": "first.css\ncomponents/second.css\n",
        "css/first.css": '@font-face { src: url("../fonts/a.woff2"); }\n',
        "css/components/second.css": "b { background: url(data:image/png;base64,AA); }\n",
        "css/unlisted.css": "nothing { }",
        "fonts/a.woff2": "font",
        "fonts/LICENSE.txt": "licence",
        "favicon.svg": "<svg/>",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    return tmp_path


def test_an_address_changes_with_the_content_and_only_with_it() -> None:
    assert fingerprinted("fonts/a.woff2", b"font") == fingerprinted("fonts/a.woff2", b"font")
    assert fingerprinted("fonts/a.woff2", b"font") != fingerprinted("fonts/a.woff2", b"Font")
    assert fingerprinted("favicon.svg", b"<svg/>") == "/assets/favicon.d4dc566691.svg"


@pytest.mark.parametrize("root", ["", "/icc"])
def test_the_stylesheets_become_one_in_their_order_with_whole_addresses(static: Path, root: str) -> None:
    assets = collect_assets(static, root)
    files = {file.address: file.content.decode() for file in assets.files}
    assert list(assets.addresses) == ["favicon.svg", "fonts/a.woff2", "css/site.css"]
    assert files[assets.addresses["css/site.css"]] == (
        f"@font-face {{ src: url({root}{assets.addresses['fonts/a.woff2']}); }}\n"
        "b { background: url(data:image/png;base64,AA); }\n"
    )
    assert set(files) == set(assets.addresses.values())


def test_another_font_makes_another_stylesheet(static: Path) -> None:
    before = collect_assets(static).addresses["css/site.css"]
    (static / "fonts" / "a.woff2").write_text("another font", encoding="utf-8")
    assert collect_assets(static).addresses["css/site.css"] != before


def test_the_real_theme_names_every_stylesheet_once() -> None:
    css = Path(__file__).parents[2] / "theme" / "static" / "css"
    listed = (css / "order.txt").read_text(encoding="utf-8").split()
    assert sorted(listed) == sorted(path.relative_to(css).as_posix() for path in css.rglob("*.css"))


def test_a_script_imports_another_one_by_the_address_of_its_content(static: Path) -> None:
    (static / "js").mkdir()
    for name, text in {
        "a.js": 'import { one } from "./b.js";\nimport("./c.js");\n',
        "b.js": 'export { one } from "./c.js";\n',
        "c.js": "export const one = 1;\n",
        "both.txt": "a.js c.js\n",
    }.items():
        (static / "js" / name).write_text(text, encoding="utf-8")
    before = collect_assets(static)
    files = {file.address: file.content.decode() for file in before.files}
    b, c = (before.addresses[f"js/{name}.js"].removeprefix("/assets/") for name in ("b", "c"))
    imported = f'import {{ one }} from "./{b}";\nimport("./{c}");\n'
    assert files[before.addresses["js/a.js"]] == imported
    assert files[before.addresses["js/b.js"]] == f'export {{ one }} from "./{c}";\n'
    assert files[before.addresses["js/both.js"]] == f"{{\n{imported}}}\n{{\nexport const one = 1;\n}}\n"
    (static / "js" / "c.js").write_text("export const one = 2;\n", encoding="utf-8")
    after = collect_assets(static).addresses
    assert {name for name in after if after[name] != before.addresses[name]} == {
        f"js/{n}.js" for n in ("a", "b", "both", "c")
    }
