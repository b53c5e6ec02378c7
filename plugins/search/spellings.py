"""The spellings of the site's languages. The rules were written for this site and are measured in ``tests/search``."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.search.keyboards import BULGARIAN_LAYOUTS
from plugins.search.spelling import Spelling, endings, pairs

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхъьыэё", "abvgdeziiklmnoprstufhaiiee", strict=True)),
    **pairs("ж>zh ц>ts ч>ch ш>sh щ>sht ю>iu я>ia і>i ї>i є>e ґ>g ѣ>ia ѫ>a ј>i љ>li њ>ni џ>dzh"),
}
"""As the Transliteration Act has it (State Gazette 19/2009), but for й, ю, я, which are written with i."""

_INFORMAL = pairs("q>ia w>v x>h c>ts y>i j>zh 4>ch 6>sh ya>ia yu>iu ja>ia ju>iu ch>ch ck>k tz>ts kh>h")
"""What Bulgarians write for letters that Latin has not: q for я, 4 for ч, 6 for ш …."""

_ORDINALS = pairs("1st>first 2nd>second 3rd>third 4th>fourth 5th>fifth")

_BULGARIAN_ENDINGS = (
    endings(  # the article; verbs in the plural and in the past
        (3, "at iat ata>a iata>ia oto>o eto>e ite>i ete>e ostta>ost osta>ost"),
        (4, "ame>a eme>e ime>i aha>a iaha>ia iha>i"),
    ),
    endings((3, "ove eve ishta a e i o u")),  # the plural, the genders
    endings(  # what comes and goes inside, the last consonant, a few suffixes
        (6, "sk"),
        (4, "ost at val>v van>v izam>ist izm>ist zam>zm anin>an ak>k ets>ts"),
        (3, "en>n ar>r ts>k z>g s>h"),
    ),
)

_ENGLISH_ENDINGS = (
    endings(
        (3, "s e i ing ed"),
        (4, "ation ion at it iv al abl ibl ibil abil ment ful er or ant ent anc enc iz ist ism ic ual"),
        (5, "nes"),
    ),
)

_BULGARIAN_IGNORED = (
    "а без беше би бяха в във го да до за и или им как като които който което която към ли ме между ми на над не ни"
    " но от по под при с са се след си си със сме така те това тези той тя тях че ще е й я ги му ѝ"
)
_ENGLISH_IGNORED = (
    "a an and are as at be been but by for from has have how in is it its of"
    " on or that the their they this to was were which who will with s"
)

SPELLINGS: Mapping[str, Spelling] = {
    "bg": Spelling(
        letters={**_CYRILLIC, **_INFORMAL},
        steps=_BULGARIAN_ENDINGS,
        variants=tuple(map(pairs, ("y>a", "u>a", "j>i ja>zha ju>zhu", "c>k", "ch>sht", "v>zh", "q>ch w>sh x>zh"))),
        layouts=BULGARIAN_LAYOUTS,
        ignored=frozenset(_BULGARIAN_IGNORED.split()),
    ),
    "en": Spelling(
        letters={**_CYRILLIC, **_ORDINALS, "y": "i"},
        steps=_ENGLISH_ENDINGS,
        variants=tuple(map(pairs, ("kh>h", "c>k", "ts>c"))),
        layouts=BULGARIAN_LAYOUTS,
        ignored=frozenset(_ENGLISH_IGNORED.split()),
    ),
}

PLAIN = Spelling(letters=_CYRILLIC)
"""Of a language that has none of its own: words are found as they are written, but for accents and the alphabet."""


def spelling_of(language: str) -> Spelling:
    """The spelling of a language."""
    return SPELLINGS.get(language, PLAIN)
