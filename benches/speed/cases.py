"""The cases: what is raced, and how slow the tool may be."""

import os
import shutil
import subprocess

import clock
import repositories

FULL = {"clouds": 2_500, "others": 20_000, "commits": 20_000, "values_commits": 2_000}
BRANCH = "refs/heads/promote/qa-int/1.5.0"


class Bench:
    """The tool, a folder to work in, and the large repository there."""

    def __init__(self, tool, folder, rounds):
        self.tool, self.folder, self.rounds = tool, folder, rounds
        self.large = os.path.join(folder, "large")

    def path(self, *parts):
        """A path in the working folder."""
        return os.path.join(self.folder, *parts)

    def prepare(self, name, shape):
        """A repository and a fresh clone of it, whose path it says."""
        clone = self.path(name)
        if not os.path.exists(clone):
            repositories.make(self.path(f"{name}.git"), shape)
            repositories.clone(self.path(f"{name}.git"), clone)
        return clone


def status_warm(bench):
    """`status` with its cache against `git grep`."""
    tool = [bench.tool, "status"]
    clock.run(tool, bench.large)
    grep = ["git", "grep", "-h", "^deployedRelease", "HEAD", "--", "app-of-apps"]
    return bench.rounds, 1.0, {
        "git grep": lambda: clock.run(grep, bench.large),
        "status, warm": lambda: clock.run(tool, bench.large),
    }


def status_cold(bench):
    """`status` without its cache against `git grep` and `git log`."""
    grep = ["git", "grep", "-h", "^deployedRelease", "HEAD", "--", "app-of-apps"]
    log = ["git", "log", "--first-parent", "--raw", "--", "app-of-apps"]

    def cold():
        shutil.rmtree(os.path.join(bench.large, ".git/eurodat"), ignore_errors=True)
        return clock.run([bench.tool, "status"], bench.large)

    return max(bench.rounds // 4, 3), 1.0, {
        "git grep + git log": lambda: clock.run(grep, bench.large) + clock.run(log, bench.large),
        "status, cold": cold,
    }


def promote_stage(bench, *more):
    """`promote` of 2,500 environments against git's plumbing for the same commit; each in a copy of its own."""
    clock.run([bench.tool, "status"], bench.large)
    texts = edited(bench)
    bench.last = {}

    def tool():
        place = bench.last["tool"] = repositories.copy(bench.large, bench.path("copies"))
        return clock.run([bench.tool, "promote", "qa-int", "--no-push", *more], place)

    def plumbing():
        place = bench.last["git"] = repositories.copy(bench.large, bench.path("copies"))
        return clock.run(["sh", "-e", bench.path("plumbing.sh"), texts], place)

    return max(bench.rounds // 2, 3), 1.0, {
        "git's plumbing": plumbing,
        f"promote qa-int --no-push {' '.join(more)}".strip(): tool,
    }


PLUMBING = f"""\
export GIT_INDEX_FILE=.git/index.bench
git hash-object -w --stdin-paths <"$1/paths" >"$1/names"
git read-tree HEAD
# The paths are known beforehand: only the names of the blobs have to stand before them.
paste -d ' ' "$1/modes" "$1/names" | paste -d '\\t' - "$1/entries" | git update-index --index-info
tree=$(git write-tree)
commit=$(git commit-tree -p HEAD -m 'promote(qa-int): 1.5.0' "$tree")
git update-ref {BRANCH} "$commit"
"""


def edited(bench):
    """The stage's files as the promotion leaves them, and the lists that the plumbing reads; not part of its time."""
    folder = bench.path("edited")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "app-of-apps"))
    entries = [repositories.values_path("qa-int", number) for number in range(FULL["clouds"])]
    for number, entry in enumerate(entries):
        write(os.path.join(folder, entry), repositories.values("qa-int", number, "1.5.0"))
    write(os.path.join(folder, "entries"), "".join(f"{entry}\n" for entry in entries))
    write(os.path.join(folder, "paths"), "".join(f"{folder}/{entry}\n" for entry in entries))
    write(os.path.join(folder, "modes"), "100644\n" * len(entries))
    write(bench.path("plumbing.sh"), PLUMBING)
    return folder


def write(path, text):
    """Writes a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def same_commit(bench):
    """Both ways must have made the same tree, or the race means nothing."""
    trees = [
        subprocess.run(("git", "rev-parse", f"{BRANCH}^{{tree}}"), cwd=place, check=True, capture_output=True)
        for place in bench.last.values()
    ]
    shutil.rmtree(bench.path("copies"))
    if trees[0].stdout != trees[1].stdout:
        raise SystemExit("the promotion's tree is not what git's plumbing makes")


def promote_one(bench):
    """`promote` of one environment beside 1,000 and beside 100,000 other files."""
    shape = {"clouds": 25, "commits": 200, "values_commits": 20}
    few = bench.prepare("few", shape | {"others": 1_000})
    many = bench.prepare("many", shape | {"others": 100_000})
    words = [bench.tool, "promote", "qa-int", "--environment", repositories.cloud(1), "--offline", "--no-push"]

    def promote(clone):
        branch = f"refs/heads/promote/qa-int-{repositories.cloud(1)}/1.5.0"
        repositories.git(clone, "update-ref", "-d", branch)
        return clock.run(words, clone)

    return 4 * bench.rounds, 1.1, {
        "promote one, 1,000 other files": lambda: promote(few),
        "promote one, 100,000 other files": lambda: promote(many),
    }


def version(bench):
    """What starting costs."""
    return 20 * bench.rounds, 1.5, {
        "git --version": lambda: clock.run(["git", "--version"]),
        "git-eurodat --version": lambda: clock.run([bench.tool, "--version"]),
    }


def bump(bench, folder):
    """One key in a file of 20,000 lines; the file is written and synced, so its disk counts."""
    place = os.path.join(folder, "bump")
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(os.path.join(place, "app-of-apps"))
    subprocess.run(("git", "init", "-q", place), check=True)
    services = "".join(f"service-{n}:\n  image: eurodat/service-{n}\n  replicas: {n % 5}\n" for n in range(6_666))
    write(os.path.join(place, "app-of-apps/values-qa-gcp.yaml"), f"deployedRelease: 1.0.0\n{services}")
    turn = iter(range(1, 1_000_000))
    return 4 * bench.rounds, 0.015, {
        f"bump, 20,000 lines, in {folder}": lambda: clock.run([bench.tool, "bump", "qa-gcp", f"1.0.{next(turn)}"], place)
    }
