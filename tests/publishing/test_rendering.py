from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from plugins.publishing.cards import CityCard
from plugins.publishing.chrome import Chrome
from plugins.publishing.page import Head, Page
from plugins.publishing.rendering import Renderer, Theme

HEAD = Head("bg", "Заглавие", "Заглавие", "", None, (), (), (), ())
CHROME = cast("Chrome", SimpleNamespace(site_name="Site"))


@dataclass(frozen=True)
class View:
    text: str | Markup


def renderer(folder: Path, template: str, **options: Any) -> Renderer:
    (folder / "page.html").write_text(template, encoding="utf-8")
    theme = Theme((folder,), options, {"shout": str.upper}, {"answer": 42}, {})
    return Renderer({language: theme.environment(language) for language in ("bg", "en")}, {"bg": CHROME, "en": CHROME})


def render(folder: Path, template: str, view: object = None, language: str = "bg", **options: Any) -> str:
    page = Page("/", "page.html", replace(HEAD, language=language), view)
    return renderer(folder, template, **options).render(page).decode()


def test_what_is_printed_is_escaped_and_a_rendered_body_is_not(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ view.text }}", View("<b> & „“")) == "&lt;b&gt; &amp; „“"
    assert render(tmp_path, "{{ view.text }}", View(Markup("<b>bold</b>"))) == "<b>bold</b>"


def test_escaping_cannot_be_turned_off_by_a_setting(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ view.text }}", View("<b>"), autoescape=False) == "&lt;b&gt;"


@pytest.mark.parametrize("template", ["{{ veiw }}", "{{ view.txet }}", "{{ page.titel }}", "{{ chrome.nmae }}"])
def test_a_misspelt_name_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(UndefinedError):
        render(tmp_path, template, View("text"))


def test_each_language_has_its_own_words_also_where_jinja_could_fold_them(tmp_path: Path) -> None:
    made = renderer(tmp_path, '{{ _("News") }} {% trans %}Cities{% endtrans %} {{ ngettext("%(num)s", "%(num)s", 2) }}')
    pages = {language: Page("/", "page.html", replace(HEAD, language=language), None) for language in ("bg", "en")}
    rendered = [made.render(pages[language]).decode() for language in ("bg", "en", "bg")]
    assert rendered == ["Новини Градове 2", "News Cities 2", "Новини Градове 2"]


def test_a_site_may_add_filters_and_globals(tmp_path: Path) -> None:
    assert render(tmp_path, '{{ "a" | shout }} {{ answer }}') == "A 42"


def test_a_template_gets_the_page_the_view_and_the_chrome_and_no_more(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ page.title }} {{ chrome.site_name }}") == "Заглавие Site"
    for name in ("site", "settings", "SITEURL", "articles"):
        with pytest.raises(UndefinedError):
            render(tmp_path, f"{{{{ {name} }}}}")


def test_a_folder_before_the_theme_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "page.html").write_text(folder.name, encoding="utf-8")
    environment = Theme((first, second), {}, {}, {}, {}).environment("bg")
    assert environment.get_template("page.html").render() == "first"


@pytest.mark.parametrize(("reloads", "printed"), [(True, 12), (False, 6)])
def test_a_card_is_printed_once_in_each_way_for_all_pages(tmp_path: Path, reloads: bool, printed: int) -> None:
    (tmp_path / "card.html").write_text(
        "{% macro card(card, level=3) %}{{ card.name }}{{ level }}{{ count() }} {% endmacro %}"
    )
    (tmp_path / "page.html").write_text(
        '{% from "card.html" import card %}'
        "{% for one in view %}{{ card(one) }}{{ card(one, 1) }}{{ card(one, True) }}{% endfor %}"
    )
    counted = iter(range(100))
    theme = Theme((tmp_path,), {}, {}, {"count": lambda: f"={next(counted)}"}, {})
    made = Renderer({"bg": theme.environment("bg", reloads=reloads)}, {"bg": CHROME})
    cards = tuple(CityCard("А", "/", None, "", "", None) for _ in range(2))  # equal, and yet two
    pages = [made.render(Page("/", "page.html", HEAD, cards)).decode() for _ in range(2)]
    assert next(counted) == printed
    assert pages[0] == "А3=0 А1=1 АTrue=2 А3=3 А1=4 АTrue=5 "
    assert (pages[0] == pages[1]) is not reloads
