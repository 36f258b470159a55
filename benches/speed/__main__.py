"""Races git-eurodat against git itself and prints the ratios: `python3 benches/speed`."""

import argparse
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import cases  # noqa: E402
import checks  # noqa: E402
import clock  # noqa: E402
import history  # noqa: E402


def all_cases(bench):
    """Each case with its name and what is checked after it."""
    yield "version", lambda: cases.version(bench), None
    yield "bump", lambda: cases.bump(bench, bench.folder), None
    if os.path.isdir("/dev/shm"):
        memory = tempfile.mkdtemp(dir="/dev/shm")
        yield "bump-memory", lambda: cases.bump(bench, memory), lambda: shutil.rmtree(memory)
    yield "status-warm", lambda: cases.status_warm(bench), None
    yield "status-cold", lambda: cases.status_cold(bench), None
    yield "promote", lambda: cases.promote_stage(bench, "--offline"), lambda: cases.same_commit(bench)
    yield "promote-remote", lambda: cases.promote_stage(bench), lambda: cases.same_commit(bench)
    yield "promote-one", lambda: cases.promote_one(bench), None
    yield from checks.all_cases(bench)
    yield from history.all_cases(bench)


def report(name, limit, times):
    """Prints a case: every contestant's median and best, and how the last median stands to the limit."""
    seconds = [median for median, _ in times.values()]
    for contestant, (median, best) in times.items():
        print(f"  {contestant:<50} {median * 1000:9.2f} ms   best {best * 1000:9.2f} ms")
    if len(seconds) == 1:
        met, shown, wanted = seconds[0] <= limit, f"{seconds[0] * 1000:.2f} ms", f"{limit * 1000:.0f} ms"
    else:
        met, shown, wanted = seconds[1] <= limit * seconds[0], f"{seconds[1] / seconds[0]:.2f}", f"{limit:.2f}"
    print(f"  {name}: {shown}, at most {wanted}: {'met' if met else 'MISSED'}\n", flush=True)
    return met


def main():
    """Runs the cases that are named, or all."""
    parser = argparse.ArgumentParser(prog="python3 benches/speed", description=__doc__)
    parser.add_argument("cases", nargs="*", help="the names of cases; all without any")
    parser.add_argument("--tool", default="target/release/git-eurodat", help="the binary, built with --release")
    parser.add_argument("--dir", help="keep the repositories here, for the next run")
    parser.add_argument("--rounds", type=int, default=20, help="more rounds, steadier medians")
    arguments = parser.parse_args()
    folder = os.path.abspath(arguments.dir or tempfile.mkdtemp(prefix="eurodat-speed-"))
    os.makedirs(folder, exist_ok=True)
    # Nobody's own configuration, and dates that don't matter.
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    bench = cases.Bench(os.path.abspath(arguments.tool), folder, arguments.rounds)
    met = []
    try:
        if not arguments.cases or not all(name.startswith(("check-", "verify-")) for name in arguments.cases):
            bench.prepare("large", cases.FULL)
        for name, case, check in all_cases(bench):
            if arguments.cases and name not in arguments.cases:
                continue
            rounds, limit, contestants = case()
            met.append(report(name, limit, clock.race(contestants, rounds)))
            if check:
                check()
    finally:
        if not arguments.dir:
            shutil.rmtree(folder)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
