"""Asks whether the packages of the locks have known vulnerabilities, with pip-audit: `make audit`.

It needs a network and the data of Python's index. pip-audit passes over packages that it cannot look up, and then says
that it found nothing; here that is no success. Exit status: 0 all were looked up and none has a vulnerability,
1 some have, 2 some or all could not be looked up.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
LOCKS: Final = ("requirements.lock", "torch-cpu.lock", "torch.lock")
CLEAN, VULNERABLE, UNKNOWN = 0, 1, 2


def main(files: Sequence[Path]) -> int:
    """Audits the files, and says what was found."""
    rows: list[Mapping[str, Any]] = []
    for file in files:
        command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "-f", "json", "-r", str(file)]
        done = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)
        try:
            rows += json.loads(done.stdout)["dependencies"]
        except (ValueError, KeyError):
            last = done.stderr.strip().splitlines()[-1:] or ["no reason is known"]
            print(f"{file.name} was NOT audited: {last[0][:300]}")
            return UNKNOWN
    status, lines = judged(rows)
    print("\n".join(lines))
    return status


def judged(rows: Iterable[Mapping[str, Any]]) -> tuple[int, list[str]]:
    """The exit status, and what to say, for the dependencies that pip-audit lists."""
    known = {(row["name"], row.get("version", "")): row for row in rows}
    skipped = sorted({f"{row['name']}: {row['skip_reason']}" for row in known.values() if "skip_reason" in row})
    found = sorted(
        f"{row['name']} {row['version']}: {one['id']}, mended in {', '.join(one['fix_versions']) or 'no version yet'}"
        for row in known.values()
        for one in row.get("vulns", ())
    )
    looked_up = len(known) - len(skipped)
    lines = [f"{looked_up} of {len(known)} packages were looked up; known vulnerabilities: {len(found)}", *found]
    if skipped:
        lines += ["NOT audited, for want of a network or because the index does not know them:", *skipped[:5]]
        lines += [f"and {len(skipped) - 5} more"] if len(skipped) > 5 else []
    return (VULNERABLE if found else UNKNOWN if skipped or not known else CLEAN), lines


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or [ROOT / name for name in LOCKS]))
