"""What the terminal gets: safe text, tables for people, plain lines, data formats."""
