"""`check` against validators that know only the schema, and against git where one file is staged."""

import json
import os
import shutil
import subprocess

import clock
import repositories

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["deployedRelease", "cluster", "ingress", "resources", "controller", "database"],
    "properties": {
        "deployedRelease": {"type": "string", "pattern": "^(main|[0-9]+\\.[0-9]+\\.[0-9]+)$"},
        "cluster": {
            "type": "object",
            "required": ["name", "domain", "zone"],
            "additionalProperties": False,
            "properties": {"name": {"$ref": "#/definitions/name"}, "domain": {"type": "string"}, "zone": {"type": "string"}},
        },
        "ingress": {
            "type": "object",
            "properties": {
                "className": {"enum": ["nginx", "traefik"]},
                "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
                "tls": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["hosts", "secretName"],
                        "properties": {"hosts": {"type": "array", "items": {"type": "string", "minLength": 3}}},
                    },
                },
            },
        },
        "resources": {"$ref": "#/definitions/resources"},
        "controller": {
            "type": "object",
            "properties": {
                "replicas": {"type": "integer", "minimum": 1, "maximum": 9},
                "resources": {"$ref": "#/definitions/resources"},
                "env": {"type": "array", "items": {"required": ["name", "value"], "type": "object"}},
            },
        },
        "database": {"type": "object", "required": ["host"], "properties": {"backup": {"type": "object"}}},
    },
    "definitions": {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "resources": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
        },
    },
}

# The least that a validator must be slower, as a share of its time that `check` may take.
VALIDATORS = {"sourcemeta-jsonschema": 1.0, "ajv": 1 / 5, "check-jsonschema": 1 / 50}


def prepare(bench, environments):
    """A repository with so many environments, a chart with defaults and a schema, and owners; nothing is wrong in it."""
    place = bench.path(f"check-{environments}")
    if os.path.exists(place):
        return place
    subprocess.run(("git", "init", "-q", "-b", "main", place), check=True)
    settings = (("user.name", "Ben Example"), ("user.email", "ben@eurodat.example"), ("gc.auto", "0"))
    for name, value in settings:
        repositories.git(place, "config", name, value)
    files = {
        "app-of-apps/Chart.yaml": "apiVersion: v2\nname: app-of-apps\nversion: 0.1.0\n",
        "app-of-apps/values.yaml": "controller: {replicas: 1, env: []}\ndatabase: {backup: {bucket: none}}\n",
        "app-of-apps/values.schema.json": json.dumps(SCHEMA, indent=2),
        "CODEOWNERS": "* @platform\n",
    }
    for stage in repositories.STAGES:
        release = "main" if stage == "dev" else "1.5.0"
        for number in range(environments // len(repositories.STAGES)):
            files[repositories.values_path(stage, number)] = repositories.values(stage, number, release)
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(place, path)), exist_ok=True)
        with open(os.path.join(place, path), "w", encoding="utf-8") as file:
            file.write(text)
    repositories.git(place, "add", "-A")
    repositories.git(place, "commit", "-q", "-m", "feat: everything")
    repositories.git(place, "gc", "--quiet")
    return place


def against(bench, environments, validator):
    """The whole of `check` against a validator on the same files."""
    place = prepare(bench, environments)
    folder = os.path.join(place, "app-of-apps")
    files = sorted(name for name in os.listdir(folder) if name.startswith("values-"))
    words = {
        "sourcemeta-jsonschema": ["validate", "values.schema.json", *files],
        "ajv": ["validate", "-s", "values.schema.json", "-d", "values-*.yaml"],
        "check-jsonschema": ["--schemafile", "values.schema.json", *files],
    }[validator]
    rounds = bench.rounds if validator == "sourcemeta-jsonschema" else 3
    return rounds, VALIDATORS[validator], {
        f"{validator}, {environments:,} files": lambda: clock.run([validator, *words], folder),
        f"check, {environments:,} files": lambda: clock.run([bench.tool, "check"], place),
    }


def staged(bench):
    """`check --staged` of one file beside 10,000, as the hook runs it, against git's own look at the index."""
    place = prepare(bench, 10_000)
    path = repositories.values_path("qa-int", 7)
    with open(os.path.join(place, path), "w", encoding="utf-8") as file:
        file.write(repositories.values("qa-int", 7, "1.4.2"))
    repositories.git(place, "add", path)
    return 4 * bench.rounds, 3.0, {
        "git diff --cached --name-only": lambda: clock.run(["git", "diff", "--cached", "--name-only"], place),
        "check --staged, one of 10,000": lambda: clock.run([bench.tool, "check", "--staged"], place),
    }


def unstage(bench):
    """Leaves the repository as it was, for the next case."""
    repositories.git(bench.path("check-10000"), "reset", "-q", "--hard")


def all_cases(bench):
    """Each case with its name and what is done after it; a validator that isn't there is said to be absent."""
    yield "check-staged", lambda: staged(bench), lambda: unstage(bench)
    for validator in VALIDATORS:
        if shutil.which(validator) is None:
            print(f"  {validator} isn't on PATH: its cases are left out\n")
            continue
        for environments in (1_000, 10_000):
            name = f"check-{validator}-{environments}"
            yield name, lambda v=validator, n=environments: against(bench, n, v), None
