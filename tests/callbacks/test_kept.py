"""What is held for the next one who asks."""

from callbacks.kept import Kept


def test_the_least_recently_asked_for_goes_first():
    made: list[int] = []

    def thing(number: int) -> int:
        made.append(number)
        return number

    kept = Kept()
    for number in (1, 2, 1, 3):
        assert kept.keep((number,), lambda number=number: thing(number), most=2) == number
    assert made == [1, 2, 3]
    kept.keep((1,), lambda: thing(1), most=2)
    kept.keep((2,), lambda: thing(2), most=2)
    assert made == [1, 2, 3, 2]
