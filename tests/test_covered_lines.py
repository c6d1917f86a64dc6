"""The coverage figure counts every line of the product once, however many processes have run it."""

from __future__ import annotations

from tests.covered_lines import countable, figure


def test_lines_of_all_processes_count_once_and_files_that_nobody_imported_too():
    lines = {"app.py": {1, 2, 3}, "data/a.py": {1, 2}}
    runs = [{"app.py": [1, 2], "elsewhere.py": [9]}, {"app.py": [2], "data/a.py": [9]}]
    assert figure(runs, lines).startswith("40.0% of 5 lines of the product")


def test_countable_lines_are_those_of_the_product_with_something_to_run(tmp_path):
    for name, text in {
        "app.py": '"""Says what."""\n\n# a remark\nX = 1\n\n\ndef twice(n):\n    return 2 * n\n',
        "data/build/made.py": "X = 1\n",
        "tests/test_a.py": "X = 1\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = countable(tmp_path)
    assert list(found) == ["app.py"]
    assert {4, 7, 8} <= found["app.py"]
    assert not {2, 3} & found["app.py"]
