// The stage `train`: a small neural network learns the training points by gradient descent.
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readParams, readPoints, writeWhole } from './shared/files.mjs';
import { logMetrics, takeCheckpoint } from './shared/live.mjs';
import { judge, learn, newNetwork } from './shared/network.mjs';
import { randomNumbers, shuffled } from './shared/random.mjs';

const { batch, checkpoint_every: checkpointEvery, epochs, hidden, lr, pause_ms: pauseMs, seed } = readParams('train');
const random = randomNumbers(seed);
const points = readPoints('prepared/train.csv');
const network = newNetwork(hidden, random);
const save = () => writeWhole('models/model.json', JSON.stringify(network, null, 1) + '\n');

// The curves of the last training are not continued.
fs.rmSync('live/train', { recursive: true, force: true });

for (let epoch = 1; epoch <= epochs; epoch++) {
  const order = shuffled(points, random);
  for (let start = 0; start < order.length; start += batch) learn(network, order.slice(start, start + batch), lr);

  const scores = judge(network, points);
  logMetrics('live/train', epoch, { train: scores });
  console.log(`epoch ${epoch}/${epochs}  loss ${scores.loss.toFixed(4)}  accuracy ${scores.accuracy.toFixed(3)}`);

  if (checkpointEvery > 0 && epoch % checkpointEvery === 0) {
    save();
    await takeCheckpoint(epoch, scores);
  }
  await pause(pauseMs);
}
save();
