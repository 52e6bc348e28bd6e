"""A store or a build over HTTP, read-only: SPARQL endpoint, query page, explorer, entity pages, JSON calls."""
