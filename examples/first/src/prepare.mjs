// The stage `prepare`: some of the points are put aside to judge the network by.
import { readParams, readPoints, writePoints } from './shared/files.mjs';
import { randomNumbers, shuffled } from './shared/random.mjs';

const { seed, test_share: testShare } = readParams('prepare');
const points = shuffled(readPoints('data/points.csv'), randomNumbers(seed));
const testCount = Math.round(points.length * testShare);

writePoints('prepared/test.csv', points.slice(0, testCount));
writePoints('prepared/train.csv', points.slice(testCount));
console.log(`${points.length - testCount} points to train with, ${testCount} to judge by`);
