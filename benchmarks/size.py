"""What an empty environment holds after `pip install .`: a table of the largest packages, and a limit that must hold.

`python3 -m benchmarks.size` needs only python3 and pip. Exits with 1 above the limit.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

LIMIT = 470  # MB, as Potato's
ROOT = Path(__file__).parent.parent
PEERS = {"Truemark before extras": 917, "Label Studio": 995, "doccano": 707, "Potato": 471}  # measured in November 2026


def installed(folder: Path, extra: str = "") -> Path:
    """An environment with Truemark in it; gives the folder of its packages."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = folder / "bin" / "pip"
    subprocess.run([pip, "install", "-q", "--disable-pip-version-check", f"{ROOT}{extra}"], check=True)
    return next(folder.glob("lib/python3*/site-packages"))


def megabytes(folder: Path) -> float:
    """What the files of a folder take on disk."""
    return sum(f.stat().st_blocks * 512 for f in folder.rglob("*") if f.is_file() and not f.is_symlink()) / 2**20


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        packages = installed(Path(place) / "venv")
        sizes = Counter({p.name: megabytes(p) for p in packages.iterdir() if p.is_dir()})
        whole = megabytes(Path(place) / "venv")
    print(f"| package | MB |\n|---|---:|\n{''.join(f'| {n} | {s:.0f} |{chr(10)}' for n, s in sizes.most_common(15))}", end="")
    print(f"| **all of the environment** | **{whole:.0f}** |")
    print("\n".join(f"| {name} | {size} |" for name, size in PEERS.items()))
    if whole > LIMIT:
        sys.exit(f"a plain install holds {whole:.0f} MB; the limit is {LIMIT}")


if __name__ == "__main__":
    main()
