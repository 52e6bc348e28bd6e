"""What in the text of a SPARQL query is no keyword; for those who look for one without a parser."""

from typing import Final

OPAQUE: Final = r"""
      \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* '
    | < [^<>"{}|^`\x00-\x20]* >
    | \# [^\n\r]*
    | [?$] \w+
"""
"""Strings, IRIs, comments and variables (SPARQL 1.1, 19.8), as alternatives of a pattern with VERBOSE and DOTALL."""
