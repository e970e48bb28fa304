import { parentPort } from 'node:worker_threads';
import { restoreCheckpoint } from '../cache/restore-checkpoint.ts';
import { hashesOf, NotRegular, type Hashes } from '../hash/hashes.ts';
import { planRun } from '../run/plan-run.ts';
import type { WorkerQuestion, WorkerReply } from '../run/worker-messages.ts';
import { overlay } from '../sync/overlay.ts';
import { readProject, type Project } from '../sync/read-project.ts';
import { nodeFiles } from './node-files.ts';
import { systemClock } from './system-clock.ts';

/** Kept between questions, so that only what changed is read and hashed again. */
const known = new Map<string, { readonly hashes: Hashes; project?: Project }>();

/** The worker thread's answer to one question: all that hashes or reads much, off the thread that must not wait. */
function answer(question: WorkerQuestion): WorkerReply {
  const { id, root } = question;
  const files = nodeFiles(root);
  const memory = known.get(root) ?? { hashes: hashesOf(files) };
  known.set(root, memory);
  switch (question.type) {
    case 'plan': {
      const project = readProject(overlay(new Map(question.buffers), files), memory.project);
      memory.project = project;
      return { id, plan: planRun(project, files, question.scope, memory.hashes) };
    }
    case 'restore': {
      const done = restoreCheckpoint(files, systemClock, readProject(files), question.stage, question.number);
      return done.ok ? { id, ok: true } : { id, error: done.error.message };
    }
  }
}

parentPort?.on('message', (question: WorkerQuestion) => {
  let reply: WorkerReply;
  try {
    reply = answer(question);
  } catch (error) {
    // A file that cannot be read or hashed is the user's to know, not the end of the thread.
    if (!(error instanceof NotRegular) && !(error instanceof Error && 'code' in error)) throw error;
    reply = { id: question.id, error: error.message };
  }
  parentPort?.postMessage(reply);
});
