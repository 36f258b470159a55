"""Makes the repositories that are measured, by `git fast-import` in seconds, and clones of them."""

import os
import shutil
import subprocess
import tempfile

STAGES = ("dev", "qa", "qa-int", "prod")
BEFORE = {"dev": "main", "qa": "1.4.2", "qa-int": "1.4.1", "prod": "1.4.0"}
AFTER = {"dev": "feature/contracts", "qa": "1.5.0", "qa-int": "1.4.2", "prod": "1.4.1"}
START = 1_700_000_000

VALUES = """\
# Values of {stage}-{cloud}; Argo CD makes the cluster match this file.
# The release is moved by promotions only: git eurodat promote {stage}
deployedRelease: {release}   # of eurodat/trustee-platform

cluster:
  name: {stage}-{cloud}
  domain: {cloud}.{stage}.eurodat.example
  zone: "{cloud}-b"

ingress:
  className: nginx
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/proxy-body-size: 64m
  tls:
    - hosts: [app.{cloud}.{stage}.eurodat.example, 'api.{cloud}.{stage}.eurodat.example']
      secretName: {stage}-{cloud}-tls

resources: &resources
  requests: {{cpu: 250m, memory: 512Mi}}
  limits: {{cpu: "2", memory: 2Gi}}

controller:
  replicas: 2
  resources: *resources
  env:
    - name: LOG_LEVEL
      value: info
    - name: CLUSTER
      value: {stage}-{cloud}

database:
  host: postgres.{stage}-{cloud}.svc
  existingSecret: postgres-{stage}-{cloud}
  backup:
    schedule: "17 3 * * *"
    bucket: eurodat-backup-{stage}-{cloud}
"""


def cloud(number):
    """The name of a cloud."""
    return f"{('gcp', 'azure', 'otc', 'aws')[number % 4]}-{number:05}"


def values_path(stage, number):
    """The path of an environment's values file."""
    return f"app-of-apps/values-{stage}-{cloud(number)}.yaml"


def values(stage, number, release):
    """The text of an environment's values file, about 1 kB."""
    return VALUES.format(stage=stage, cloud=cloud(number), release=release)


def other_path(number):
    """The path of one of the other files, 100 in a folder."""
    return f"clusters/team-{number // 10_000:02}/service-{number // 100 % 100:02}/manifest-{number % 100:02}.yaml"


def other(number, version):
    """The text of one of the other files."""
    return f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-{number}\ndata:\n  version: '{version}'\n"


class Stream:
    """What `git fast-import` reads, commit by commit."""

    def __init__(self, pipe):
        self.pipe = pipe
        self.commits = 0

    def commit(self, message, files):
        """One commit on main that writes files: pairs of path and text."""
        who = f"Ada Example <ada@eurodat.example> {START + 600 * self.commits} +0100"
        self.commits += 1
        self.pipe.write(f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode())
        self.data(message)
        for path, text in files:
            self.pipe.write(f"M 100644 inline {path}\n".encode())
            self.data(text)

    def data(self, text):
        """A text with its length before it."""
        raw = text.encode()
        self.pipe.write(b"data %d\n%b\n" % (len(raw), raw))


def git(folder, *words, **more):
    """Runs git, which must succeed."""
    subprocess.run(("git", "-C", folder, *words), check=True, **more)


def make(folder, shape):
    """A bare repository, packed as a server keeps it. `shape` holds `clouds`, `others`, `commits` and `values_commits`."""
    subprocess.run(("git", "init", "-q", "--bare", "-b", "main", folder), check=True)
    importer = subprocess.Popen(("git", "-C", folder, "fast-import", "--quiet"), stdin=subprocess.PIPE)
    write(Stream(importer.stdin), shape)
    importer.stdin.close()
    if importer.wait() != 0:
        raise SystemExit("git fast-import failed")
    git(folder, "-c", "gc.writeCommitGraph=false", "gc", "--quiet")


def write(stream, shape):
    """The whole history: everything at once, then file by file. At its end qa runs 1.5.0 and qa-int 1.4.2."""
    every = shape["commits"] // shape["values_commits"]
    moved = [(STAGES[n % 4], n // 4) for n in range(shape["values_commits"])]
    release = {place: BEFORE[place[0]] for place in moved}
    places = [(stage, number) for stage in STAGES for number in range(shape["clouds"])]
    files = [(values_path(*place), values(*place, release.get(place, AFTER[place[0]]))) for place in places]
    files += [(other_path(number), other(number, 0)) for number in range(shape["others"])]
    stream.commit("feat: everything", files)
    for step in range(1, shape["commits"]):
        if step % every == 0:
            stage, number = moved[step // every - 1]
            path, text = values_path(stage, number), values(stage, number, AFTER[stage])
        else:
            number = step * 7919 % shape["others"]
            path, text = other_path(number), other(number, step)
        stream.commit(f"chore: step {step}", [(path, text)])
    stage, number = moved[-1]
    stream.commit("chore: the last step", [(values_path(stage, number), values(stage, number, AFTER[stage]))])


def clone(origin, folder):
    """A fresh clone, as over a network: one pack, no commit graph."""
    subprocess.run(("git", "clone", "-q", f"file://{origin}", folder), check=True)
    git(folder, "config", "user.name", "Ben Example")
    git(folder, "config", "user.email", "ben@eurodat.example")
    if os.path.exists(os.path.join(folder, ".git/objects/info/commit-graph")):
        raise SystemExit("the clone has a commit graph")


def copy(clone_, folder):
    """A copy of a clone without its work tree, so that what is written is new to it; packs are shared by hard links.

    Each run gets a folder of its own, and none is deleted before the end of the case: ext4 avoids the inodes of files
    that were deleted just now, and looking for others would slow down whoever comes next.
    """
    os.makedirs(folder, exist_ok=True)
    place = tempfile.mkdtemp(dir=folder)
    packs = os.path.join("objects", "pack") + os.sep
    copy_file = lambda old, new: os.link(old, new) if packs in old else shutil.copy2(old, new)
    shutil.copytree(os.path.join(clone_, ".git"), os.path.join(place, ".git"), copy_function=copy_file)
    return place
