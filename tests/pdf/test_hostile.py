"""PDFs of strangers: locked, broken, enormous, made to take all time and memory."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence

import pytest

from kg.pdf import Pdf, Unreadable, read_pdf
from kg.pdf.limits import Limits
from tests.pdf.making import column, locked, pdf

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_HELLO = b"BT /F 12 Tf 10 10 Td (hello) Tj ET "


def file(objects: Sequence[bytes]) -> bytes:
    """Put the objects of a PDF together, the catalog first."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (len(objects) + 1, table, len(objects) + 1, len(out))
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % end
    )


def stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def one_page(content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    return file([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%s>>>>" % resources,
        stream(content),
        _FONT,
        *others,
    ])  # fmt: skip


def reason(data: bytes, limits: Limits | None = None) -> str:
    found = read_pdf(data, limits) if limits else read_pdf(data)
    assert isinstance(found, Unreadable), found
    return found.reason


def test_a_plain_page_is_read() -> None:
    found = read_pdf(one_page(_HELLO))
    assert isinstance(found, Pdf)
    assert found.pages[0].text == "hello"


def test_a_locked_pdf_says_that_it_wants_a_password() -> None:
    assert reason(locked(pdf(column("Secret words")))) == "is encrypted and wants a password"


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7" + bytes(range(256)) * 100])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    assert reason(data) == "is no PDF, or a broken one"


def test_a_page_that_unpacks_to_much_more_takes_bounded_memory() -> None:
    packer = zlib.compressobj(9)
    parts = [packer.compress(_HELLO), *(packer.compress(b" " * 2**20) for _ in range(200))]
    packed = b"".join([*parts, packer.flush()])
    bomb = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    data = one_page(_HELLO).replace(stream(_HELLO), bomb)
    assert reason(data, Limits(memory=150_000_000)).endswith("bytes of memory to read")


def test_forms_within_forms_within_forms_take_bounded_time() -> None:
    most = 12
    forms = []
    for number in range(most):
        drawn = b"/X Do " * 20 if number < most - 1 else _HELLO
        inner = b"/XObject<</X %d 0 R>>" % (7 + number) if number < most - 1 else b""
        more = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>%s>>"
        forms.append(stream(drawn, more % inner))
    data = one_page(b"/X Do " * 20, *forms, resources=b"/XObject<</X 6 0 R>>")
    assert reason(data, Limits(patience=1)) in (
        "takes longer to read than 1 seconds",
        "is broken, or takes more than 2,000,000,000 bytes of memory to read",
    )


def test_of_ten_thousand_pages_the_first_are_read_and_the_rest_counted() -> None:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R"
        b"/Resources<</Font<</F 4 0 R>>>>>>"
    )
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(10_000))
    tree = b"<</Type/Pages/Kids[%s]/Count 10000>>" % kids
    data = file([b"<</Type/Catalog/Pages 2 0 R>>", tree, stream(_HELLO), _FONT, *[page] * 10_000])
    found = read_pdf(data)
    assert isinstance(found, Pdf)
    assert (len(found.pages), found.pages_left_out) == (3000, 7000)


def test_a_number_of_pages_that_is_a_lie_takes_no_time() -> None:
    data = one_page(_HELLO).replace(b"/Count 1>>", b"/Count 999999999>>")
    assert isinstance(read_pdf(data), Pdf | Unreadable)


def test_pages_in_a_circle_end() -> None:
    data = file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 5>>"])
    assert isinstance(read_pdf(data), Pdf | Unreadable)


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert reason(one_page(_HELLO), Limits(bytes=100)) == "is larger than 100 bytes"


def test_damage_anywhere_stops_nothing() -> None:
    chance = random.Random(7)  # noqa: S311 - the same damage each time
    whole = one_page(_HELLO)
    for _ in range(7):
        data = bytearray(whole)
        for _ in range(12):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        assert isinstance(read_pdf(bytes(data)), Pdf | Unreadable)
