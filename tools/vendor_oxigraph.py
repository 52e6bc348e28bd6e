"""Brings Oxigraph for the browser into kg/export/page/vendor/oxigraph/, from its npm package of a fixed version.

    python tools/vendor_oxigraph.py        # needs npm

The package's script is a module that can fetch its WebAssembly; what is kept is a plain script without that part, for
it runs in a worker that the page makes, where nothing is to be fetched. The WebAssembly is kept packed.
"""

import base64
import gzip
import hashlib
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "0.5.11"
SHA512 = "zKdgmp1tsrutGzC1lCCywwZRPpLJKaJnKSDWoY2hIhMiwiCRRXNN1DU7WUyTInBvgPKT8Y5N+RgwTL8qKXpLng=="
TARGET = Path(__file__).parent.parent / "kg" / "export" / "page" / "vendor" / "oxigraph"


def plain(module: str) -> str:
    """The module as a script that defines its classes and `initSync`, and nothing that fetches."""
    script = re.sub(r"^async function __wbg_load\(.*?^}\n", "", module, flags=re.MULTILINE | re.DOTALL)
    script = re.sub(r"^async function __wbg_init\(.*?^}\n", "", script, flags=re.MULTILINE | re.DOTALL)
    script = re.sub(r"^export \{.*?\};\n?", "", script, flags=re.MULTILINE)
    script = re.sub(r"^export (?=class|function)", "", script, flags=re.MULTILINE)
    if re.search(r"\bfetch\(|\bimport\b|^export", script, flags=re.MULTILINE):
        sys.exit("The package's script has changed; see what of it fetches, and mend this tool.")
    return script


def main() -> None:
    """Downloads, checks and writes."""
    with TemporaryDirectory() as name:
        pack = ["npm", "pack", f"oxigraph@{VERSION}", "--silent"]
        file = subprocess.run(pack, cwd=name, check=True, capture_output=True, text=True).stdout.strip()
        package = Path(name) / file
        digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        if digest != SHA512:
            sys.exit(f"oxigraph@{VERSION} has the hash {digest}, not the one that this tool knows.")
        with tarfile.open(package) as archive:
            module, wasm = (archive.extractfile(f"package/{part}") for part in ("web.js", "web_bg.wasm"))
            assert module
            assert wasm
            TARGET.mkdir(parents=True, exist_ok=True)
            (TARGET / "oxigraph.js").write_text(plain(module.read().decode()), encoding="utf-8")
            (TARGET / "oxigraph.wasm.gz").write_bytes(gzip.compress(wasm.read(), 9, mtime=0))


if __name__ == "__main__":
    main()
