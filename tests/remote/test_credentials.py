"""Who asks: a name and password or a token, told only to a store that wants to know."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from tests.remote.servers import Answer, Request, serving
from tests.remote.stored import write_notes

YES = Answer(
    200, b'{"head":{},"boolean":true}', {"Content-Type": "application/sparql-results+json"}
)
ASKED = "ASK { ?note a kg:Note }"
NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c093"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_notes(tmp_path_factory.mktemp("vault"), range(2))


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ada")
    monkeypatch.setenv("KG_STORE_PASSWORD", "sécret")


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()  # noqa: S324 - as RFC 7616 has it


def basic(request: Request) -> bool:
    """Check RFC 7617."""
    wanted = base64.b64encode("ada:sécret".encode()).decode()
    return request.headers.get("Authorization") == f"Basic {wanted}"


def digest(request: Request) -> bool:
    """Check RFC 7616 with MD5 and `auth`."""
    said = request.headers.get("Authorization", "")
    if not said.startswith("Digest "):
        return False
    given = {k: v.strip('"') for k, v in re.findall(r'(\w+)=("[^"]*"|[^,\s]+)', said)}
    first = md5("ada:SPARQL:sécret")
    second = md5(f"{request.method}:{request.path}")
    parts = (first, NONCE, given["nc"], given["cnonce"], "auth", second)
    return (given["uri"], given["response"]) == (request.path, md5(":".join(parts)))


def bearer(request: Request) -> bool:
    """Check RFC 6750."""
    return request.headers.get("Authorization") == "Bearer t0ken"


def guarded(check: Callable[[Request], bool], challenge: str) -> Callable[[Request], Answer]:
    refusal = Answer(401, headers={"WWW-Authenticate": challenge})
    return lambda request: YES if check(request) else refusal


SCHEMES = (
    (basic, 'Basic realm="SPARQL", charset="UTF-8"'),
    (digest, f'Digest realm="SPARQL", nonce="{NONCE}", qop="auth", algorithm=MD5'),
)


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(("check", "challenge"), SCHEMES)
def test_name_and_password_are_told_as_the_store_asks(
    folder: Path, check: Callable[[Request], bool], challenge: str
) -> None:
    with serving(guarded(check, challenge)) as address:
        vault = kg.open(folder, store=f"any+{address}")
        assert vault.query(ASKED).truth is True
        assert vault.query(ASKED).truth is True


@pytest.mark.usefixtures("ada")
def test_nothing_is_told_unasked(folder: Path) -> None:
    seen: list[Request] = []

    def open_to_all(request: Request) -> Answer:
        seen.append(request)
        return YES

    with serving(open_to_all) as address:
        kg.open(folder, store=f"any+{address}").query(ASKED)
    assert seen
    assert not any("Authorization" in request.headers for request in seen)


def test_a_token_is_told_with_each_request(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TOKEN", "t0ken")
    with serving(guarded(bearer, "Bearer")) as address:
        assert kg.open(folder, store=f"any+{address}").query(ASKED).truth is True


@pytest.mark.parametrize(("check", "challenge"), SCHEMES)
def test_a_wrong_password_is_no_secret_but_is_not_shown(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    check: Callable[[Request], bool],
    challenge: str,
) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ada")
    monkeypatch.setenv("KG_STORE_PASSWORD", "wr0ng")
    with serving(guarded(check, challenge)) as address:
        vault = kg.open(folder, store=f"any+{address}")
        with pytest.raises(StoreError, match="does not know these credentials") as error:
            vault.query(ASKED)
    assert "wr0ng" not in f"{error.value!r} {error.value.hint} {vars(vault)}"


@pytest.mark.usefixtures("ada")
def test_a_redirect_is_not_followed_with_credentials(folder: Path) -> None:
    elsewhere: list[Request] = []

    def listening(request: Request) -> Answer:
        elsewhere.append(request)
        return YES

    with serving(listening) as other:
        moved = Answer(307, headers={"Location": f"{other}/query"})
        with (
            serving(lambda _: moved) as address,
            pytest.raises(StoreError, match="sends on to"),
        ):
            kg.open(folder, store=f"any+{address}").query(ASKED)
    assert elsewhere == []


@pytest.mark.usefixtures("ada")
def test_a_file_does_not_decide_who_is_told_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = write_notes(tmp_path / "vault", range(1))
    seen: list[Request] = []

    def asking(request: Request) -> Answer:
        seen.append(request)
        return guarded(*SCHEMES[0])(request)

    with serving(asking) as address:
        elsewhere = address.replace("127.0.0.1", "127.1")  # another machine, for all we know
        (vault / "kg.yaml").write_text(f"store: any+{elsewhere}\n", "utf-8")
        with pytest.raises(StoreError, match=r"only kg\.yaml names it") as error:
            kg.open(vault).query(ASKED)
        assert not any("Authorization" in request.headers for request in seen)
        host = elsewhere.removeprefix("http://")
        assert error.value.hint == f"set KG_STORE_HOST={host}, or name the store with --store"
        assert kg.open(vault, store=f"any+{elsewhere}").query(ASKED).truth is True
        monkeypatch.setenv("KG_STORE_HOST", host)
        assert kg.open(vault).query(ASKED).truth is True
        monkeypatch.delenv("KG_STORE_HOST")
        (vault / "kg.yaml").write_text(f"store: any+{address}\n", "utf-8")
        assert kg.open(vault).query(ASKED).truth is True
