"""The short query language: from an expression to SPARQL."""
