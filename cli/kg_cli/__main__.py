"""`python -m kg_cli` is `kg`."""

from kg_cli.app import main

if __name__ == "__main__":
    main()
