"""Spellings of one word are one; other words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vault.spelling import variant_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mesa-optimisation", "mesa optimization"),
        ("mesaoptimizer", "Mesa-Optimizers"),
        ("behavioural cloning", "Behavioral Cloning"),
        ("colour", "colors"),
        ("policy", "policies"),
        ("loss", "losses"),
        ("LLM", "LLMs"),
        ("bias", "biases"),
        ("analysis", "analyses"),
        ("modelling", "modeling"),
        ("naïve Bayes", "naive bayes"),
        ("reward function", "Reward Functions"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert variant_key(one) == variant_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mesa-optimization", "mesa-optimizer"),
        ("mesa-optimizer", "mesa-objective"),
        ("ethics", "ethic"),
        ("news", "new"),
        ("AIDS", "aid"),
        ("HTTPS", "HTTP"),
        ("prise", "prize"),
        ("filling", "filing"),
        ("consensus", "consensu"),
        ("1.1", "11"),
        ("hour", "hor"),
        ("physics", "physic"),
        ("inner alignment", "outer alignment"),
        ("sales", "sale"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert variant_key(one) != variant_key(other)


@given(st.text(max_size=30))
def test_case_does_not_matter_and_nothing_raises(label: str) -> None:
    variant_key(label)
    assert label.isupper() or variant_key(label.lower()) == variant_key(label)
