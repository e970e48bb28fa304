import fs from 'node:fs';
import path from 'node:path';

/** Writes a whole file, and the folders it needs: aside first and then renamed, so that nobody reads half of it. */
export function writeWhole(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, text);
  fs.renameSync(`${file}.new`, file);
}

/** The points of a table with the columns x, y and label. */
export function readPoints(file) {
  const [, ...rows] = fs.readFileSync(file, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [x, y, label] = row.split(',').map(Number);
    return { x, y, label };
  });
}

/** The reverse of `readPoints`. */
export function writePoints(file, points) {
  writeWhole(file, ['x,y,label', ...points.map(({ x, y, label }) => `${x},${y},${label}`)].join('\n') + '\n');
}

/**
 * The numbers of one section of params.yaml, by name. It understands `name: number` in two levels, which is all that this
 * example needs; for more, use a YAML library.
 */
export function readParams(section) {
  const params = {};
  let current = '';
  for (const [index, line] of fs.readFileSync('params.yaml', 'utf8').split(/\r?\n/).entries()) {
    const text = line.replace(/(^|\s)#.*$/, '').trimEnd();
    if (text === '') continue;
    const [, indent, name, value] = /^(\s*)([\w-]+):\s*(.*)$/.exec(text) ?? [];
    const number = Number(value);
    if (name === undefined || (indent !== '' && (value === '' || Number.isNaN(number))))
      throw new Error(`params.yaml:${index + 1}: this is no number with a name: ${line.trim()}`);
    if (indent === '') current = name;
    else if (current === section) params[name] = number;
  }
  return params;
}
