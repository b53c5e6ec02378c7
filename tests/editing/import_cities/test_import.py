from __future__ import annotations

import resource
import shutil
import signal
import time
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.editing.import_cities.__main__ import main
from plugins.editing.validate import LANGUAGES
from plugins.editing.validate import main as validate
from plugins.reading.bundle import read_bundle
from tests.editing.import_cities.folders import Import, make_import
from tests.project import ROOT, Project

KNOWN_CITIES = ROOT / "tests" / "content" / "icc_cities.csv"
NOTHING_WRITTEN = "Nothing has been written; with --write it will be."

GRAZ = (
    "name_en,name_bg,summary_en,summary_bg,country,role,role_basis,alumnus,tracks,topics,mentors,latitude,longitude,"
    "population,population_as_of,population_source,website,source_title,source_url,source_date,source_language\n"
    'Graz,Грац,Graz is a city.,Грац е град.,AT,core,stated,no,green-economy,"mobility; open-data",leuven,47.0707,'
    "15.4395,291134,2021-01,Statistik Austria,https://www.graz.at/,Stadt: Graz,https://www.graz.at/icc,2020-07,de\n"
)
GRAZ_FILES = {
    "index.bg.md": """\
---
id: city-graz
title: Грац
summary: Грац е град.
country: AT
role: core
role_basis: stated
alumnus: no
tracks: [green-economy]
topics: [mobility, open-data]
mentors: [leuven]
latitude: 47.0707
longitude: 15.4395
population:
  value: 291134
  as_of: 2021-01
  source: Statistik Austria
website: https://www.graz.at/
sources:
  - title: "Stadt: Graz"
    url: https://www.graz.at/icc
    date: 2020-07
    language: de
---
""",
    "index.en.md": "---\ntitle: Graz\nsummary: Graz is a city.\n---\n",
}


def written(small: Import, slug: str) -> dict[str, str]:
    return {path.name: small.read(f"{slug}/{path.name}") for path in (small.content / "cities" / slug).iterdir()}


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(small: Import) -> None:
    before = small.files
    code, told = small.of(GRAZ)
    lines = [f"    {name}: {line}" for name, text in GRAZ_FILES.items() for line in text.splitlines() if line != "---"]
    assert (code, told) == (
        0,
        ["content/cities/graz: new", *lines, "1 new, 0 changed, 0 unchanged", NOTHING_WRITTEN],
    )
    assert small.files == before


def test_a_new_city_is_written_valid_and_only_once(small: Import) -> None:
    before = small.files
    assert small.of(GRAZ, "--write")[0] == 0
    assert written(small, "graz") == GRAZ_FILES
    assert validate([str(small.content), "--lang", "en"]) == 0
    after = small.files
    assert after.keys() - before.keys() == {f"content/cities/graz/{name}" for name in GRAZ_FILES}
    small.capsys.readouterr()
    assert small.of(GRAZ, "--write") == (0, ["0 new, 0 changed, 1 unchanged"])
    assert small.files == after


def test_what_is_not_said_in_a_language_waits_for_a_review(small: Import) -> None:
    table = "name_en,name_bg_unreviewed,country,role\nGraz,Грац,AT,mentor\nLinz,,AT,unknown\nWels,,AT,core\n"
    assert small.of(table, "--write")[0] == 0
    assert (written(small, "graz"), written(small, "linz"), written(small, "wels")["index.bg.md"]) == (
        {
            "index.bg.md": "---\nid: city-graz\ntitle: Грац\n"
            "summary: Грац (Австрия) беше сред градовете наставници в ICC.\n"
            "translation: unreviewed\ncountry: AT\nrole: mentor\n---\n",
            "index.en.md": "---\ntitle: Graz\nsummary: Graz (Austria) was one of the mentor cities in the ICC.\n---\n",
        },
        {
            "index.bg.md": "---\nid: city-linz\ntitle: Linz\n"
            "summary: Linz (Австрия) беше част от мрежата на ICC; в каква роля, тук не е известно.\n"
            "translation: unreviewed\ncountry: AT\nrole: unknown\n---\n",
            "index.en.md": "---\ntitle: Linz\n"
            "summary: Linz (Austria) was part of the ICC network; in what role is not known here.\n---\n",
        },
        (
            "---\nid: city-wels\ntitle: Wels\nsummary: Wels (Австрия) беше сред основните градове в ICC.\n"
            "translation: unreviewed\ncountry: AT\nrole: core\n---\n"
        ),
    )


def test_what_is_not_known_of_a_city_is_filled_in_and_the_rest_stays(small: Import) -> None:
    small.change("vratsa/index.bg.md", "role: core\n", "role: unknown   # ask\n# and this too\n")
    before = small.files
    table = "name_en,role,alumnus,latitude,source\nVratsa,core,unknown,43.21,News | https://news.example/\nSofia,,,,\n"
    code, told = small.of(table, "--write")
    assert (code, told) == (
        0,
        [
            "content/cities/vratsa/index.bg.md:6: role: unknown → core",
            "content/cities/vratsa/index.bg.md:9: latitude: – → 43.21",
            "content/cities/vratsa/index.bg.md:10: sources: + News, https://news.example/",
            "0 new, 1 changed, 1 unchanged",
        ],
    )
    file = "content/cities/vratsa/index.bg.md"
    text = before[file].decode().replace("role: unknown   #", "role: core   #")
    text = text.replace(
        "alumnus: yes\n",
        "alumnus: yes\nlatitude: 43.21\nsources:\n  - title: News\n    url: https://news.example/\n",
    )
    assert small.files == {**before, file: text.encode()}
    assert small.of(table, "--write") == (0, ["0 new, 0 changed, 2 unchanged"])


def test_a_fact_that_stands_in_both_files_is_changed_in_both(small: Import) -> None:
    small.change("vratsa/index.bg.md", "role: core\n", "role: unknown\n")
    small.change("vratsa/index.en.md", "title: Vratsa\n", "title: Vratsa\nrole: unknown\n")
    assert small.of("slug,role\nvratsa,core\n", "--write")[0] == 0
    assert ["role: core" in text for text in written(small, "vratsa").values()] == [True, True]


def test_a_contradiction_is_told_with_both_places_and_nothing_at_all_is_written(small: Import) -> None:
    before = small.files
    table = "name_en,country,role,website\nGraz,AT,core,\nLeuven,BE,core,https://leuven.example/\n"
    assert small.of(table, "--write") == (
        1,
        [
            (
                'table.csv:3:11: error[contradiction]: "role" is "core" here, but "mentor" at '
                "content/cities/leuven/index.bg.md:6:7; correct one of the two, or take it from the table with "
                "--replace role"
            ),
            (
                'table.csv:3:16: error[contradiction]: "website" is "https://leuven.example/" here, but '
                '"https://www.leuven.be" at content/cities/leuven/index.bg.md:8:10; correct one of the two, or take it '
                "from the table with --replace website"
            ),
            "2 problems",
        ],
    )
    assert small.files == before


def test_a_named_key_is_taken_from_the_table(small: Import) -> None:
    table = "name_en,role,website\nLeuven,core,https://www.leuven.be/\n"
    code, told = small.of(table, "--write", "--replace", "role, tracks")
    assert (code, told[:1]) == (0, ["content/cities/leuven/index.bg.md:6: role: mentor → core"])
    assert "website: https://www.leuven.be\n" in small.read("leuven/index.bg.md")


def test_a_named_key_is_taken_back_to_unknown_but_an_empty_cell_says_nothing(small: Import) -> None:
    small.change("vratsa/index.bg.md", "role: core\n", "role: mentor\n")
    code, told = small.of("name_en,role,alumnus\nVratsa,unknown,\n", "--replace", "role,alumnus")
    assert (code, told[:-2]) == (0, ["content/cities/vratsa/index.bg.md:6: role: mentor → unknown"])


def test_words_are_never_overwritten(small: Import) -> None:
    table = (
        "slug,name_en,name_bg_unreviewed,summary_en,summary_bg\n"
        "vratsa,Vraca,Вратца,Vratsa is a city.,Друго.\nsofia,SOFIA,,,\n"
    )
    before = small.files
    assert small.of(table, "--write") == (
        0,
        [
            (
                'table.csv:2:8: note[other-name]: the city is called "Vratsa" '
                "at content/cities/vratsa/index.en.md:2:8; "
                "words are never overwritten"
            ),
            (
                'table.csv:2:14: note[other-name]: the city is called "Враца" '
                "at content/cities/vratsa/index.bg.md:3:8; "
                "words are never overwritten"
            ),
            (
                "table.csv:2:39: note[other-summary]: the summary at content/cities/vratsa/index.bg.md:4:10 is another "
                "one; words are never overwritten"
            ),
            "0 new, 0 changed, 2 unchanged",
        ],
    )
    assert small.files == before


@pytest.mark.parametrize(
    ("table", "slug"),
    [
        ("slug\nsredets\n", "sofia"),
        ("slug,name_en\nsredets,Whatever\n", "sofia"),
        ("name_bg\nСофия\n", "sofia"),
        ("name_en\nSÓFIA\n", "sofia"),
    ],
)
def test_a_city_is_known_by_its_slug_now_or_before_and_by_its_names(table: str, slug: str, small: Import) -> None:
    small.change("sofia/index.bg.md", "role: core\n", "role: core\naliases: [/cities/sredets/]\n")
    assert small.of(table)[1][-1:] == ["0 new, 0 changed, 1 unchanged"], slug


def test_two_rows_of_a_city_are_one(small: Import) -> None:
    table = (
        "name_en,name_bg,country,role,latitude,source\n"
        "Graz,,AT,unknown,,A | https://a.example\nLinz,Линц,AT,core,,\n"
        "Graz,Грац,AT,core,47.0,A | https://a.example ; B\n"
    )
    assert small.of(table, "--write")[0] == 0
    assert written(small, "graz")["index.bg.md"].splitlines()[2:] == [
        "title: Грац",
        "summary: Грац (Австрия) беше сред основните градове в ICC.",
        "translation: unreviewed",
        "country: AT",
        "role: core",
        'latitude: "47.0"',
        "sources:",
        "  - title: A",
        "    url: https://a.example",
        "  - title: B",
        "---",
    ]


def test_a_source_is_known_by_its_address_however_it_is_written(small: Import) -> None:
    small.change(
        "vratsa/index.bg.md", "---\nВраца", "sources:\n  - {title: A, url: 'https://www.a.example/'}\n---\nВраца"
    )
    table = "name_en,source\nVratsa,Other title | http://a.example ; C | https://c.example/1;2 ; a ; No address\n"
    assert small.of(table) == (
        0,
        [
            "content/cities/vratsa/index.bg.md:8: sources: + C, https://c.example/1;2",
            (
                'table.csv:2:8: note[source-without-address]: the source "No address" has no address, so nobody can '
                "tell whether it is there already; it is not added"
            ),
            "0 new, 1 changed, 0 unchanged",
            NOTHING_WRITTEN,
        ],
    )


TWICE = "name_en,country,role,summary_en\nGraz,AT,core,One.\ngraz,DE,mentor,Two.\n"


def test_rows_that_contradict_each_other_are_told(small: Import) -> None:
    both = "both must be equal, or one must go"
    assert small.of(TWICE) == (
        1,
        [
            f'table.csv:3:1: error[fact-conflict]: "name_en" is "graz" here, but "Graz" at table.csv:2:1; {both}',
            f'table.csv:3:6: error[fact-conflict]: "country" is "DE" here, but "AT" at table.csv:2:6; {both}',
            f'table.csv:3:9: error[fact-conflict]: "role" is "mentor" here, but "core" at table.csv:2:9; {both}',
            f'table.csv:3:16: error[fact-conflict]: "summary_en" is "Two." here, but "One." at table.csv:2:14; {both}',
            "4 problems",
        ],
    )


MISTAKES = {
    "name_en,country,role\nGraz,Austria,core\n": ["2:6: error[wrong-country]"],
    "name_en,country,role\nGraz,AT,menter\n": ["2:9: error[wrong-choice]"],
    "name_en,country\nGraz,AT\n": ["2:1: error[missing-cell]"],
    "name_en,role\nGraz,core\n": ["2:1: error[missing-cell]"],
    "name_bg,country,role\nГрац,AT,core\n": ["2:1: error[missing-cell]"],
    "name_en,country\nGraz,AT\nLinz,Öst\n": [
        "2:1: error[missing-cell]",
        "3:1: error[missing-cell]",
        "3:6: error[wrong-country]",
    ],
    "name_en,latitude,longitude\nSofia,142.7,23;3\n": ["2:7: error[number-out-of-range]", "2:13: error[wrong-number]"],
    "name_en,population\nSofia,1000\n": ["2:7: error[missing-cell]", "2:7: error[missing-cell]"],
    'name_en,population,population_as_of,population_source\nSofia,"1,241",05.03.2024,NSI\n': [
        "2:7: error[wrong-whole-number]",
        "2:15: error[wrong-date]",
    ],
    "name_en,website\nSofia,www.sofia.bg\n": ["2:7: error[wrong-url]"],
    "name_en,tracks\nSofia,green-economy;green-economy\n": ["2:7: error[duplicate-item]"],
    "name_en,tracks,topics\nVratsa,green-econmy,mobilty|open-data\n": [
        "2:8: error[unknown-track]",
        "2:21: error[unknown-topic]",
    ],
    "name_en,mentors\nVratsa,nowhere\n": ["2:8: error[unknown-city]"],
    "name_en,mentors,role\nVratsa,graz,core\nGraz,,core\n": ["2:8: error[not-a-mentor]", "3:1: error[missing-cell]"],
    "name_en,consortium\nSofia,Nobody + Nowhere\n": ["2:7: error[unlisted-consortium]"],
    "name_en,source_url\nSofia,https://a.example\n": ["2:7: error[missing-cell]"],
    "name_en,source\nSofia,| https://a.example\n": ["2:7: error[missing-key]"],
    "name_en,source_title,source_date,source_language\nSofia,A,2.7.2020,bulgarian\n": [
        "2:9: error[wrong-date]",
        "2:18: error[wrong-language]",
    ],
    "slug,name_en\nСофия,Sofia\n": ["2:1: error[wrong-slug]"],
    "slug,name_en,country,role\nsredets,Sofia,BG,core\n": ["2:1: error[city-has-a-slug]"],
    "name_en,name_bg\nSofia,Враца\n": ["2:1: error[several-cities]"],
    "name_en,country\n,BG\n": ["2:1: error[no-city]"],
    "name_en,country\n東京,JP\n": ["2:1: error[missing-cell]", "2:1: error[no-city]"][1:],
    'name_en,website\nSofia,"=HYPERLINK(""https://a.example"")"\n': ["2:7: error[formula-cell]"],
    "name_en,population\nSofia,#N/A\n": ["2:7: error[formula-cell]"],
    "name_en,website\nSofia,https://a.example/,more\n": ["2:26: error[unnamed-column]"],
    "name_en,,role\nSofia,note,core\n": ["2:7: error[unnamed-column]"],
    "name_en,rolle\nSofia,core\n": ["1:9: error[unknown-column]"],
    "name_en,role,Role\nSofia,core,core\n": ["1:14: error[duplicate-column]"],
    "country,role\nBG,core\n": ["1:1: error[no-city-column]"],
    "\n\n": ["1:1: error[empty-table]"],
    "name_en" + 100_000 * ",role": ["1:504: error[too-many-columns]"],
    "name_en\n" + 400_000 * "a,": ["2:201: error[too-many-columns]"],
    "name_en\n" + 1_001 * "\nSofia\n,": ["2003:1: error[too-many-rows]"],
    "name_en,source\nSofia," + 301 * "a | https://a.example/; ": ["2:7: error[too-many-items]"],
    'name_en,role\n"Sofia,core\n': ["2:1: error[wrong-quote]"],
    'name_en,role\n"So"fia,core\n': ["2:1: error[wrong-quote]"],
    "name_en,role\nSo\x07fia,core\n": ["2:1: error[control-character]"],
}


@pytest.mark.parametrize("table", MISTAKES)
def test_every_mistake_is_told_at_its_cell(table: str, small: Import) -> None:
    before = small.files
    code, told = small.of(table, "--write")
    errors = [line.removeprefix("table.csv:").partition("]")[0] + "]" for line in told[:-1] if ": error[" in line]
    assert (code, errors) == (1, MISTAKES[table])
    assert small.files == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "Graz",
            (
                'content/cities/leuven/index.bg.md:2:5: error[duplicate-id]: the id "city-graz" is already taken by '
                "table.csv:2:1"
            ),
        ),
        (
            "Zug",
            (
                'table.csv:2:1: error[duplicate-id]: the id "city-zug" is already taken by '
                "content/cities/leuven/index.bg.md:2:5"
            ),
        ),
    ],
)
def test_a_mistake_that_only_the_whole_content_shows_names_the_row(name: str, told: str, small: Import) -> None:
    small.change("leuven/index.bg.md", "id: city-leuven", f"id: city-{name.lower()}")
    assert small.of(f"name_en,country,role\n{name},AT,core\n", "--write") == (1, [told, "1 problem"])


def test_a_mistake_of_the_content_stays_where_it_is(small: Import) -> None:
    small.change("leuven/index.bg.md", "country: BE", "country: Belgium")
    code, told = small.of("name_en,country,role\nGraz,AT,core\nLeuven,BE,mentor\n", "--write")
    assert (code, [line.split("]")[0] for line in told[:-1]]) == (
        1,
        ["content/cities/leuven/index.bg.md:5:10: error[wrong-country"],
    )


def test_front_matter_that_cannot_be_changed_by_itself_is_told(small: Import) -> None:
    text = "---\n{id: city-vratsa, title: Враца, summary: Враца., country: BG, role: core}\n---\n"
    (small.content / "cities" / "vratsa" / "index.bg.md").write_text(text, encoding="utf-8")
    code, told = small.of("name_en,latitude\nVratsa,43.2\n", "--write")
    assert (code, told[0]) == (
        1,
        (
            'content/cities/vratsa/index.bg.md:1:1: error[cannot-edit]: "latitude" cannot be written here without '
            "touching other lines; write it by hand: latitude: 43.2"
        ),
    )


def test_a_column_for_other_eyes_is_noted_and_passed_over(small: Import) -> None:
    assert small.of("name_en,Контакт,confidence\nSofia,Иван,high\n") == (
        0,
        [
            'table.csv:1:9: note[ignored-column]: the column "Контакт" is not taken over',
            'table.csv:1:17: note[ignored-column]: the column "confidence" is not taken over',
            "0 new, 0 changed, 1 unchanged",
        ],
    )


@pytest.mark.parametrize("written_as", ["espoo-tampere-turku", "Espoo + Tampere + Turku", "Еспо + Тампере + Турку"])
def test_a_consortium_is_named_by_its_key_or_its_title(written_as: str, small: Import) -> None:
    lists = ROOT / "content" / "consortia.yaml"
    shutil.copy(lists, small.content)
    small.change("leuven/index.bg.md", "consortium: flanders\n", "")
    assert small.of(f"name_en,consortium\nSofia,{written_as}\n", "--write")[0] == 0
    assert "consortium: espoo-tampere-turku\n" in small.read("sofia/index.bg.md")


AS_SAVED = {
    "commas": "name_en,name_bg,country,role,latitude,population,population_as_of,population_source,topics\n"
    "Graz,Грац,AT,core,47.07,291134,2021,Stat,mobility;open-data\n",
    "semicolons of Excel": "\ufeffName EN;Name BG;Country;Role;Latitude;Population;Population as of;"
    "Population source;Topics\r\n"
    'Graz\u00a0;Гра\u200bц;AT ;core;47,07;291\u00a0134;2021;Stat;"mobility; open-data"\r\n;;;;;;;;\r\n',
    "tabs": "name_en\tname_bg\tcountry\trole\tlatitude\tpopulation\tpopulation_as_of\tpopulation_source\ttopics\n"
    '"Graz"\tГрац\tAT\tcore\t47,07\t"291 134"\t2021\t"Stat"\tmobility | open-data',
}


@pytest.mark.parametrize("table", AS_SAVED.values(), ids=AS_SAVED)
def test_however_a_spreadsheet_saves_it_a_table_says_the_same(table: str, small: Import) -> None:
    assert small.of(table, "--write")[0] == 0
    assert written(small, "graz")["index.bg.md"] == (
        "---\nid: city-graz\ntitle: Грац\nsummary: Грац (Австрия) беше сред основните градове в ICC.\n"
        "translation: unreviewed\ncountry: AT\nrole: core\ntopics: [mobility, open-data]\nlatitude: 47.07\n"
        "population:\n  value: 291134\n  as_of: 2021\n  source: Stat\n---\n"
    )


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
def test_a_table_in_another_encoding_is_told_how_to_save_it(encoding: str, small: Import) -> None:
    code, told = small.of("name_en,name_bg\nSofia,София\n".encode(encoding))
    line = 2 if encoding == "cp1251" else 1
    assert (code, told[0]) == (
        1,
        f"table.csv:{line}:1: error[table-not-utf8]: the table is not UTF-8; in Excel, save it as “CSV UTF-8”",
    )


def test_messages_are_told_in_the_language_asked_for(small: Import) -> None:
    assert small.of("name_en,role\nLeuven,core\n", "--lang", "bg") == (
        1,
        [
            (
                'table.csv:2:8: error[contradiction]: тук "role" е "core", а в content/cities/leuven/index.bg.md:6:7 е '
                '"mentor"; поправете едно от двете или приемете таблицата с --replace role'
            ),
            "1 грешка",
        ],
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing.csv"],
        ["."],
        [str(KNOWN_CITIES), "--content", "nothing"],
        [str(KNOWN_CITIES), "--replace", "rol"],
        [str(KNOWN_CITIES), "--replace", "title"],
        [str(KNOWN_CITIES), "--lang", "de"],
    ],
)
def test_wrong_usage_gives_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: inv import-cities")


def test_what_cannot_be_written_leaves_everything_as_it_was(small: Import) -> None:
    before = small.files
    sources = "; ".join(map(str, range(150)))  # a file of them is longer than the table
    rows = ("vratsa,,,,43.2,", "graz,Graz,AT,core,,", f"linz,Linz,AT,core,,{sources}")
    table = "\n".join(("slug,name_en,country,role,latitude,source", *rows, ""))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        code, told = small.of(table, "--write")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert (code, told[0].startswith("error[cannot-write]: "), "Nothing has been written" in told[0]) == (
        3,
        True,
        False,
    )
    assert small.files == before
    assert sorted(path.name for path in (small.content / "cities").iterdir()) == ["leuven", "sofia", "vratsa"]


@pytest.mark.parametrize("folder", ["cities", "cities/vratsa"])
def test_nothing_is_written_through_a_symbolic_link(folder: str, small: Import) -> None:
    (small.content / folder).rename(small.folder / "elsewhere")
    (small.content / folder).symlink_to(small.folder / "elsewhere")
    before = small.files
    table = "slug,name_en,country,role,latitude\nvratsa,Vratsa,BG,core,43.2\ngraz,Graz,AT,core,\n"
    code, told = small.of(table, "--write")
    assert (code, [line for line in told if "symbolic-link" in line] != [], small.files) == (1, True, before)


def test_the_real_content_says_all_that_the_known_cities_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real = make_import(tmp_path, capsys, ROOT / "content")
    code, told = real.of(KNOWN_CITIES.read_bytes())
    assert (code, told[-1]) == (0, "0 new, 0 changed, 80 unchanged")


def test_cities_that_are_taken_away_come_back_with_their_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = make_import(tmp_path, capsys, ROOT / "content")
    slugs = ("espoo", "medellin", "pori", "poznan", "split", "tampere", "vari-voula-vouliagmeni")
    folders = {slug: real.content / "cities" / slug for slug in slugs}
    keys = ("id", "country", "role", "role_basis", "consortium")

    def facts() -> dict[str, dict[str, object]]:
        bundles = {slug: read_bundle(Kind.CITY, folder, slug, LANGUAGES) for slug, folder in folders.items()}
        return {slug: {key: bundle.facts.get(key) for key in keys} for slug, bundle in bundles.items()}

    before = facts()
    for slug in slugs:
        shutil.rmtree(folders[slug])
    for text in real.content.rglob("*.md"):
        for slug in slugs:
            text.write_bytes(text.read_bytes().replace(f"(/cities/{slug})".encode(), b"(/cities/)"))
    code, told = real.of(KNOWN_CITIES.read_bytes(), "--write")
    assert (code, told[-1]) == (0, "7 new, 0 changed, 73 unchanged")
    assert facts() == before


def test_a_thousand_cities_take_seconds(small: Import) -> None:
    rows = (f"Town {number},Град {number},AT,core,47.{number}\n" for number in range(1000))
    begin = time.process_time()
    assert small.of("name_en,name_bg,country,role,latitude\n" + "".join(rows), "--write")[0] == 0
    assert time.process_time() - begin < 20
    assert len(list((small.content / "cities").iterdir())) == 1003


def test_the_task_takes_the_same_options(project: Project) -> None:
    (project.folder / "new.csv").write_text(GRAZ, encoding="utf-8")
    (project.folder / "old.csv").write_text("slug,role\nvratsa,mentor\n", encoding="utf-8")
    done = project.run("invoke", "import-cities", "new.csv", "--write", LC_ALL="en_GB.UTF-8", PYTHONUTF8="1")
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "1 new, 0 changed, 0 unchanged", "")
    assert (project.content / "cities" / "graz" / "index.en.md").read_text(encoding="utf-8") == GRAZ_FILES[
        "index.en.md"
    ]
    assert project.run("invoke", "import-cities", "old.csv").returncode == 1
    assert project.run("invoke", "import-cities", "old.csv", "--replace", "role").returncode == 0
    assert project.run("invoke", "import-cities", "nothing.csv").returncode == 2
