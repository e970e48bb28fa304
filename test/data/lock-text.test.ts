import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ParamMap } from '../../engine/model/param.ts';
import { emitYaml } from '../../engine/text/lock/emit-yaml.ts';
import { readYaml } from '../../engine/text/yaml/read-yaml.ts';
import { toParamValue } from '../../engine/text/yaml/to-param-value.ts';

it('every dvc.lock that DVC recorded comes out byte for byte', () => {
  const folder = path.join(process.env['STAGEWRIGHT_DATA'] ?? '', 'golden-lock');
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'dvc.lock');
  const files = names.map((name) => path.join(folder, name)).filter((file) => fs.statSync(file).isFile());
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    expect(emitYaml(toParamValue(readYaml(text).root) as ParamMap), file).toBe(text);
  }
});
