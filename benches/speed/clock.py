"""Times whole processes, the contestants of a case in turn, so that a busy moment hits all of them alike."""

import os
import statistics
import time

SILENT = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
]


def run(words, folder=".", environment=None):
    """Runs one command to its end, its output thrown away; says how many seconds passed."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        start = time.perf_counter()
        child = os.posix_spawnp(words[0], words, environment or os.environ, file_actions=SILENT)
        _, status = os.waitpid(child, 0)
        passed = time.perf_counter() - start
    finally:
        os.chdir(here)
    if status != 0:
        raise SystemExit(f"{' '.join(words)} in {folder} failed: {os.waitstatus_to_exitcode(status)}")
    return passed


def race(contestants, rounds, warm_up=1):
    """The median and the least seconds of each contestant; each is a function that runs once and says how long it took."""
    times = {name: [] for name in contestants}
    for turn in range(rounds + warm_up):
        # Every other round backwards: nobody always runs behind the same neighbour.
        order = list(contestants) if turn % 2 else list(reversed(contestants))
        for name in order:
            passed = contestants[name]()
            if turn >= warm_up:
                times[name].append(passed)
    return {name: (statistics.median(all_), min(all_)) for name, all_ in times.items()}
