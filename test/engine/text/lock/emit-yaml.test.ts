import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParamMap, ParamValue } from '../../../../engine/model/param.ts';
import { emitYaml } from '../../../../engine/text/lock/emit-yaml.ts';
import { pythonFloat } from '../../../../engine/text/lock/python-float.ts';
import { readYaml } from '../../../../engine/text/yaml/read-yaml.ts';
import { toParamValue } from '../../../../engine/text/yaml/to-param-value.ts';

const again = (text: string) => emitYaml(toParamValue(readYaml(text).root) as ParamMap);

it('a lock in all the styles that DVC uses comes out as it was', () => {
  const text = [
    "schema: '2.0'",
    'stages:',
    '  train:',
    '    cmd: "python a.py\\npython b.py"',
    '    deps:',
    '    - path: data/é.csv',
    '      hash: md5',
    '      md5: 5d41402abc4b2a76b9719d911017c592',
    '      size: 5',
    '    params:',
    '      params.yaml:',
    '        empty: {}',
    '        lr: 1e-05',
    '        name:',
    "        number: '1.10'",
    '        one: 1.0',
    '        quote: "it\'s: so"',
    '        shared: &id001',
    '        - 1',
    '        - yes',
    '        too: *id001',
    '    outs: []',
    '',
  ].join('\n');
  expect(again(text)).toBe(text);
});

it('floats are printed as Python prints them', () => {
  const printed = [1, 0.1, 1e-5, 0.0001, 1e15, 1e16, 1.5e300, -0, 123456.789, Infinity, Number.NaN].map(pythonFloat);
  expect(printed).toEqual([
    '1.0',
    '0.1',
    '1e-05',
    '0.0001',
    '1000000000000000.0',
    '1e+16',
    '1.5e+300',
    '-0.0',
    '123456.789',
    '.inf',
    '.nan',
  ]);
});

it('any text is read back as it was written', () => {
  const key = fc.string({ minLength: 1, maxLength: 12 });
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ maxLength: 120 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const map = fc.uniqueArray(fc.tuple(key, leaf), { selector: ([name]) => name, maxLength: 6 }).map((pairs): ParamMap => new Map(pairs));
  fc.assert(
    fc.property(map, (value) => {
      expect(toParamValue(readYaml(emitYaml(new Map<string, ParamValue>([['top', value]]))).root)).toEqual(new Map([['top', value]]));
    }),
    { numRuns: 500 },
  );
});
