"""`python -m kg`: the command line without its entry point."""

from kg.cli import main

if __name__ == "__main__":
    main()
