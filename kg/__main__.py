"""`python -m kg`: the command line without its entry point."""

from kg.cli import app

if __name__ == "__main__":
    app()
