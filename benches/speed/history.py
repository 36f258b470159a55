"""`verify` against git's own walk of the same history."""

import os
import subprocess

import clock
import repositories

CLOUDS = ("azure", "gcp", "otc")
ORDER = ("qa", "qa-int", "prod")


def release(number):
    """Releases in their order."""
    return f"1.{number // 10}.{number % 10}"


def path(stage, cloud):
    """The path of an environment's values file."""
    return f"app-of-apps/values-{stage}-{cloud}.yaml"


def text(stage, cloud, version):
    """The text of an environment's values file, about 1 kB."""
    return repositories.VALUES.format(stage=stage, cloud=cloud, release=version)


def files_of(stage, version):
    """A stage's values files at a release."""
    return [(path(stage, cloud), text(stage, cloud, version)) for cloud in CLOUDS]


def promotions(stream, others, every):
    """Promotions of three environments each, one in `every` commits; the rest writes other files, `others` of them."""
    start = [file for stage in ORDER for file in files_of(stage, release(0))]
    start += [(path("dev", cloud), text("dev", cloud, "main")) for cloud in CLOUDS]
    start += [(repositories.other_path(number), repositories.other(number, 0)) for number in range(others)]
    stream.commit("feat: everything", start)
    promoted = 0
    while promoted < 1_000:
        if stream.commits % every == 0:
            stage, version = ORDER[promoted % 3], release(promoted // 3 + 1)
            stream.commit(f"promote({stage}): {version}", files_of(stage, version))
            promoted += 1
        else:
            number = stream.commits * 7919 % others
            stream.commit("chore: a step", [(repositories.other_path(number), repositories.other(number, stream.commits))])


def prepare(bench, name, others, every):
    """A bare repository with a thousand promotions."""
    place = bench.path(f"{name}.git")
    if not os.path.exists(place):
        subprocess.run(("git", "init", "-q", "--bare", "-b", "main", place), check=True)
        importer = subprocess.Popen(("git", "-C", place, "fast-import", "--quiet"), stdin=subprocess.PIPE)
        promotions(repositories.Stream(importer.stdin), others, every)
        importer.stdin.close()
        if importer.wait() != 0:
            raise SystemExit("git fast-import failed")
        repositories.git(place, "-c", "gc.writeCommitGraph=false", "gc", "--quiet")
    return place


def race(bench, name, limit, shape):
    """The whole of history, judged and listed."""
    place = prepare(bench, name, *shape)
    first = subprocess.run(("git", "-C", place, "rev-list", "--max-parents=0", "main"), capture_output=True, check=True)
    span = f"{first.stdout.decode().strip()}..main"
    rounds = bench.rounds if shape[1] == 1 else max(3, bench.rounds // 4)
    return rounds, limit, {
        "git log --first-parent --raw": lambda: clock.run(["git", "log", "--first-parent", "--raw", span], place),
        f"verify, {name}": lambda: clock.run([bench.tool, "verify", span], place),
    }


def all_cases(bench):
    """Each case with its name."""
    yield "verify-promotions", lambda: race(bench, "promotions", 2.0, (100, 1)), None
    yield "verify-long", lambda: race(bench, "long", 1.5, (2_000, 100)), None
