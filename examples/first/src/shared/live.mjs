// What a training tells while it runs: its curves, in the files that DVCLive writes, and when a checkpoint is to be taken.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeWhole } from './files.mjs';

/** Adds one point to the curve of each metric; `metrics` is like { train: { loss: 0.5 } }. */
export function logMetrics(folder, step, metrics) {
  for (const [group, values] of Object.entries(metrics)) {
    for (const [name, value] of Object.entries(values)) {
      const file = path.join(folder, 'plots/metrics', group, `${name}.tsv`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (!fs.existsSync(file)) fs.writeFileSync(file, `step\t${name}\n`);
      fs.appendFileSync(file, `${step}\t${value}\n`);
    }
  }
  writeWhole(path.join(folder, 'metrics.json'), JSON.stringify({ step, ...metrics }, null, 4) + '\n');
}

/**
 * Asks for a checkpoint of the outs with `checkpoint: true` as they are on the disk now, and waits until it is taken: the
 * one who takes it removes the file. Without anybody to ask, as under `dvc repro`, nothing is done.
 */
export async function takeCheckpoint(step, values, limitMs = 60_000) {
  const signal = process.env.STAGEWRIGHT_CHECKPOINT_SIGNAL;
  if (!signal) return;
  writeWhole(signal, JSON.stringify({ step, values }));
  const deadline = Date.now() + limitMs;
  while (fs.existsSync(signal)) {
    if (Date.now() > deadline) {
      // Taken later, it would hold the outs of a later step.
      fs.rmSync(signal, { force: true });
      console.warn(`The checkpoint of step ${step} was not taken within ${limitMs / 1000} s.`);
      return;
    }
    await pause(20);
  }
}
