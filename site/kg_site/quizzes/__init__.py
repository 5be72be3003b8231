"""Quizzes: what lessons ask, and what definitions can be asked for."""

from kg_site.quizzes.quizzes import Quiz, Quizzes

__all__ = ["Quiz", "Quizzes"]
