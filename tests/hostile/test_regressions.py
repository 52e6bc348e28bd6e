"""What fuzzing, properties or payloads have found, each mended; once more at the target that it went through."""

import pytest

from hostile.targets import TARGETS

FOUND = {
    "a date of YAML that is none": ("rule_packs", b"rules: [2024-99-99]"),
    "a number of YAML with too many digits": ("rule_packs", b"rules: [" + b"9" * 5000 + b"]"),
    "references of YAML that grow without end": (
        "rule_packs",
        b"a: &a [x, x, x, x, x, x, x, x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n + 1, n + 1, b", ".join([b"*%c" % n] * 8)) for n in range(97, 110))
        + b"rules:\n  - id: uji.satu\n    relation: *n\n",
    ),
    "JSON nested without end, in a table": ("builds", b"[" * 100_000),
    "JSON of another form, in a table": ("builds", b'{"id": "a", "text": [], "mentions": [[]], "subject": []}'),
    "JSON nested without end, in an annotated article": ("annotated", b"[" * 100_000),
    "comments of SPARQL without a line end": ("queries", b"#" * 200 + b"SERVICE"),
    "prefixes of SPARQL in one word": ("queries", b"PREFIX <b>" * 60 + b"x"),
    "a first line of CSV with a cell without end": ("people", b"a" * 200_000),
    "YAML nested without end": ("rule_packs", b"[" * 50_000),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("target", "data"), FOUND.values(), ids=FOUND)
def test_found(target: str, data: bytes) -> None:
    TARGETS[target](data)
