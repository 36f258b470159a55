"""A merge request's whole way by python-gitlab. Arguments: the instance's URL, the project's path, a clone of it.

The tokens come as AUTHOR_TOKEN and REVIEWER_TOKEN. Whatever isn't as on GitLab ends the script.
"""

import os
import subprocess
import sys

import gitlab


def main(url, path, clone):
    author = gitlab.Gitlab(url, private_token=os.environ["AUTHOR_TOKEN"], timeout=30)
    author.auth()
    project = author.projects.get(path)
    same(project.path_with_namespace, path)
    same(author.projects.get(project.id).web_url, project.web_url)

    heads = {name: push(clone, name) for name in ("python/a", "python/b", "python/c")}
    same(project.branches.get("python/a").commit["id"], heads["python/a"])
    same(project.commits.get(heads["python/a"]).title, "python/a")

    requests = [open_request(project, branch) for branch in heads]
    refuse(409, lambda: open_request(project, "python/a"))
    list_requests(project, requests)

    request = until_mergeable(project, requests[0])
    same((request.sha, request.source_branch), (heads["python/a"], "python/a"))
    edit(request)
    approve(url, path, request)
    merge(request, heads["python/a"])
    same(project.branches.get("main").commit["id"], request.merge_commit_sha)
    refuse(404, lambda: project.branches.get("python/a"))
    release(project, request.merge_commit_sha)


def push(clone, branch):
    git = ["git", "-C", clone]
    subprocess.run([*git, "switch", "--quiet", "-c", branch, "origin/main"], check=True)
    with open(os.path.join(clone, branch.replace("/", "-")), "w", encoding="utf-8") as file:
        file.write("1.5.0\n")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", branch], check=True)
    subprocess.run([*git, "push", "--quiet", "origin", branch], check=True)
    return subprocess.check_output([*git, "rev-parse", "HEAD"], text=True).strip()


def open_request(project, branch):
    asked = {"source_branch": branch, "target_branch": "main", "title": branch, "description": "why", "labels": ["qa"]}
    return project.mergerequests.create({**asked, "remove_source_branch": True, "squash": False})


def list_requests(project, opened):
    """Pages of two, newest first."""
    found = list(project.mergerequests.list(state="opened", per_page=2, iterator=True))
    newest = [request.iid for request in found if request.title.startswith("python/")]
    same(newest, [request.iid for request in reversed(opened)])
    one = project.mergerequests.list(source_branch="python/b", target_branch="main", get_all=True)
    same([request.iid for request in one], [opened[1].iid])
    two = project.mergerequests.list(iids=[opened[0].iid, opened[2].iid], get_all=True)
    same(len(two), 2)


def until_mergeable(project, request):
    same(request.detailed_merge_status, "checking")
    for _ in range(10):
        request = project.mergerequests.get(request.iid)
        if request.detailed_merge_status != "checking":
            break
    same(request.detailed_merge_status, "mergeable")
    return request


def edit(request):
    note = request.notes.create({"body": "looks good"})
    note.body = "looks very good"
    note.save()
    same([note.body for note in request.notes.list(get_all=True) if not note.system], ["looks very good"])
    request.title, request.labels = "promote(qa): 1.5.0", ["qa", "promotion"]
    request.save()
    same((request.title, sorted(request.labels)), ("promote(qa): 1.5.0", ["promotion", "qa"]))
    for event, state in (("close", "closed"), ("reopen", "opened")):
        request.state_event = event
        request.save()
        same(request.state, state)


def approve(url, path, request):
    reviewer = gitlab.Gitlab(url, private_token=os.environ["REVIEWER_TOKEN"], timeout=30)
    theirs = reviewer.projects.get(path).mergerequests.get(request.iid)
    theirs.approve(sha=theirs.sha)
    approvals = theirs.approvals.get()
    same([approval["user"]["username"] for approval in approvals.approved_by], ["otto"])


def merge(request, head):
    for _ in range(10):
        if request.manager.get(request.iid).detailed_merge_status == "mergeable":
            break
    refuse(409, lambda: request.merge(sha="0" * 40))
    merged = request.merge(sha=head)
    same((merged["state"], request.state), ("merged", "merged"))
    refuse(405, lambda: request.merge(sha=head))


def release(project, sha):
    tag = project.tags.create({"tag_name": "v1.5.0-python", "ref": "main", "message": "release"})
    same(tag.commit["id"], sha)
    made = project.releases.create({"tag_name": tag.name, "name": "1.5.0", "description": "notes"})
    same(project.releases.get(tag.name).description, made.description)
    same([tag.name for tag in project.tags.list(search="^v1.5.0-p", order_by="version", get_all=True)], [tag.name])
    pipelines = project.pipelines.list(ref="main", status="success", get_all=True)
    same([pipeline.status for pipeline in pipelines], ["success"])
    same(project.pipelines.get(pipelines[0].id).ref, "main")


def refuse(code, attempt):
    try:
        attempt()
    except gitlab.GitlabError as refused:
        same(refused.response_code, code)
        return
    sys.exit(f"not refused, where {code} was due")


def same(found, expected):
    if found != expected:
        raise AssertionError(f"{found!r} is not {expected!r}")


main(*sys.argv[1:])
