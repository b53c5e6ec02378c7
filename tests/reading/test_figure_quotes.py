from __future__ import annotations

from pathlib import Path

import pytest

from plugins.domain.thing import Body, FigureQuote, Heading
from plugins.reading.content import read_site
from tests.reading.content_folder import DIALECTS, NEWS, NOW, lay_out, news, problems, read

FIGURES = """\
network-cities:
  title: {bg: Градове, en: Cities}
  unit: {bg: града, en: cities}
  values:
    - as_of: 2021-02
      value: "135"
      note: {bg: "Преди {=network-cities@2021-04}.", en: "Before {=network-cities@2021-04}."}
      source: {title: ICC}
    - {as_of: 2021-04, until: 2022, value: "136", source: {title: DG GROW}}
funds:
  title: {bg: Средства, en: Funds}
  unit: {bg: евро, en: euros}
  values:
    - {as_of: 2022-12-01, value: "1900000000", source: {title: ICC}}
"""
CITIES = '<a class="figure-quote" href="/figures/#network-cities"><data value="{0}">{0}</data></a>'
FUNDS = '<data value="1900000000">{}</data>'
IN_DIGITS = "1&nbsp;900&nbsp;000&nbsp;000"


def body(tmp_path: Path, text: str, file: str = NEWS, root: str = "") -> Body:
    content = lay_out(tmp_path, {"figures.yaml": FIGURES, **news(body=text, at=file)})
    site = read_site(content, DIALECTS, NOW, root)
    language = file.split(".")[-2]
    return next(article for article in site.articles if article.id == "news-example").words[language].body


def test_a_quote_is_the_newest_value_and_leads_to_its_history(tmp_path: Path) -> None:
    assert body(tmp_path, "Има {=network-cities} града.") == Body(
        f"<p>Има {CITIES.format(136)} града.</p>", figures=(FigureQuote("network-cities", None, 7),)
    )


def test_a_quote_of_a_date_is_the_value_of_that_date(tmp_path: Path) -> None:
    assert body(tmp_path, "Първо.\n\n**{=network-cities@2021-02}** града.") == Body(
        f"<p>Първо.</p>\n<p><strong>{CITIES.format(135)}</strong> града.</p>",
        figures=(FigureQuote("network-cities", "2021-02", 9),),
    )


def test_a_quote_is_written_in_the_numbers_of_its_text_and_leads_to_the_page_in_its_language(tmp_path: Path) -> None:
    english = body(tmp_path, "{=funds} or {=funds@2022-12-01:short}", NEWS.replace(".bg.", ".en."), root="/icc")
    link = '<a class="figure-quote" href="/icc/en/figures/#funds">{}</a>'
    assert english.html == (
        f"<p>{link.format(FUNDS.format('1,900,000,000'))} or {link.format(FUNDS.format('1.9&nbsp;billion'))}</p>"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[{=funds}](/figures/)", f'<p><a href="/figures/">{FUNDS.format(IN_DIGITS)}</a></p>'),
        ("`{=funds}`", "<p><code>{=funds}</code></p>"),
        ("    {=nothing}", "<pre><code>{=nothing}\n</code></pre>"),
        ("\\{=nothing}", "<p>{=nothing}</p>"),
        (
            "{=network-cities}{: #here value=999 .figure-quote }",
            '<p><a class="figure-quote" href="/figures/#network-cities"><data id="here" value="136">136</data></a></p>',
        ),
    ],
)
def test_no_link_stands_in_a_link_and_code_is_code_and_attributes_change_no_value(
    text: str, html: str, tmp_path: Path
) -> None:
    assert body(tmp_path, text).html == html


def test_a_quote_stands_at_the_end_of_a_heading_and_leaves_its_anchor_alone(tmp_path: Path) -> None:
    text = "## Защо {=network-cities}\n\n## Защо {=network-cities@2021-02}\n\n## Двете {=funds} {: #dvete }"
    assert body(tmp_path, text) == Body(
        '<h2 id="zashto-network-cities">Защо <data value="136">136</data></h2>\n'
        '<h2 id="zashto-network-cities_1">Защо <data value="135">135</data></h2>\n'
        f'<h2 id="dvete">Двете {FUNDS.format(IN_DIGITS)}</h2>',
        (
            Heading(2, "zashto-network-cities", "Защо 136"),
            Heading(2, "zashto-network-cities_1", "Защо 135"),
            Heading(2, "dvete", "Двете 1 900 000 000"),
        ),
        figures=(
            FigureQuote("network-cities", None, 7),
            FigureQuote("network-cities", "2021-02", 9),
            FigureQuote("funds", None, 11),
        ),
    )


def test_one_text_leaves_no_quotes_to_the_next(tmp_path: Path) -> None:
    body(tmp_path / "first", "## А {=funds}")
    assert body(tmp_path / "second", "## А") == Body('<h2 id="a">А</h2>', (Heading(2, "a", "А"),))


def test_titles_and_summaries_quote_as_plain_text(tmp_path: Path) -> None:
    files = news()
    files[NEWS] = files[NEWS].replace("title: Пример", 'title: "{=network-cities} града"')
    files[NEWS] = files[NEWS].replace(
        "summary: Пример.", "summary: Общо {=funds:short} евро, а не \\{=funds}, от {=network-cities@2021-02}."
    )
    site = read(lay_out(tmp_path, {"figures.yaml": FIGURES, **files}))
    words = next(article for article in site.articles if article.id == "news-example").words["bg"]
    assert (words.title, words.summary) == ("136 града", "Общо 1,9\u00a0милиарда евро, а не {=funds}, от 135.")
    assert words.quotes == (
        FigureQuote("network-cities", None, 3),
        FigureQuote("funds", None, 4),
        FigureQuote("network-cities", "2021-02", 4),
    )


def test_the_closed_lists_quote_and_so_do_the_figures_themselves(tmp_path: Path) -> None:
    topics = (
        "mobility:\n  title: {bg: М, en: M}\n"
        "  summary: {bg: 'За {=funds:short} евро.', en: 'For {=network-cities} cities.'}\n"
    )
    site = read(lay_out(tmp_path, {"figures.yaml": FIGURES, "topics.yaml": topics}))
    assert site.figures[0].values[0].note == {"bg": "Преди 136.", "en": "Before 136."}
    assert site.topics[0].summary == {"bg": "За 1,9\u00a0милиарда евро.", "en": "For 136 cities."}


@pytest.mark.parametrize("figures", ["a: [", "network-cities:\n  title: {bg: Градове}\n"])
def test_of_figures_that_could_not_be_read_nothing_is_said(figures: str, tmp_path: Path) -> None:
    files = {"figures.yaml": figures, **news(body="{=network-cities@2020}")}
    assert {problem.place.path for problem in problems(lay_out(tmp_path, files))} == {"content/figures.yaml"}


@pytest.mark.parametrize(
    "text",
    [
        "![{=nothing}](a.png)",
        "<kbd title={=funds}>a</kbd>",
        "<https://example.org/{=funds}>",
        "[a][b]\n\n[b]: https://example.org/{=funds}",
        "{= funds }",
        "{=}",
        "{=funds",
        "{=funds:}",
        "{=funds@2022-12-01T00}",
        "[^a]\n\n[^a]: {=nothing}",
    ],
)
def test_no_quote_that_is_wrong_is_printed(text: str, tmp_path: Path) -> None:
    told = {problem.code for problem in problems(lay_out(tmp_path, {"figures.yaml": FIGURES, **news(body=text)}))}
    assert told & {"wrong-figure", "figure-not-here", "unknown-figure"} != set()


def test_two_sources_that_agree_can_be_quoted(tmp_path: Path) -> None:
    agreed = FIGURES.replace('value: "135"', 'value: "136"').replace("2021-04", "2021-02")
    site = read(lay_out(tmp_path, {"figures.yaml": agreed, **news(body="{=network-cities@2021-02}")}))
    assert next(one for one in site.articles if one.id == "news-example").words["bg"].body.html == (
        f"<p>{CITIES.format(136)}</p>"
    )


@pytest.mark.parametrize("level", [2, 3, 4, 5, 6])
def test_no_heading_has_a_link_in_it(level: int, tmp_path: Path) -> None:
    found = body(
        tmp_path,
        "\n\n".join(f"{'#' * depth} Град" for depth in range(2, level))
        + f"\n\n{'#' * level} Градове {{=network-cities}}",
    )
    assert found.html.endswith(f'>Градове <data value="136">136</data></h{level}>')


def test_what_stands_in_a_comment_is_no_quote_and_in_raw_html_is_a_wrong_one(tmp_path: Path) -> None:
    files = {"figures.yaml": FIGURES, **news(body="<!-- {=network-cities} -->\n\nТекст.")}
    assert problems(lay_out(tmp_path / "comment", files)) == ()
    files = {"figures.yaml": FIGURES, **news(body="<div>\n{=network-cities}\n</div>\n\nТекст.")}
    told = {problem.code for problem in problems(lay_out(tmp_path / "raw", files))}
    assert told == {"html-not-allowed", "figure-not-here"}
