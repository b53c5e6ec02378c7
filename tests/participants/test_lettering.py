from __future__ import annotations

from plugins.participants.lettering import BOLD_LETTER, LETTER, Lettering, Place, lines_of, place_above


def lettering(*points: tuple[float, float], weights: tuple[int, ...] = ()) -> Lettering:
    return Lettering(points, weights or (1,) * len(points), 1600, 1500)


def test_a_name_stands_to_the_right_where_there_is_room() -> None:
    assert lettering((800, 700)).place(0, "Leuven", (2,)) == Place(9, 5, "start")


def test_a_name_at_the_right_edge_stands_to_the_left_even_if_only_the_narrow_sheet_has_no_room() -> None:
    point = (1600 - 3 * (9 + 6 * LETTER), 700)
    assert lettering(point).place(0, "Leuven", (2,)) == Place(9, 5, "start")
    assert lettering(point).place(0, "Leuven", (2, 4.6)) == Place(-9, 5, "end")


def test_a_name_keeps_clear_of_other_dots_and_of_the_names_that_were_placed_before() -> None:
    names = lettering((800, 700), (840, 700), (860, 740))
    assert names.place(0, "Leuven", (2,)) == Place(-9, 5, "end")
    assert names.place(1, "Mechelen", (2,)) == Place(9, 5, "start")
    assert names.place(2, "Antwerp", (2,)) == Place(9, 5, "start")


def test_a_name_without_room_is_left_out_but_one_that_must_be_said_stands_where_it_covers_least() -> None:
    crowd = ((800, 700), (860, 700), (740, 700), (800, 670), (800, 740))
    assert lettering(*crowd).place(0, "Leuven", (2,)) is None
    assert lettering(*crowd, weights=(1, 3, 3, 3, 1)).insist(0, "Leuven", (2,)) == Place(0, 24, "middle")


def test_a_label_stands_above_and_is_moved_sideways_no_more_than_it_must() -> None:
    half = 10 * LETTER / 2
    assert place_above((800, 700), ["0123456789"], 1600, 4) == Place(0, -14, "middle")
    assert place_above((40, 700), ["0123456789"], 1600, 4) == Place(round(half - 10, 1), -14, "middle")
    assert place_above((1600, 700), ["0123456789"], 1600, 4) == Place(-half, -14, "middle")


def test_a_label_near_the_top_stands_below_its_dot() -> None:
    assert place_above((800, 40), ["Jyväskylä"], 1600, 4).y == 27


def test_a_label_in_two_lines_ends_where_one_of_one_line_does() -> None:
    assert place_above((800, 700), ["Castellón de la Plana,", "Spain"], 1600, 4).y == -14 - 18


def test_a_label_that_is_wider_than_the_sheet_stands_in_its_middle() -> None:
    place = place_above((400, 700), ["x" * 90], 1600, 4)
    assert (place.x, BOLD_LETTER > LETTER) == (100, True)


def test_name_and_country_stand_in_one_line_or_in_lines_that_are_not_too_long() -> None:
    assert lines_of("София", "България") == (("София", ", България"),)
    assert lines_of("Castellón de la Plana", "United Kingdom") == (
        ("Castellón de la Plana", ","),
        ("", "United Kingdom"),
    )
    assert lines_of("Llanfairpwllgwyngyll and the villages by it", "Wales") == (
        ("Llanfairpwllgwyngyll and the", ""),
        ("villages by it", ","),
        ("", "Wales"),
    )
