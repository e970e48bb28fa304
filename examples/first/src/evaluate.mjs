// The stage `evaluate`: the trained network is judged by points that it has not seen.
import fs from 'node:fs';
import { readPoints, writeWhole } from './shared/files.mjs';
import { judge, predict } from './shared/network.mjs';

const network = JSON.parse(fs.readFileSync('models/model.json', 'utf8'));
const points = readPoints('prepared/test.csv');
const scores = judge(network, points);
const rows = points.map((point) => `${point.label},${predict(network, point).probability >= 0.5 ? 1 : 0}`);

writeWhole('metrics/scores.json', JSON.stringify(scores, null, 4) + '\n');
writeWhole('metrics/confusion.csv', ['actual,predicted', ...rows].join('\n') + '\n');
console.log(`loss ${scores.loss.toFixed(4)}  accuracy ${scores.accuracy.toFixed(3)}`);
