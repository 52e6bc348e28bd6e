"""Into running databases: one module a database."""
