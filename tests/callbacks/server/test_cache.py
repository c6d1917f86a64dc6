"""What is held for the next one who asks."""

from callbacks.server.cache import Cache


def test_the_least_recently_asked_for_goes_first():
    made: list[int] = []

    def thing(number: int) -> int:
        made.append(number)
        return number

    kept = Cache()
    for number in (1, 2, 1, 3):
        assert kept.keep(("n", number), lambda number=number: thing(number), most=2) == number
    assert made == [1, 2, 3]
    kept.keep(("n", 1), lambda: thing(1), most=2)
    kept.keep(("n", 2), lambda: thing(2), most=2)
    assert made == [1, 2, 3, 2]


def test_kinds_do_not_push_each_other_out():
    kept = Cache()
    maps = [kept.keep(("map", at), object, most=3) for at in range(3)]
    for at in range(200):
        kept.keep(("slab", at), object, most=3)
    assert [kept.keep(("map", at), object, most=3) for at in range(3)] == maps


def test_another_form_takes_the_place_of_what_is_held_and_of_nothing_else():
    kept = Cache()
    assert kept.keep(("n", 1), lambda: "loose") == "loose"
    kept.replace(("n", 1), "dense")
    kept.replace(("n", 2), "dense")
    assert kept.keep(("n", 1), lambda: "loose") == "dense"
    assert kept.keep(("n", 2), lambda: "loose") == "loose"
