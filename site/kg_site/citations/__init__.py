"""Citations in notes, the works they cite, and how a paper is cited."""
