"""Every kind of institution has a shape that is drawn."""

from dashboard.domain.institutions.institution import SHAPES as NAMES
from dashboard.map.kind_shapes import SHAPES, symbols
from data.catalogue.kinds import kinds


def test_each_shape_of_the_domain_is_drawn_once():
    assert set(SHAPES) == set(NAMES) - {"none"}
    assert len({(one.path, one.opening) for one in SHAPES.values()}) == len(SHAPES)


def test_the_page_holds_a_symbol_for_each_kind():
    drawn = symbols()
    assert all(f'id="shape-{kind.shape}"' in drawn for kind in kinds().values() if kind.located)
