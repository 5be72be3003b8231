"""Asking hosts: politely, patiently, and never for more than was asked."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from kg.services.request import Missing, Refused, Request
from kg.services.turns import turn
from kg.services.values import Unreadable
from kg.services.web import DAY, Read, Web

from .conftest import Hours
from .host import Host, Reply


def text(data: bytes) -> str:
    return data.decode()


def request(host: Host, path: str = "/page", **more: str) -> Request:
    return Request(f"{host.url}{path}", more)


def test_an_answer_is_kept_until_it_is_old(host: Host, web: Web, hours: Hours) -> None:
    host.paths["/page"] = [Reply(b"one"), Reply(b"two")]
    first = web.ask(request(host), text)
    hours.time += 29 * DAY
    assert web.ask(request(host), text) == first == Read("one", "2033-05-18")
    hours.time += 2 * DAY
    assert web.ask(request(host), text) == Read("two", "2033-06-18")


def test_that_nothing_is_there_is_believed_for_a_day(host: Host, web: Web, hours: Hours) -> None:
    assert web.ask(request(host), text) == Missing()
    host.paths["/page"] = [Reply(b"there")]
    hours.time += DAY / 2
    assert web.ask(request(host), text) == Missing()
    hours.time += DAY
    assert isinstance(web.ask(request(host), text), Read)


def test_offline_nobody_is_asked_and_old_answers_do(host: Host, web: Web, hours: Hours) -> None:
    host.paths["/page"] = [Reply(b"one")]
    offline = replace(web, offline=True)
    assert offline.ask(request(host), text) == Refused("was not asked: offline")
    assert offline.page(request(host)) == Refused("was not asked: offline")
    assert host.asked == []
    web.ask(request(host), text)
    hours.time += 1000 * DAY
    assert offline.ask(request(host), text) == Read("one", "2033-05-18")


def test_who_asks_says_whom_to_write_to_and_secrets_are_not_kept(
    host: Host, web: Web, tmp_path: Path
) -> None:
    host.paths["/page"] = [Reply(b"one")]
    asked = Request(f"{host.url}/page", {"q": "a b"}, {"api_key": "s3cret"}, {"x-key": "s3cret"})
    web.ask(asked, text)
    (got,) = host.asked
    assert got.parameters == {"q": "a b", "api_key": "s3cret"}
    assert got.headers["user-agent"].startswith("litkg")
    assert "mailto:reader@example.org" in got.headers["user-agent"]
    kept = [file.read_bytes() for file in (tmp_path / "answers").iterdir()]
    assert kept
    assert not any(b"s3cret" in one for one in kept)
    assert "s3cret" not in repr(asked)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_who_is_busy_is_asked_again(host: Host, web: Web, status: int) -> None:
    host.paths["/page"] = [Reply(status=status), Reply(status=status), Reply(b"at last")]
    assert isinstance(web.ask(request(host), text), Read)
    assert len(host.asked) == 3


@pytest.mark.parametrize(
    ("after", "seconds"), [("7", 7), ("Wed, 18 May 2033 03:33:40 GMT", 20), ("soon", 0)]
)
def test_a_host_is_left_alone_as_long_as_it_asks(
    host: Host, web: Web, hours: Hours, after: str, seconds: float
) -> None:
    host.paths["/page"] = [Reply(status=429, headers={"Retry-After": after}), Reply(b"at last")]
    assert isinstance(web.ask(request(host), text), Read)
    assert hours.pauses == [seconds]


def test_somebody_is_told_who_is_waited_for(host: Host, web: Web) -> None:
    told: list[tuple[str, float]] = []
    host.paths["/page"] = [Reply(status=429, headers={"Retry-After": "40"}), Reply(b"at last")]
    patient = replace(web, waiting=lambda where, seconds: told.append((where, seconds)))
    patient.ask(request(host), text)
    patient.close()
    assert told == [(host.url.removeprefix("http://"), 40.0)]


def test_who_asks_for_an_hour_is_not_asked_again(host: Host, web: Web, hours: Hours) -> None:
    host.paths["/page"] = [Reply(status=429, headers={"Retry-After": "3600"})]
    assert web.ask(request(host), text) == Refused(
        "answers with 429 Too Many Requests, and asks to be left alone for 3600 s"
    )
    assert isinstance(web.ask(request(host, "/other"), text), Refused)
    assert (len(host.asked), hours.pauses) == (1, [])
    hours.time += 3601
    assert web.ask(request(host, "/other"), text) == Missing()


def test_patience_ends_after_three_attempts(host: Host, web: Web) -> None:
    host.paths["/page"] = [Reply(status=503)]
    answer = web.ask(request(host), text)
    assert isinstance(answer, Refused)
    assert answer.reason == "answers with 503 Service Unavailable"
    assert len(host.asked) == 3


def test_what_helps_nobody_is_not_tried_again(host: Host, web: Web) -> None:
    host.paths["/page"] = [Reply(status=403)]
    assert web.ask(request(host), text) == Refused("answers with 403 Forbidden")
    assert len(host.asked) == 1


def test_pauses_double_and_hosts_are_spared(tmp_path: Path, hours: Hours) -> None:
    for _ in range(3):
        with turn(tmp_path, "example.org", 3.0, hours.clock):
            hours.time += 1.0
    assert hours.pauses == [3.0, 3.0]
    hours.time += 2.0
    with turn(tmp_path, "example.org", 3.0, hours.clock):
        pass
    assert hours.pauses == [3.0, 3.0, 1.0]
    with turn(tmp_path, "other.example.org", 3.0, hours.clock):
        pass
    assert len(hours.pauses) == 3


def test_a_host_that_is_not_there(web: Web) -> None:
    answer = web.ask(Request("http://127.0.0.1:9/page"), text)
    assert isinstance(answer, Refused)
    assert answer.reason.startswith("cannot be reached")


def test_a_proxy_that_is_none_is_said(
    host: Host, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "nonsense://example.org")
    answer = web.ask(request(host), text)
    assert isinstance(answer, Refused)
    assert answer.reason.startswith("was not asked: ")


def test_a_folder_that_cannot_be_is_said(host: Host, web: Web, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    stuck = replace(web, folder=tmp_path / "file")
    assert stuck.ask(request(host), text) == Refused("was not asked: File exists")


def test_a_host_that_says_nothing(host: Host, web: Web) -> None:
    host.paths["/page"] = [Reply(waits=True)]
    hurried = replace(web, seconds=0.05)
    assert hurried.ask(request(host), text) == Refused("does not answer", 0.0)
    hurried.close()


def test_half_an_answer_is_none(host: Host, web: Web) -> None:
    host.paths["/page"] = [Reply(b'{"half":', promised=100), Reply(b"whole")]
    assert web.ask(request(host), text) == Read("whole", "2033-05-18")


def test_a_host_that_takes_for_ever(host: Host, web: Web, hours: Hours) -> None:
    class Late(Hours):
        """Every look at the clock takes ten minutes."""

        def look(self) -> float:
            self.time += 600
            return self.time

    late = Late()
    host.paths["/page"] = [Reply(b"x" * 10)]
    slow = replace(web, clock=replace(hours.clock, now=late.look))
    answer = slow.ask(request(host), text)
    slow.close()
    assert isinstance(answer, Refused)
    assert answer.reason == "answers too slowly"


def test_an_answer_that_swells_is_let_go(host: Host, web: Web) -> None:
    bomb = gzip.compress(b"\0" * 40_000_000)
    assert len(bomb) < 50_000
    host.paths["/page"] = [Reply(bomb, headers={"Content-Encoding": "gzip"})]
    assert web.ask(request(host), text) == Refused("answers with more than 16 megabytes")


def test_what_cannot_be_read_is_not_kept(host: Host, web: Web) -> None:
    def wrong(data: bytes) -> str:
        raise Unreadable(f"said {data.decode()}")

    host.paths["/page"] = [Reply(b"nonsense"), Reply(b"sense")]
    assert web.ask(request(host), wrong) == Refused("said nonsense")
    assert web.ask(request(host), text) == Read("sense", "2033-05-18")


def moved(target: str) -> Reply:
    return Reply(status=301, headers={"Location": target})


def test_a_page_that_moved_on_its_host_is_followed(host: Host, web: Web) -> None:
    host.paths |= {"/page": [moved("/new?x=1")], "/new": [Reply(b"here")]}
    assert isinstance(web.ask(request(host), text), Read)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/x",
        "https://evil.example/x",
        "file:///etc/passwd",
        "http://u:p@127.0.0.1",
    ],
)
def test_a_service_leads_nowhere_else(host: Host, web: Web, target: str) -> None:
    host.paths["/page"] = [moved(target)]
    answer = web.ask(request(host), text)
    assert isinstance(answer, Refused)
    assert "leads on to" in answer.reason
    assert "u:p" not in answer.reason
    assert len(host.asked) == 1


def test_a_page_leads_to_no_plain_http_elsewhere(host: Host, web: Web) -> None:
    other = Host()
    host.paths["/page"] = [moved(f"{other.url}/x")]
    answer = web.page(Request(f"{host.url}/page", anywhere=True))
    other.close()
    assert isinstance(answer, Refused)
    assert other.asked == []


def test_a_page_that_leads_to_itself(host: Host, web: Web) -> None:
    host.paths["/page"] = [moved("/page")]
    assert web.ask(request(host), text) == Refused("leads on and on")
