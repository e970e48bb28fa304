// Makes data/points.csv, always the same: two half moons that reach into each other, one for each class.
import { fileURLToPath } from 'node:url';
import { writePoints } from './src/shared/files.mjs';
import { randomNumbers } from './src/shared/random.mjs';

const random = randomNumbers(2024);
// The sum of a few random numbers is nearly normal, and has no outliers.
const noise = () => (random() + random() + random() + random() - 2) * 0.35;
// So few digits that the file is the same wherever it is made.
const rounded = (value) => Number(value.toFixed(4));

const points = Array.from({ length: 400 }, (_, index) => {
  const label = index % 2;
  const angle = random() * Math.PI;
  const [x, y] = label === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  return { x: rounded(x + noise()), y: rounded(y + noise()), label };
});

writePoints(fileURLToPath(new URL('data/points.csv', import.meta.url)), points);
