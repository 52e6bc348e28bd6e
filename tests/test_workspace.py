"""A build replaces the earlier one as a whole or not at all, whatever happens on the way."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.workspace import MARKER, replacing

OWNED = (MARKER, "graph.ttl", "neo4j/nodes.csv")


def write(folder: Path, content: str) -> None:
    (folder / "neo4j").mkdir()
    for name in OWNED:
        (folder / name).write_text(content)


def build(target: Path, content: str) -> None:
    with replacing(target, OWNED) as folder:
        write(folder, content)


def fail(target: Path, failure: BaseException) -> None:
    with replacing(target, OWNED) as folder:
        write(folder, "gagal")
        raise failure


def content(target: Path) -> set[str]:
    assert {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()} == set(OWNED)
    return {(target / name).read_text() for name in OWNED}


def refusal(target: Path) -> str:
    with pytest.raises(OutputError) as caught:
        build(target, "baru")
    message = str(caught.value)
    assert str(target) in message
    assert message.isprintable()
    assert message.endswith(".")
    return message


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "hasil"


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


class TestReplacing:
    def test_absent_empty_and_earlier(self, target: Path) -> None:
        build(target, "satu")
        assert content(target) == {"satu"}
        build(target, "dua")
        assert content(target) == {"dua"}
        shutil.rmtree(target)
        target.mkdir()
        build(target, "tiga")
        assert content(target) == {"tiga"}
        assert beside(target) == []

    def test_missing_parents_are_made(self, target: Path) -> None:
        build(target / "a" / "b", "satu")
        assert content(target / "a" / "b") == {"satu"}

    def test_files_that_the_new_build_lacks_are_gone(self, target: Path) -> None:
        build(target, "satu")
        with replacing(target, OWNED) as folder:
            (folder / MARKER).write_text("dua")
        assert [path.name for path in target.iterdir()] == [MARKER]

    def test_the_earlier_build_stands_until_the_end(self, target: Path) -> None:
        build(target, "satu")
        with replacing(target, OWNED) as folder:
            assert folder.parent == target.parent
            assert not any(folder.iterdir())
            write(folder, "dua")
            assert content(target) == {"satu"}
        assert content(target) == {"dua"}

    def test_a_link_stays_a_link(self, target: Path, tmp_path: Path) -> None:
        place = tmp_path / "disk" / "hasil"
        build(place, "satu")
        target.symlink_to(place)
        build(target, "dua")
        assert target.is_symlink()
        assert content(place) == {"dua"}
        assert beside(place) == []

    def test_others_may_read_it_as_the_mask_allows(self, target: Path) -> None:
        before = os.umask(0o022)
        try:
            build(target, "satu")
        finally:
            os.umask(before)
        assert target.stat().st_mode & 0o777 == 0o755

    def test_everything_is_on_the_disk_before_it_is_moved(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        synced: set[int] = set()
        rename = Path.rename

        def fsync(descriptor: int) -> None:
            synced.add(os.fstat(descriptor).st_ino)

        def checked(self: Path, goal: Path) -> Path:
            assert {path.stat().st_ino for path in (self, *self.rglob("*"))} <= synced
            return rename(self, goal)

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(Path, "rename", checked)
        build(target, "satu")
        assert target.parent.stat().st_ino in synced


class TestRefusals:
    def test_a_file(self, target: Path) -> None:
        target.write_text("catatan")
        assert "is a file" in refusal(target)
        assert target.read_text() == "catatan"

    def test_a_folder_with_other_things(self, target: Path) -> None:
        target.mkdir()
        (target / "skripsi.txt").write_text("penting")
        assert "other things than a build" in refusal(target)
        assert (target / "skripsi.txt").read_text() == "penting"
        assert beside(target) == []

    @pytest.mark.parametrize("name", ["README.md", "neo4j/catatan.txt", "lain/graph.ttl", ".git/config", "a\x1b\n.txt"])
    def test_a_build_with_a_foreign_file(self, target: Path, name: str) -> None:
        build(target, "satu")
        path = target / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("penting")
        shown = {"lain/graph.ttl": "lain", ".git/config": ".git", "a\x1b\n.txt": r"a\x1b\n.txt"}.get(name, name)
        assert f"({shown})" in refusal(target)
        assert path.read_text() == "penting"

    def test_many_foreign_files_are_counted(self, target: Path) -> None:
        build(target, "satu")
        for number in range(5):
            (target / f"{number}.txt").touch()
        assert "(0.txt, 1.txt, 2.txt and 2 more)" in refusal(target)

    def test_a_foreign_file_that_came_meanwhile(self, target: Path) -> None:
        build(target, "satu")
        run = ExitStack()
        write(run.enter_context(replacing(target, OWNED)), "dua")
        (target / "catatan.txt").write_text("penting")
        with pytest.raises(OutputError, match=r"catatan\.txt"):
            run.close()
        assert (target / "catatan.txt").read_text() == "penting"
        assert (target / MARKER).read_text() == "satu"
        assert beside(target) == []

    def test_the_current_folder(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (target / "dalam").mkdir(parents=True)
        monkeypatch.chdir(target / "dalam")
        assert "the folder you are in" in refusal(target)

    def test_a_mounted_folder(self) -> None:
        with pytest.raises(OutputError, match="mounted folder"):
            build(Path("/proc"), "satu")

    def test_a_link_to_itself(self, target: Path) -> None:
        target.symlink_to(target)
        assert "leads back to itself" in refusal(target)

    def test_below_a_file(self, target: Path) -> None:
        target.write_text("catatan")
        assert "cannot be written" in refusal(target / "dalam")

    def test_another_run_at_the_same_time(self, target: Path) -> None:
        with replacing(target, OWNED) as folder:
            assert "Another run of kg" in refusal(target)
            write(folder, "satu")
        assert content(target) == {"satu"}

    @pytest.mark.parametrize("name", ["graph.html", "x/graph.ttl"])
    def test_a_build_that_could_not_be_replaced_later(self, target: Path, name: str) -> None:
        run = ExitStack()
        folder = run.enter_context(replacing(target, OWNED))
        write(folder, "satu")
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
        with pytest.raises(ValueError, match="not declared"):
            run.close()
        with pytest.raises(ValueError, match=MARKER), replacing(target, OWNED) as folder:
            (folder / "graph.ttl").touch()
        assert not target.exists()
        assert beside(target) == []


class TestFailures:
    @pytest.mark.parametrize("failure", [RuntimeError("rusak"), KeyboardInterrupt(), OSError(errno.ENOENT, "x", "/y")])
    def test_leave_the_earlier_build_and_no_traces(self, target: Path, failure: BaseException) -> None:
        build(target, "satu")
        with pytest.raises(type(failure)) as caught:
            fail(target, failure)
        assert caught.value is failure
        assert content(target) == {"satu"}
        assert beside(target) == []

    @pytest.mark.parametrize(
        ("number", "below", "words"),
        [
            (errno.ENOSPC, False, "no space left"),
            (errno.EIO, False, "cannot be written"),
            (errno.EACCES, True, "no permission"),
        ],
    )
    def test_of_the_disk_are_one_sentence(self, target: Path, number: int, below: bool, words: str) -> None:
        build(target, "satu")
        with pytest.raises(OutputError, match=words), replacing(target, OWNED) as folder:
            raise OSError(number, os.strerror(number), str(folder / "graph.ttl") if below else None)
        assert content(target) == {"satu"}
        assert beside(target) == []

    def test_of_the_second_rename_put_the_earlier_build_back(
        self, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(target, "satu")
        rename = Path.rename

        def failing(self: Path, goal: Path) -> Path:
            if ".partial-" in self.name:
                raise PermissionError(errno.EACCES, "Permission denied", str(self))
            return rename(self, goal)

        monkeypatch.setattr(Path, "rename", failing)
        assert "no permission" in refusal(target)
        assert content(target) == {"satu"}
        assert beside(target) == []

    def test_a_full_disk(self, target: Path) -> None:
        build(target, "satu")
        with pytest.raises(OutputError, match="no space left"), replacing(target, OWNED):
            Path("/dev/full").write_text("a")
        assert content(target) == {"satu"}


class TestLeftovers:
    def test_are_cleared_and_what_only_looks_alike_is_not(self, target: Path) -> None:
        build(target, "satu")
        parent = target.parent
        for name in (".hasil.partial-0123abcd", ".hasil.old-0123abcd"):
            (parent / name / "neo4j").mkdir(parents=True)
            (parent / name / "graph.ttl").touch()
        kept = [".hasil.partial-0123abc", ".hasil.partial-catatan", ".hasil2.old-0123abcd", "hasil.old-0123abcd"]
        for name in kept:
            (parent / name).mkdir()
        (parent / ".hasil.old-00000000").write_text("berkas")
        (parent / "hasil.old-0123abcd" / MARKER).touch()
        (parent / ".hasil.old-11111111").symlink_to(parent / "hasil.old-0123abcd")
        build(target, "dua")
        assert content(target) == {"dua"}
        assert beside(target) == sorted([*kept, ".hasil.old-00000000", ".hasil.old-11111111"])
        assert (parent / "hasil.old-0123abcd" / MARKER).exists()

    @pytest.mark.parametrize("vacant", ["absent", "empty"])
    def test_an_earlier_build_that_was_aside_comes_back(self, target: Path, vacant: str) -> None:
        build(target, "satu")
        target.rename(target.with_name(".hasil.old-0123abcd"))
        if vacant == "empty":
            target.mkdir()
        with pytest.raises(RuntimeError), replacing(target, OWNED):
            raise RuntimeError
        assert content(target) == {"satu"}
        assert beside(target) == []

    def test_half_of_an_earlier_build_does_not(self, target: Path) -> None:
        build(target, "satu")
        (target / MARKER).unlink()
        target.rename(target.with_name(".hasil.old-0123abcd"))
        with pytest.raises(RuntimeError), replacing(target, OWNED):
            raise RuntimeError
        assert not target.exists()
        assert beside(target) == []

    def test_the_marker_of_an_old_build_goes_first(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        build(target, "satu")
        seen: list[bool] = []
        remove = shutil.rmtree

        def watched(path: Path, ignore_errors: bool) -> None:
            if ".old-" in path.name:
                seen.append((path / MARKER).exists())
            remove(path, ignore_errors=ignore_errors)

        monkeypatch.setattr(shutil, "rmtree", watched)
        build(target, "dua")
        assert seen == [False]


KILLED_RUN = """
import os, shutil, signal, sys
from pathlib import Path
from kg import workspace

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

target, moment = Path(sys.argv[1]), sys.argv[2]
rename = Path.rename

def rename_once(self, goal):
    if ".partial-" in self.name:
        die()
    return rename(self, goal)

if moment == "before the swap":
    workspace._swap = die
elif moment == "between the renames":
    Path.rename = rename_once
elif moment == "before the old one goes":
    shutil.rmtree = die
with workspace.replacing(target, sys.argv[3:]) as folder:
    (folder / "neo4j").mkdir()
    for name in sys.argv[3:]:
        (folder / name).write_text("dua")
        if moment == "while writing":
            die()
"""


@pytest.mark.parametrize(
    ("moment", "after"),
    [
        ("while writing", "satu"),
        ("before the swap", "satu"),
        ("between the renames", "satu"),
        ("before the old one goes", "dua"),
    ],
)
def test_a_killed_run_loses_nothing_and_the_next_one_clears_up(target: Path, moment: str, after: str) -> None:
    build(target, "satu")
    killed = subprocess.run([sys.executable, "-c", KILLED_RUN, str(target), moment, *OWNED], timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert beside(target)
    with replacing(target, OWNED) as folder:
        assert content(target) == {after}
        write(folder, "tiga")
    assert content(target) == {"tiga"}
    assert beside(target) == []


def test_a_file_system_without_locks(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    leftover = target.with_name(".hasil.partial-0123abcd")
    leftover.mkdir()
    monkeypatch.setattr(fcntl, "flock", unsupported)
    build(target, "satu")
    assert content(target) == {"satu"}
    assert beside(target) == [leftover.name]
