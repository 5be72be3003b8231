"""Papers as references: CSL-JSON, BibTeX, RIS, and set in a citation style."""
