"""Citations as people write them."""

from __future__ import annotations

import pytest

from kg.notes.citations import parse_citation

AUTHORS_AND_TITLES = [
    (
        "Leike, J., & Legg, S. (2018). *Scalable agent alignment*. arXiv:1811.07871.",
        "J. Leike; S. Legg", 2018, "Scalable agent alignment", "",
    ),
    (
        "Soares, N., & Armstrong, S. (2015). Corrigibility. In *AAAI Workshop on AI and Ethics*.",
        "N. Soares; S. Armstrong", 2015, "Corrigibility", "AAAI Workshop on AI and Ethics",
    ),
    (
        "[1] D. Amodei and C. Olah, “Concrete problems in AI safety,” arXiv:1606.06565, 2016.",
        "D. Amodei; C. Olah", 2016, "Concrete problems in AI safety", "",
    ),
    (
        'D. Amodei, C. Olah, and J. Schulman, "A made-up title," in Proc. Nowhere, 2016, pp. 1-2.',
        "D. Amodei; C. Olah; J. Schulman", 2016, "A made-up title", "Proc. Nowhere, 2016, pp. 1-2",
    ),
    (
        "Bostrom, N. (2014). *Superintelligence: Paths, dangers*. Oxford University Press.",
        "N. Bostrom", 2014, "Superintelligence: Paths, dangers", "Oxford University Press",
    ),
    (
        "Carlsmith, J. (2022). Is power-seeking AI an existential risk? arXiv:2206.13353.",
        "J. Carlsmith", 2022, "Is power-seeking AI an existential risk?", "",
    ),
    ("Orwell, G. (1949). *1984*. Secker & Warburg.", "G. Orwell", 1949, "1984", "Secker & Warburg"),
    (
        "Made, U. (2020). What 2019 taught us (and 2018 did not): a review. Results, 2(3).",
        "U. Made", 2020, "What 2019 taught us (and 2018 did not): a review",
        "Results, 2(3)",
    ),
    ("Wang et al. (2016). Learning to learn. NIPS.", "Wang", 2016, "Learning to learn", "NIPS"),
    (
        "Wang, J. X., et al. (2016). *Learning to learn*.",
        "J. X. Wang", 2016, "Learning to learn", "",
    ),
    (
        "OpenAI. (2023). GPT-4 technical report. Web.",
        "OpenAI", 2023, "GPT-4 technical report", "Web",
    ),
    (
        "World Health Organization (2021). *A made-up report*. WHO.",
        "World Health Organization", 2021, "A made-up report", "WHO",
    ),
    (
        "Katz G, Barrett C, Kochenderfer MJ (2017) Reluplex: An SMT solver. CAV 2017.",
        "G Katz; C Barrett; MJ Kochenderfer", 2017, "Reluplex: An SMT solver", "CAV 2017",
    ),
    (
        "Bai, Y., Kadavath, S., ... Kaplan, J. (2022). Constitutional AI. arXiv:2212.08073",
        "Y. Bai; S. Kadavath; J. Kaplan", 2022, "Constitutional AI", "",
    ),
    (
        "王小明, 李四. (2020). *虚构的论文*. 虚构期刊.",
        "王小明; 李四", 2020, "虚构的论文", "虚构期刊",
    ),
    (
        "Иванов, И. И., & Петров, П. (2018). *Выдуманная статья*. Журнал.",
        "И. И. Иванов; П. Петров", 2018, "Выдуманная статья", "Журнал",
    ),
    (
        "van der Berg, J., & de la Cruz, M.-L. (2020a). A made-up paper. Nowhere.",
        "J. van der Berg; M.-L. de la Cruz", 2020, "A made-up paper", "Nowhere",
    ),
    (
        "Hinton, G. E.; Dean, J. (2015): Distilling knowledge. NIPS Workshop.",
        "G. E. Hinton; J. Dean", 2015, "Distilling knowledge", "NIPS Workshop",
    ),
    (
        "Smith, John. 2020. “A Title.” *Some Journal* 3 (2): 1–10.",
        "John Smith", 2020, "A Title", "Some Journal 3 (2): 1–10",
    ),
    (
        "Everitt, T., & Hutter, M. (n.d.). *A made-up text*.",
        "T. Everitt; M. Hutter", 0, "A made-up text", "",
    ),
    (
        "Everitt, T., & Hutter, M. A made-up text. Nowhere.",
        "T. Everitt; M. Hutter", 0, "A made-up text", "Nowhere",
    ),
    (
        "Author, A. (in press). A made-up text. Nowhere.",
        "A. Author", 0, "A made-up text", "Nowhere",
    ),
    (
        "Dario Amodei, Chris Olah, Jacob Steinhardt. Concrete Problems in AI. arXiv, 2016.",
        "Dario Amodei; Chris Olah; Jacob Steinhardt", 2016, "Concrete Problems in AI", "arXiv",
    ),
    (
        "Nick Bostrom. *Superintelligence*. Oxford, 2014.",
        "Nick Bostrom", 2014, "Superintelligence", "Oxford",
    ),
    (
        "Duan, Y. (2016). RL$^2$: Fast learning. arXiv:1611.02779.",
        "Y. Duan", 2016, "RL$^2$: Fast learning", "",
    ),
    (
        "Leike, J. (2018). [Reward modeling](https://arxiv.org/abs/1811.07871). arXiv.",
        "J. Leike", 2018, "Reward modeling", "arXiv",
    ),
    (
        "Smith, J. (2001). U.S. policy vs. EU policy. Press.",
        "J. Smith", 2001, "U.S. policy vs. EU policy", "Press",
    ),
    ("A title alone", "", 0, "A title alone", ""),
    ("(2019)", "", 2019, "", ""),
    ("", "", 0, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "names", "year", "title", "venue"), AUTHORS_AND_TITLES)
def test_a_citation_is_taken_apart(raw: str, names: str, year: int, title: str, venue: str) -> None:
    found = parse_citation(raw)
    assert "; ".join(p.name for p in found.authors) == names
    assert (found.year, found.title, found.venue) == (year, title, venue)


def test_identifiers_are_found_wherever_they_stand() -> None:
    found = parse_citation(
        "Made, U. (2020). Title. arXiv:2001.00001v2. https://doi.org/10.9999/ABC.1 "
        "ISBN 978-0-19-967811-2"
    )
    assert found.arxiv == "2001.00001"
    assert found.doi == "10.9999/abc.1"
    assert found.isbn == "9780199678112"
    assert found.url == "https://doi.org/10.9999/ABC.1"
