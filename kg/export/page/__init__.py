"""The parts of `graph.html`: its data, its drawing, its layout; and the template, style and scripts beside them."""
