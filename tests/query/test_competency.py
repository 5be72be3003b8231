"""The questions that a vault has to answer, each by its named query, row by row.

The rows are of the example vault in `notes/`, where each can be looked up at its place; where
it has none to show, a small vault stands in the docstring of the test.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.query import Table
from tests.query.conftest import Told, rows, teller

HUBINGER, LANGOSCO = "@hubinger2019risks", "@langosco2022goal"
PREMISE = "MR-Hubinger-2019-LearnedOptimization#^premise"
WATCHED = "MR-Hubinger-2019-LearnedOptimization#^watched-conduct"


class TestPapersAndCitations:
    def test_citations_with_intent(self, told: Told) -> None:
        assert told("citations-with-intent", paper=HUBINGER) == rows("""
            Learning to reinforc… | cito:cites | LN-Hubinger-2019:31
            Learning to reinforc… | cito:cites | MR-Hubinger-2019:51
            RL²: Fast Reinforcem… | cito:cites | LN-Hubinger-2019:31
            RL²: Fast Reinforcem… | cito:cites | MR-Hubinger-2019:54
        """)

    def test_citations_with_another_intent_than_citing(self, vault: kg.Vault) -> None:
        """
        == LN-One.md
        ---
        type: literature
        title: "One"
        year: 2020
        citekey: "@one2020"
        ---
        # One

        ## Related Notes
        - (supports) [[LN-Two]] — the numbers agree
        - (disputes) [[LN-Three]] — the numbers do not
        == LN-Two.md
        ---
        type: literature
        title: "Two"
        year: 2019
        ---
        # Two
        == LN-Three.md
        ---
        type: literature
        title: "Three"
        year: 2018
        ---
        # Three
        """
        assert teller(vault)("citations-with-intent", paper="@one2020") == rows("""
            Three | cito:disputes | LN-One:11
            Two | cito:supports | LN-One:10
        """)

    def test_cited_by(self, told: Told) -> None:
        assert told("cited-by", paper=LANGOSCO) == rows("""
            Goal Misgeneralizati… | Gives examples beyon…
        """)
        assert told("cited-by", paper=HUBINGER) == rows("""
            Goal Misgeneralizati… | An agent can keep al…
            Sleeper Agents: Trai… | -
        """)

    def test_builds_on(self, example: kg.Vault) -> None:
        through_hubinger = {"paper": LANGOSCO, "on": "@duan2016rl2"}
        assert example.query("builds-on", through_hubinger).truth is True
        the_other_way = {"paper": "@duan2016rl2", "on": LANGOSCO}
        assert example.query("builds-on", the_other_way).truth is False

    def test_read_next(self, told: Told, vault: kg.Vault) -> None:
        """
        == MR-One.md
        ---
        type: machine-review
        title: "One"
        arxiv: "2001.00001"
        ---
        # One

        ## Reference graph
        1. Cited by both
           Ann Many. Cited by both. arXiv, 2010. URL https://arxiv.org/abs/1001.00001
        2. Cited by one
           Bob Few. Cited by one. arXiv, 2011. URL https://arxiv.org/abs/1101.00001
        == MR-Two.md
        ---
        type: machine-review
        title: "Two"
        arxiv: "2001.00002"
        ---
        # Two

        ## Reference graph
        1. Cited by both
           Ann Many. Cited by both. arXiv, 2010. URL https://arxiv.org/abs/1001.00001
        2. One
           Cam Third. One. arXiv, 2020. URL https://arxiv.org/abs/2001.00001
        """
        assert teller(vault)("read-next") == ["Cited by both | 2"]
        assert told("read-next") == []
        assert told("read-next", least=1) == rows("""
            Leveraging procedura… | 1
            Quantifying generali… | 1
        """)

    def test_co_cited(self, told: Told) -> None:
        assert told("co-cited", paper=HUBINGER) == rows("""
            Corrigibility | 1
            Leveraging procedura… | 1
            Quantifying generali… | 1
        """)

    def test_shared_references(self, told: Told) -> None:
        assert told("shared-references", paper=HUBINGER) == rows("""
            Learning to reinforc… | 1
            RL²: Fast Reinforcem… | 1
        """)

    def test_oldest_sources(self, told: Told) -> None:
        assert told("oldest-sources", paper=LANGOSCO) == rows("""
            2018 | Quantifying generali…
            2019 | Leveraging procedura…
            2019 | Risks from Learned O…
        """)

    def test_broken_references(self, told: Told) -> None:
        (tail,) = told("broken-references")
        assert tail == ("4 | kg:Fragment | URL https://arxiv.or… | MR-Langosco-2022:75")
        assert told("broken-references", paper=LANGOSCO) == [tail]
        assert told("broken-references", paper=HUBINGER) == []

    def test_citation_counts(self, told: Told) -> None:
        assert told("citation-counts", paper=LANGOSCO) == rows("""
            Goal Misgeneralizati… | 1 | 1 | example | 2026-10-12 | MR-Langosco-2022:63
        """)
        assert told("citation-counts", paper=HUBINGER) == []

    def test_possible_duplicates(self, told: Told, vault: kg.Vault) -> None:
        """
        == LN-Older.md
        ---
        type: literature
        title: "On proxies"
        authors: ["One, Ann"]
        year: 2001
        arxiv: "0101.00001"
        ---
        # On proxies
        == LN-Newer.md
        ---
        type: literature
        title: "On Proxies"
        authors: ["Two, Bob"]
        year: 2019
        ---
        # On proxies
        """
        assert told("possible-duplicates") == []
        assert teller(vault)("possible-duplicates") == rows("""
            paper:title-on-proxies | paper:arxiv-0101.00001 | On Proxies
        """)

    def test_self_citations(self, told: Told) -> None:
        assert told("self-citations") == rows("""
            AI safety via debate | Concrete Problems in… | Dario Amodei
            AI safety via debate | Concrete Problems in… | Paul Christiano
            AI safety via debate | Supervising strong l… | Dario Amodei
            AI safety via debate | Supervising strong l… | Paul Christiano
            Reward learning from… | Scalable agent align… | Jan Leike
            Reward learning from… | Scalable agent align… | Shane Legg
            Scalable agent align… | Reward learning from… | Jan Leike
            Scalable agent align… | Reward learning from… | Shane Legg
            Sleeper Agents: Trai… | Risks from Learned O… | Evan Hubinger
            Supervising strong l… | AI safety via debate | Dario Amodei
            Supervising strong l… | AI safety via debate | Paul Christiano
        """)

    def test_reviewed_references(self, told: Told, vault: kg.Vault) -> None:
        """
        == MR-One.md
        ---
        type: machine-review
        title: "One"
        arxiv: "2001.00001"
        ---
        # One

        ## Reference graph
        1. Reviewed elsewhere
           Ann One. Reviewed elsewhere. arXiv, 2010. URL https://arxiv.org/abs/1001.00001
           work page Pith review arXiv 2010
        2. Not reviewed
           Bob Two. Not reviewed. arXiv, 2011. URL https://arxiv.org/abs/1101.00001
           work page arXiv 2011
        """
        assert told("reviewed-references") == []
        assert teller(vault)("reviewed-references") == ["1 | Reviewed elsewhere | MR-One:9"]


class TestConcepts:
    def test_definitions(self, told: Told) -> None:
        by_alias = told("definitions", concept="reward hacking")
        assert by_alias == rows("""
            Specification gaming… | - | - | PN-Specification:17
            The agent obtains re… | Concrete Problems in… | 2016 | LN-Amodei-2016:48
            The agent finds beha… | Reward learning from… | 2018 | LN-Ibarz-2018:52
            The agent exploits t… | Scalable agent align… | 2018 | LN-Leike-2018:55
        """)
        assert told("definitions", concept="Specification gaming") == by_alias

    def test_notes_on(self, told: Told) -> None:
        assert told("notes-on", concept="corrigible agent") == rows("""
            Corrigibility | Corrigibility | PN-Corrigibility
            Deceptive alignment | Corrigibility | PN-Deceptive
            LN: Soares et al. (2… | Corrigibility | LN-Soares-2015
            MOC-Learned-Optimiza… | Corrigibility | MOC-Learned
            Bounded autonomy | Corrigibility | SP-Bounded
        """)

    def test_notes_on_what_is_narrower(self, told: Told) -> None:
        deceptive = [x for x in told("notes-on", concept="inner alignment") if "Deceptive" in x]
        assert "LN: Hubinger et al.… | Deceptive alignment" in " ".join(deceptive)

    def test_names_of(self, told: Told) -> None:
        assert told("names-of", concept="specification gaming") == rows("""
            reward hacking | alias | 1
            Reward hacking | defined | 3
            Specification gaming | defined | 1
            Specification gaming | preferred | 10
        """)

    def test_concepts_together(self, told: Told) -> None:
        assert told("concepts-together", concept="corrigibility") == rows("""
            Deceptive alignment | 3
            Goal misgeneralizati… | 2
            Inner alignment | 2
            Mesa-optimizer | 2
            Mesa-optimization | 1
            Shutdown problem | 1
            Specification gaming | 1
            Utility indifference | 1
        """)

    def test_undefined_concepts(self, told: Told, vault: kg.Vault) -> None:
        """
        == PN-Proxy.md
        ---
        type: permanent-note
        title: Proxy
        ---
        # Proxy

        Not defined here.
        == PN-Target.md
        ---
        type: permanent-note
        title: Target
        related: ["[[PN-Proxy]]"]
        ---
        # Target

        ## Definition
        What is aimed at.
        """
        assert told("undefined-concepts") == []
        assert teller(vault)("undefined-concepts") == ["Proxy | 2"]

    def test_single_source_concepts(self, told: Told) -> None:
        found = told("single-source-concepts")
        assert len(found) == 40
        assert "Goodhart's law | LN-Manheim-2018" in found
        assert not [line for line in found if line.startswith("Corrigibility")]

    def test_unsupported_entities(self, told: Told) -> None:
        assert told("unsupported-entities") == rows("""
            Mesa-optimizer | Risks from Learned O… | MR-Hubinger-2019:48
        """)

    def test_broader(self, told: Told, vault: kg.Vault) -> None:
        """
        == concepts.yaml
        - {label: Deceit, broader: [Misalignment]}
        - {label: Misalignment, broader: [Failure]}
        == PN-Deceit.md
        ---
        type: permanent-note
        title: Deceit
        ---
        # Deceit
        == PN-Misalignment.md
        ---
        type: permanent-note
        title: Misalignment
        ---
        # Misalignment
        """
        assert told("broader", concept="deceptive alignment") == ["Inner alignment"]
        assert told("broader", concept="inner alignment") == []
        assert teller(vault)("broader", concept="deceit") == ["Failure", "Misalignment"]

    def test_concept_family(self, told: Told) -> None:
        assert told("concept-family", concept="inner alignment") == rows("""
            Deceptive alignment | below
            Goal misgeneralizati… | related
            Mesa-optimization | related
        """)
        assert "Inner alignment | above" in told("concept-family", concept="deceptive alignment")


class TestClaimsAndArguments:
    def test_claims_of(self, told: Told) -> None:
        assert told("claims-of", paper=LANGOSCO) == rows("""
            kg:ContributionRole | Distinction between… | kg:Asserted | LN-Langosco-2022:35
            kg:ContributionRole | Demonstrations in se… | kg:Asserted | LN-Langosco-2022:35
            kg:ContributionRole | First account of the… | kg:Asserted | LN-Langosco-2022:35
            kg:CoreClaim | Deep reinforcement l… | kg:Asserted | MR-Langosco-2022:18
            kg:Extension | Larger models may ne… | kg:Interpretation | MR-Langosco-2022:29
            kg:Extension | The failure needs no… | kg:Interpretation | MR-Langosco-2022:30
            kg:Implication | Good returns on the… | kg:Hypothetical | MR-Langosco-2022:24
            kg:Implication | Varying the environm… | kg:Hypothetical | MR-Langosco-2022:25
            kg:Implication | A capable agent with… | kg:Hypothetical | MR-Langosco-2022:26
            kg:LoadBearing | What an agent does w… | kg:Asserted | MR-Langosco-2022:33
            kg:Mechanism | Environments in whic… | kg:Asserted | MR-Langosco-2022:21
            kg:Pith | An agent can keep al… | kg:Asserted | MR-Langosco-2022:15
            kg:Settles | Agents of this kind… | kg:Hypothetical | MR-Langosco-2022:36
        """)

    def test_conflicts(self, told: Told) -> None:
        (found,) = told("conflicts")
        one, relation, other, why, place = found.split(" | ")
        assert (one, relation, other) == (
            "Occam's razor is ins…",
            "kg:disputes",
            "What an agent does w…",
        )
        assert (why, place) == ("one choice fits oppo…", "LN-Armstrong-2018:81")

    def test_what_falls(self, told: Told) -> None:
        assert told("what-falls", claim=PREMISE) == rows("""
            Red-teaming
            Where training yield… | MR-Hubinger-2019:18
            Good conduct while w… | MR-Hubinger-2019:25
            A better training si… | MR-Hubinger-2019:26
            Knowing the outer al… | MR-Hubinger-2019:27
        """)
        assert told("what-falls", claim=WATCHED) == ["Red-teaming"]

    def test_falsifiers(self, told: Told) -> None:
        assert told("falsifiers") == rows("""
            Where training yield… | An account of how a… | MR-Hubinger-2019:36
            Deep reinforcement l… | Agents of this kind… | MR-Langosco-2022:36
        """)

    def test_interpretations(self, told: Told) -> None:
        found = told("interpretations")
        assert [line for line in found if "example-reader" in line] == rows("""
            Tests that the teste… | example-reader | MR-Hubinger-2019:30
            Larger models may ne… | example-reader | MR-Langosco-2022:29
            The failure needs no… | example-reader | MR-Langosco-2022:30
        """)
        assert "Willingness to be co… | reader | PN-Corrigibility:15" in found
        assert not [line for line in found if "Capable trained models" in line]

    def test_open_questions(self, told: Told, vault: kg.Vault) -> None:
        """
        == schema/notes/study.yaml
        name: study
        extends: note
        label: study
        class: kg:Note
        values: [study]
        sections:
          open:
            headings: [To be tested]
            reader: claims
            modality: kg:OpenEmpirical
        == ST-One.md
        ---
        type: study
        ---
        # One

        ## To be tested
        - Larger models hide more.
        """
        assert told("open-questions") == rows("""
            Where training yield… | no other note suppor… | MR-Hubinger-2019:18
            Deep reinforcement l… | no other note suppor… | MR-Langosco-2022:18
        """)
        assert teller(vault)("open-questions") == rows("""
            Larger models hide m… | it has to be tested | ST-One:7
        """)

    def test_a_core_claim_that_another_note_takes_up_is_not_open(self, vault: kg.Vault) -> None:
        """
        == MR-One.md
        ---
        type: machine-review
        title: "One"
        arxiv: "2001.00001"
        ---
        # One

        ## Core claim
        It works. ^core
        == n.md
        # Mine

        It worked for me. (supports) [[MR-One#^core]] — I tried it ^mine
        """
        assert teller(vault)("open-questions") == []

    def test_independent_support(self, told: Told) -> None:
        found = [line.split(" | ")[1:] for line in told("independent-support", claim=WATCHED)]
        assert found == [
            ["Red-team prompts tha…", "a score that improve…", "LN-Hubinger-2024:62"],
            ["The agent's skill su…", "nothing in training…", "LN-Langosco-2022:63"],
        ]
        assert told("independent-support", claim=PREMISE) == []

    def test_unanswered_questions(self, told: Told, vault: kg.Vault) -> None:
        """
        == schema/notes/asking.yaml
        name: asking
        extends: review
        label: asking
        class: kg:Note
        values: [asking]
        sections:
          questions:
            headings: [Research questions]
            reader: argument
            class: kg:ResearchQuestion
        == schema/relations.yaml
        answers:
          words: [answers]
          claims: kg:answers
        == AS-One.md
        ---
        type: asking
        title: "One"
        arxiv: "2001.00001"
        ---
        # One

        ## Research questions
        - Does it work? ^works
        - Does it last? ^lasts
        == n.md
        # Mine

        It worked for me. (answers) [[AS-One#^works]] — I tried it ^mine
        """
        assert told("unanswered-questions") == []
        assert teller(vault)("unanswered-questions") == ["Does it last? | AS-One:10"]

    def test_lone_claims(self, told: Told) -> None:
        found = told("lone-claims")
        assert len(found) == 22
        assert "A guarantee needs a… | kg:Statement | LN-Katz-2017:66" in found
        in_an_argument = [line for line in found if "MR-" in line or "SleeperAgents:62" in line]
        assert in_an_argument == []

    def test_argument(self, told: Told) -> None:
        assert told("argument", paper=HUBINGER) == rows("""
            1 claim | Where training yield… | MR-Hubinger-2019:18
            2 carried by | Two objectives kept… | MR-Hubinger-2019:21
            2 carried by | Selection sees condu… | MR-Hubinger-2019:22
            3 rests on | Capable trained mode… | MR-Hubinger-2019:33
            4 implies | Good conduct while w… | MR-Hubinger-2019:25
            4 implies | A better training si… | MR-Hubinger-2019:26
            4 implies | Knowing the outer al… | MR-Hubinger-2019:27
            5 would break | An account of how a… | MR-Hubinger-2019:36
        """)


class TestReviewsAndReading:
    def test_referee_comments(self, told: Told) -> None:
        assert told("referee-comments") == rows("""
            Introduction | kg:Minor | The difference betwe… | MR-Langosco-2022:44
            Throughout | kg:Minor | A table of the envir… | MR-Langosco-2022:45
        """)

    def test_five_cs(self, told: Told) -> None:
        assert told("five-cs", paper=HUBINGER) == rows("""
            kg:Category | Conceptual analysis… | LN-Hubinger-2019:30
            kg:Context | Separates the object… | LN-Hubinger-2019:31
            kg:Correctness | An argument, not a m… | LN-Hubinger-2019:32
            kg:Contributions | (1) Vocabulary: base… | LN-Hubinger-2019:33
            kg:Clarity | Dense but orderly; e… | LN-Hubinger-2019:34
        """)

    def test_simulated_texts(self, told: Told) -> None:
        assert told("simulated-texts") == rows("""
            kg:RefereeReport | example-reader | MR-Langosco-2022:38
            kg:AuthorResponse | example-reader | MR-Langosco-2022:47
        """)

    def test_wrong_counts(self, told: Told, vault: kg.Vault) -> None:
        """
        == LS-One.md
        ---
        type: lesson
        title: "One"
        ---
        # One

        ## Quiz
        3 questions

        1. What is it?
        2. What is it for?
        """
        assert told("wrong-counts") == []
        assert teller(vault)("wrong-counts") == ["kg:quizQuestions | 3 | 2 | LS-One:8"]

    def test_unchecked_quotations(self, told: Told) -> None:
        assert told("unchecked-quotations") == rows("""
            A measure that was g… | A reader of this vau… | Notes on proxies | LS-Goal:20
        """)


class TestProject:
    def test_behind_artifact(self, told: Told) -> None:
        assert told("behind-artifact", artifact="red-teaming") == rows("""
            Risks from Learned O… | Explains what Stage… | LN-Hubinger-2019:82
            Sleeper Agents: Trai… | Reason to keep part… | LN-Hubinger-2024:77
            AI safety via debate | An adversary that is… | LN-Irving-2018:79
            Reluplex: An Efficie… | Contrast between sea… | LN-Katz-2017:73
            Goal Misgeneralizati… | Suggests tests under… | LN-Langosco-2022:78
            Scalable agent align… | Unacceptable outcome… | LN-Leike-2018:80
            Categorizing Variant… | The adversarial vari… | LN-Manheim-2018:78
        """)

    def test_disputed_support(self, told: Told) -> None:
        disputed = (
            "Goal Misgeneralizati… | What an agent does w…"
            " | one choice fits oppo… | LN-Armstrong-2018:81"
        )
        assert told("disputed-support") == [
            f"Bounded autonomy | {disputed}",
            f"Ethics chapter | {disputed}",
            f"Red-teaming | {disputed}",
        ]

    def test_unsupported_artifacts(self, told: Told, vault: kg.Vault) -> None:
        """
        == PR-Chapter.md
        ---
        type: chapter
        title: Chapter
        ---
        # Chapter
        == PR-Epilogue.md
        ---
        type: chapter
        title: Epilogue
        ---
        # Epilogue
        == LN-One.md
        ---
        type: literature
        title: "One"
        ---
        # One

        ## PUMA Integration
        - **Chapter**: it says so → [[PR-Chapter]]
        """
        assert told("unsupported-artifacts") == []
        assert teller(vault)("unsupported-artifacts") == ["Epilogue | PR-Epilogue"]

    def test_underused_papers(self, told: Told) -> None:
        assert told("underused-papers") == rows("""
            Concrete Problems in… | 3 | 3
            Corrigibility | 3 | 3
            Goal Misgeneralizati… | 3 | 3
            Sleeper Agents: Trai… | 3 | 3
            Risks from Learned O… | 3 | 4
        """)
        assert told("underused-papers", least=1)[0] == "RL²: Fast Reinforcem… | 1 | 1"


class TestTeaching:
    def test_comparison(self, told: Told) -> None:
        assert told("comparison", note="LS-Goal-Misgeneralization") == rows("""
            Specification gaming | Goal kept? | No | the written one was… | LS-Goal:15
            Specification gaming | Seen in training? | Yes | if somebody looks | LS-Goal:15
            Specification gaming | Skill kept? | Yes | - | LS-Goal:15
            Goal misgeneralizati… | Goal kept? | No | - | LS-Goal:16
            Goal misgeneralizati… | Seen in training? | No | the goals coincide | LS-Goal:16
            Goal misgeneralizati… | Skill kept? | Yes | - | LS-Goal:16
            Deceptive alignment | Goal kept? | No | it was never held | LS-Goal:17
            Deceptive alignment | Seen in training? | No | by design | LS-Goal:17
            Deceptive alignment | Skill kept? | Yes | - | LS-Goal:17
            Plain loss of compet… | Goal kept? | Yes | - | LS-Goal:18
            Plain loss of compet… | Seen in training? | Often | - | LS-Goal:18
            Plain loss of compet… | Skill kept? | No | - | LS-Goal:18
        """)

    def test_quiz_questions(self, told: Told) -> None:
        assert told("quiz-questions") == rows("""
            1 | Which of these keeps… | Goal misgeneralizati… | - | LS-Goal:28
            2 | Why does training no… | Because the two goal… | - | LS-Goal:32
            3 | What does "A worked… | - | its section is missi… | LS-Goal:35
            4 | Which of these keeps… | - | asked before | LS-Goal:36
            5 | Does the failure nee… | No | - | LS-Goal:37
        """)


class TestProvenanceAndUpkeep:
    def test_where_from(self, told: Told) -> None:
        assert told("where-from", thing="LN-Irving-2018-Debate#^refuting-is-easier") == rows("""
            LN: Irving et al. (2… | 2026-09-28 | LN-Irving-2018:49
        """)
        assert told("where-from", thing="concept:corrigibility") == rows("""
            Corrigibility | 2026-10-04 | PN-Corrigibility
            Deceptive alignment | 2026-10-05 | PN-Deceptive
            LN: Soares et al. (2… | 2026-10-04 | LN-Soares-2015
            MOC-Learned-Optimiza… | - | MOC-Learned
            Bounded autonomy | 2026-10-04 | SP-Bounded
        """)

    def test_agreement(self, told: Told, vault: kg.Vault) -> None:
        """
        == LN-One.md
        ---
        type: literature
        title: "One"
        arxiv: "2001.00001"
        venue: Here
        ---
        # One
        == LN-One-Again.md
        ---
        type: literature
        title: "One"
        arxiv: "2001.00001"
        venue: There
        ---
        # One
        """
        assert told("agreement", paper=HUBINGER) == rows("""
            dcterms:title | 6 | 1
            fabio:hasArXivId | 6 | 1
            fabio:hasPublicationYear | 6 | 1
            schema:url | 2 | 1
        """)
        assert "kg:venue | 2 | 2" in teller(vault)("agreement", paper="2001.00001")

    def test_only_in_note(self, told: Told) -> None:
        assert told("only-in-note", note="LS-Goal-Misgeneralization") == rows("""
            qb:Observation | 12
            kg:QuizQuestion | 5
            kg:Claim | 3
            kg:Link | 3
            foaf:Person | 1
            schema:Quiz | 1
            schema:Quotation | 1
            kg:ComparisonTable | 1
            kg:DeclaredCount | 1
            kg:Lesson | 1
            kg:Note | 1
            kg:Paper | 1
        """)

    def test_unread_lines(self, told: Told, vault: kg.Vault) -> None:
        """
        == LN-One.md
        ---
        type: literature
        title: "One"
        ---
        # One

        ## Pass 1 — Bird's Eye View (5 Cs)
        Words that are no table.
        == b.md
        # B
        """
        assert told("unread-lines") == []
        found = teller(vault)("unread-lines")
        assert found == ["LN-One:8"]
        assert teller(vault)("unread-lines", note="LN-One") == found
        assert teller(vault)("unread-lines", note="b") == []

    def test_missing_notes(self, told: Told) -> None:
        assert told("missing-notes") == rows("""
            LN-Andrychowicz-2016… | LN: Wang et al. (201… | LN-Wang-2016:78
        """)

    def test_note_sizes(self, told: Told) -> None:
        found = told("note-sizes")
        assert found[0] == ("LN: Hubinger et al.… | 45 | 2026-10-02 | LN-Hubinger-2019")
        assert len(found) == 33


GIVEN = {
    "paper": LANGOSCO,
    "on": "@duan2016rl2",
    "concept": "deceptive alignment",
    "claim": PREMISE,
    "thing": PREMISE,
    "artifact": "ethics chapter",
    "note": "LS-Goal-Misgeneralization",
}
NAMES = sorted(path.stem for path in Path(__file__).parents[2].glob("schema/queries/*.rq"))


@pytest.mark.parametrize("name", NAMES)
def test_each_row_stands_where_it_says(example: kg.Vault, name: str) -> None:
    given = {p.name: GIVEN[p.name] for p in example.queries()[name].parameters if p.required}
    table = example.query(name, given).table or Table((), ())
    for row in table.rows:
        said = {n: node.value for n, node in zip(table.variables, row, strict=True) if node}
        if "path" in said:
            text = (example.root / said["path"]).read_text("utf-8")
            assert int(said.get("line", 1)) <= len(text.splitlines())
        for words in (said.get(key, "") for key in ("text", "judgement", "question", "why")):
            if "line" in said and len(words) > 20:
                line = text.splitlines()[int(said["line"]) - 1 :]
                first = re.findall(r"\w{3,}", words)[0]
                assert first in "\n".join(line[:4])


@pytest.mark.parametrize("name", NAMES)
def test_each_query_has_a_test(name: str) -> None:
    assert f"def test_{name.replace('-', '_')}(" in Path(__file__).read_text("utf-8")
