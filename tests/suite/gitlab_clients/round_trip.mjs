// A merge request's whole way by @gitbeaker/rest. Arguments: the folder of node_modules, the instance's URL, the
// project's path, a clone of it. The tokens come as AUTHOR_TOKEN and REVIEWER_TOKEN.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, host, path, clone] = process.argv.slice(2);
const { Gitlab } = createRequire(`${modules}/`)("@gitbeaker/rest");
const author = new Gitlab({ host, token: process.env.AUTHOR_TOKEN });
const reviewer = new Gitlab({ host, token: process.env.REVIEWER_TOKEN });

const project = await author.Projects.show(path);
assert.equal(project.path_with_namespace, path);

const heads = Object.fromEntries(["node/a", "node/b", "node/c"].map((branch) => [branch, push(branch)]));
assert.equal((await author.Branches.show(project.id, "node/a")).commit.id, heads["node/a"]);

const requests = [];
for (const branch of Object.keys(heads)) requests.push(await open(branch));
await refused(409, open("node/a"));

// Pages of two, newest first.
const listed = await author.MergeRequests.all({ projectId: path, state: "opened", perPage: 2 });
const newest = listed.filter((request) => request.title.startsWith("node/")).map((request) => request.iid);
assert.deepEqual(newest, requests.map((request) => request.iid).reverse());
const second = await author.MergeRequests.all({ projectId: path, sourceBranch: "node/b", targetBranch: "main" });
assert.deepEqual(second.map((request) => request.iid), [requests[1].iid]);

const { iid } = requests[0];
assert.equal(requests[0].detailed_merge_status, "checking");
assert.equal((await checked()).sha, heads["node/a"]);

const note = await author.MergeRequestNotes.create(path, iid, "looks good");
await author.MergeRequestNotes.edit(path, iid, note.id, { body: "looks very good" });
const notes = (await author.MergeRequestNotes.all(path, iid)).filter((note) => !note.system);
assert.deepEqual(notes.map((note) => note.body), ["looks very good"]);

const edited = await author.MergeRequests.edit(path, iid, { title: "promote(qa): 1.5.0", labels: "qa,promotion" });
assert.deepEqual([edited.title, edited.labels.sort()], ["promote(qa): 1.5.0", ["promotion", "qa"]]);
assert.equal((await author.MergeRequests.edit(path, iid, { stateEvent: "close" })).state, "closed");
assert.equal((await author.MergeRequests.edit(path, iid, { stateEvent: "reopen" })).state, "opened");

await reviewer.MergeRequestApprovals.approve(path, iid, { sha: heads["node/a"] });
const approvals = await author.MergeRequestApprovals.showConfiguration(path, { mergerequestIId: iid });
assert.deepEqual(approvals.approved_by.map((approval) => approval.user.username), ["otto"]);

await checked();
await refused(409, author.MergeRequests.merge(path, iid, { sha: "0".repeat(40) }));
const merged = await author.MergeRequests.merge(path, iid, { sha: heads["node/a"] });
assert.equal(merged.state, "merged");
await refused(405, author.MergeRequests.merge(path, iid, { sha: heads["node/a"] }));
await refused(404, author.Branches.show(path, "node/a"));

const tag = await author.Tags.create(path, "v1.5.0-node", "main");
assert.equal(tag.commit.id, merged.merge_commit_sha);
await author.ProjectReleases.create(path, { tagName: tag.name, name: "1.5.0", description: "notes" });
assert.equal((await author.ProjectReleases.show(path, tag.name)).description, "notes");
const tags = await author.Tags.all(path, { search: "^v1.5.0-n", orderBy: "version" });
assert.deepEqual(tags.map((found) => found.name), [tag.name]);
const pipelines = await author.Pipelines.all(path, { ref: "main", status: "success" });
assert.deepEqual(pipelines.map((pipeline) => pipeline.status), ["success"]);

function push(branch) {
  const git = (...args) => execFileSync("git", ["-C", clone, ...args], { encoding: "utf8" }).trim();
  git("switch", "--quiet", "-c", branch, "origin/main");
  writeFileSync(`${clone}/${branch.replace("/", "-")}`, "1.5.0\n");
  git("add", ".");
  git("commit", "--quiet", "-m", branch);
  git("push", "--quiet", "origin", branch);
  return git("rev-parse", "HEAD");
}

function open(branch) {
  const options = { description: "why", labels: "qa", removeSourceBranch: true, squash: false };
  return author.MergeRequests.create(path, branch, "main", branch, options);
}

async function checked() {
  for (let tries = 0; tries < 10; tries += 1) {
    const request = await author.MergeRequests.show(path, iid);
    if (request.detailed_merge_status !== "checking") {
      assert.equal(request.detailed_merge_status, "mergeable");
      return request;
    }
  }
  throw new Error("it is being checked for ever");
}

async function refused(code, attempt) {
  const error = await attempt.then(() => assert.fail(`not refused, where ${code} was due`), (error) => error);
  assert.equal(error.cause?.response?.status, code, error);
}
