"""OpenLink Virtuoso 7: `/sparql`, and `/sparql-auth` for who signs in with Digest."""
