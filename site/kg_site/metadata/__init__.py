"""What pages tell machines: statements of the graph, other forms of the same, dates."""
