"""Forged requests: whatever arrives at whichever route, nobody gets a 5xx, and the log holds no traceback."""

import copy
import gzip
import io
import json
import logging
import random
import re

import pytest

from callbacks.server.update_requests import LARGEST, PATH
from dashboard.domain.selection import PARAMETERS
from tests.sampling import thorough
from tests.wire.monitor_layout import layout_of
from tests.wire.server.test_bad_input import harmless

REFUSED = {400, 413, 415}
PLACES = [
    "/",
    "/?indikator=kinderarmut&vergleich=aehnliche&gebiete=13076108",
    "/?ebene=kreis&klassen=eigene&grenzen=1,2,3",
]
NASTY = [
    None, True, False, 0, -1, 1, 2.5, 2022, 2**31, 2**63, 2**64, -(10**30), 10**400, 1e308,
    float("nan"), float("inf"), "", " ", "\x00", "\ud800", "\udfff\ud800", "\u202e", "x" * 9_000,
    "..", ".", "a.b", "..a.b...c.d..", "{", "[]", "{}", '{"type":"x","index":1}', "?", "?jahr=9999",
    "indikator=kinderarmut", "indikator=%ff%00", "gemeinde", "kreis", "heute", "berichtsjahr",
    "2016-12-31", "9999-99-99", "en", "13076108", [], {}, [[]], [{}], [None], ["x"], ["amt", "amt"],
    ["13076108"] * 101, [1, 2], {"id": 1}, {"id": "url", "property": "search"},
    [["a", ["b", ["c", ["d", ["e"]]]]]],
]  # fmt: skip
PLAIN = [one for one in NASTY if one is None or isinstance(one, str) or type(one) in (int, float)]


@pytest.fixture(scope="module")
def real(client):
    """Bodies as the page sends them: each callback of the server with the values of several pages."""
    callbacks = [one for one in client.get("/_dash-dependencies").json if not one["clientside_function"]]
    made = []
    for place in PLACES:
        values = {}
        _gather(layout_of(client, place.partition("?")[2]), values)
        made += [_body(one, values, at) for one in callbacks for at in range(min(3, len(one["inputs"])))]
    return made


def _gather(node, values):
    if isinstance(node, list):
        for one in node:
            _gather(one, values)
    elif isinstance(node, dict):
        if isinstance(node.get("props"), dict):
            values |= {(node["props"].get("id"), name): value for name, value in node["props"].items()}
        for one in node.values():
            _gather(one, values)


def _body(callback, values, at):
    outputs = [
        dict(zip(("id", "property"), one.rpartition(".")[::2], strict=True))
        for one in callback["output"].strip(".").split("...")
    ]

    def filled(kind):
        pairs = [(one["id"], one["property"]) for one in callback[kind]]
        return [
            {"id": pair[0], "property": pair[1], **({"value": values[pair]} if pair in values else {})}
            for pair in pairs
        ]

    changed = callback["inputs"][at]
    return {
        "output": callback["output"],
        "outputs": outputs if callback["output"].startswith("..") else outputs[0],
        "inputs": filled("inputs"),
        "changedPropIds": [f"{changed['id']}.{changed['property']}"],
        "parsedChangedPropsIds": [f"{changed['id']}.{changed['property']}"],
        "state": filled("state"),
    }


def _nodes(node, found):
    """Every list and object of a body."""
    if isinstance(node, (dict, list)) and node:
        found.append(node)
        for one in node.values() if isinstance(node, dict) else node:
            _nodes(one, found)
    return found


def damaged(body, chance):
    """One to three faults in a copy."""
    body = copy.deepcopy(body)
    for _ in range(chance.randint(1, 3)):
        found = _nodes(body, [])
        if not found:
            return body
        node = chance.choice(found)
        key = chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
        fault = chance.randrange(6)
        if fault == 0:
            del node[key]
        elif fault == 1 and isinstance(node, list):
            node.insert(chance.randint(0, len(node)), copy.deepcopy(chance.choice(node)))
        elif fault == 2 and isinstance(node, list):
            chance.shuffle(node)
        elif fault == 3 and isinstance(node, dict):
            node[chance.choice(["id", "value", "output", "state", "x", "__proto__"])] = node.pop(key)
        else:
            node[key] = copy.deepcopy(chance.choice(NASTY))
    return body


def bitten(raw, chance):
    """The bytes with a fault: cut, flipped, doubled."""
    at = chance.randrange(len(raw))
    how = chance.randrange(3)
    if how == 0:
        return raw[:at]
    if how == 1:
        return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    return raw[:at] + raw[chance.randrange(len(raw)) :]


def sent(client, raw, content_type="application/json"):
    return harmless(client.post(PATH, data=raw, content_type=content_type))


@pytest.fixture
def quiet(caplog):
    """Nothing that the test sends may be logged as an error."""
    caplog.set_level(logging.INFO)
    yield caplog
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR or one.exc_info]


def test_the_requests_that_are_damaged_below_are_good_ones(client, real, quiet):
    assert len(real) > 10
    for body in real:
        assert sent(client, json.dumps(body)).status_code in (200, 204), body


def test_no_damaged_request_makes_the_server_fail(client, real, quiet):
    chance = random.Random(20261128)
    seen = {}
    for _ in range(3000):
        raw = json.dumps(damaged(chance.choice(real), chance)).encode()
        status = sent(client, bitten(raw, chance) if chance.random() < 0.2 else raw).status_code
        seen[status] = seen.get(status, 0) + 1
    assert set(seen) <= REFUSED | {200, 204}, seen
    assert seen[400] > 1500


def test_no_value_of_a_possible_type_makes_a_callback_fail(client, real, quiet):
    """The shape is right and what the values say is not: that is for each callback to bear."""
    chance = random.Random(7)
    for _ in range(600):
        body = copy.deepcopy(chance.choice(real))
        for entry in chance.sample(
            body["inputs"] + body["state"], k=min(4, len(body["inputs"] + body["state"]))
        ):
            several = isinstance(entry.get("value"), list) or chance.random() < 0.2
            entry["value"] = (
                [str(one) for one in chance.sample(PLAIN, 3)] if several else chance.choice(PLAIN)
            )
        body["changedPropIds"] = [
            f"{one['id']}.{one['property']}" for one in chance.sample(body["inputs"], 1)
        ]
        assert sent(client, json.dumps(body)).status_code in {200, 204, *REFUSED}


@pytest.mark.parametrize("depth", [7, 100, 990, 1100, 20_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_deeply_is_refused(client, real, quiet, depth, opening, closing):
    deep = opening * depth + "1" + closing * depth
    whole = json.dumps(real[0]).replace('"changedPropIds"', f'"x": {deep}, "changedPropIds"')
    for raw in (deep, whole):
        assert sent(client, raw).status_code in REFUSED


@pytest.mark.parametrize(
    "literal",
    [
        "NaN",
        "-Infinity",
        "1e400",
        "9" * 5000,
        '"\\ud800"',
        '"\\udc00\\ud800"',
        "01",
        "+1",
        "'x'",
        "undefined",
    ],
)
def test_what_json_does_not_know_is_refused(client, real, quiet, literal):
    raw = json.dumps(real[0]).replace('"changedPropIds"', f'"inputs": {literal}, "changedPropIds"')
    assert sent(client, raw).status_code == 400


def test_of_a_doubled_key_what_is_checked_is_what_is_used(client, real, quiet):
    raw = json.dumps(real[0])
    assert sent(client, raw[:-1] + ', "output": "x.y"}').status_code == 400
    assert sent(client, '{"output": "x.y", ' + raw[1:]).status_code in (200, 204)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp037"])
def test_another_encoding_is_refused(client, real, quiet, encoding):
    assert sent(client, json.dumps(real[0]).encode(encoding)).status_code == 400


def test_what_is_packed_is_not_unpacked(client, real, quiet):
    raw = gzip.compress(json.dumps(real[0]).encode())
    response = client.post(
        PATH, data=raw, content_type="application/json", headers={"Content-Encoding": "gzip"}
    )
    assert harmless(response).status_code == 400


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "\xff/x"],
)
def test_another_type_of_content_is_refused(client, real, quiet, kind):
    assert sent(client, json.dumps(real[0]), kind).status_code == 415


def test_a_body_that_ends_early_or_is_too_large_is_refused(client, quiet):
    short = client.post(
        PATH, input_stream=io.BytesIO(b"{}"), content_length=500, content_type="application/json"
    )
    assert harmless(short).status_code == 400
    assert sent(client, b" " * (LARGEST + 1)).status_code == 413


def _filled(rule, chance):
    """An address of a route, its variable parts good or bad."""
    parts = {
        "level": ["gemeinde", "x"], "status": ["heute", "2016-12-31", "9999-99-99", "x" * 300],
        "kind": ["svg", "csv", "x", "\x00"], "view": ["karte", "nix", "ü" * 90], "weight": ["400", "9"],
        "key": ["13076108", "13076", "130760001", "nix", "%ff", "kinderarmut"], "rest": ["a/b", "%00"],
        "path": ["impressum", "a//b", "..%2f"],
        "package_name": ["dash", "plotly", "nix"], "fingerprinted_path": ["dash.js", "../x", "a.v1m2.js"],
        "filename": ["icons/lupe.svg", "../app.py", "%00"],
    }  # fmt: skip
    return re.sub(
        r"<(?:[^<>]*:)?(\w+)>",
        lambda part: chance.choice(parts.get(part[1], ["x", "13076108", "%ff%00"])),
        rule.rule,
    )


def _query(chance):
    names = [one.name for one in PARAMETERS] + ["suche", "format", "fassung", "v", "x", "%00", "gebiete[]"]
    words = [str(one) for one in PLAIN if one != "\ud800" and one != "\udfff\ud800"] + [
        "%ff",
        "%ud800",
        "13,13076",
        "amt,kreis",
        "eigene",
        "1e999,nan",
        "-" * 50,
    ]
    pairs = [f"{chance.choice(names)}={chance.choice(words)[:300]}" for _ in range(chance.randint(0, 5))]
    return "&".join(pairs).replace("\x00", "%00").replace("#", "%23")


SLOW = ("pdf", "pptx", "png", "xlsx")
MADE_APART = ("/daten/alles.zip",)
"""Another process makes it; who waits too long is told so with 503 (tests/wire/open_data/test_package.py)."""


def test_no_method_and_no_parameter_makes_any_route_fail(app_of, client, quiet):
    chance = random.Random(4711)
    rules = [one for one in app_of().server.url_map.iter_rules() if one.rule not in MADE_APART]
    assert len(rules) > 25
    for rule in rules:
        for method in (
            "GET",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "PROPFIND",
            "FOO",
        ):
            for _ in range(6 if method == "GET" else 1):
                path = _filled(rule, chance)
                if method in ("GET", "HEAD") and any(one in path for one in SLOW) and "13076" in path:
                    continue  # good addresses of large files: what they hold is tested elsewhere
                response = client.open(f"{path}?{_query(chance)}", method=method)
                assert response.status_code < 500, (method, path, response.status_code)
                if method not in ("HEAD", "GET"):
                    harmless(response)
                response.close()


@pytest.mark.parametrize(
    "path", ["/slab", "/healthz", "/mappe.pdf", PATH, "/paket/monitor.js", "/gemeinde/13076108.pdf"]
)
def test_what_a_route_can_be_asked_is_told(client, quiet, path):
    options = client.options(path)
    assert options.status_code == 200
    assert "OPTIONS" in options.headers["Allow"]
    refused = harmless(client.open(path, method="TRACE"))
    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) == set(options.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["/mappe.pdf", "/mappe.pptx"])
def test_no_damaged_folder_makes_the_server_fail(client, quiet, path):
    """Both are read by the same function; slides take longer to write where a folder is still whole."""
    chance = random.Random(99)
    scene = {"ansicht": "indikator=kinderarmut", "name": "A", "titel": "A", "notiz": "B", "neu": False}
    folder = {"format": "bildungslupe-mappe", "fassung": 1, "name": "M", "szenen": [scene, scene]}
    for _ in range(150 if thorough() or path.endswith("pdf") else 40):
        raw = json.dumps(damaged(folder, chance)).encode()
        if chance.random() < 0.3:
            raw = bitten(raw, chance)
        response = client.post(
            path, data=raw, content_type=chance.choice(["application/json", "text/plain", ""])
        )
        assert response.status_code in {200, *REFUSED}
        harmless(response)
