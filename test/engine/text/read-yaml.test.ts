import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../engine/text/yaml/read-yaml.ts';
import { toParamValue } from '../../../engine/text/yaml/to-param-value.ts';

const value = (text: string) => toParamValue(readYaml(text).root);
const problems = (text: string) =>
  readYaml(text).problems.map((problem) => `${problem.code} ${text.slice(problem.at.start, problem.at.end)}`);

describe('values as DVC reads them', () => {
  it.each<[string, unknown]>([
    ['1_000', 1000],
    ['1__0', 10],
    ['010', 10],
    ['08', 8],
    ['0o17', 15],
    ['0x1F', 31],
    ['-0b11', -3],
    ['1e3', { float: 1000 }],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['1.', { float: 1 }],
    ['1.0', { float: 1 }],
    ['-.inf', { float: -Infinity }],
    ['.nan', { float: NaN }],
    ['12345678901234567890', 12345678901234567890n],
    ['yes', 'yes'],
    ['off', 'off'],
    ['True', true],
    ['FALSE', false],
    ['~', null],
    ['', null],
    ['12:30:45', '12:30:45'],
    ['2024-01-31', { date: '2024-01-31' }],
    ['2024-1-31 10:00:00', { date: '2024-1-31 10:00:00' }],
    ["'1'", '1'],
    ['"\\u00e9"', 'é'],
    ['!!str 1', '1'],
    ['0x_', '0x_'],
    ['1.2.3', '1.2.3'],
    ['-', [null]],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
  it('anchors, aliases and merge keys give what they stand for', () => {
    expect(value('a: &x {k: 1, l: 2}\nb: *x\nc: {<<: *x, k: 3}')).toEqual(
      new Map([
        [
          'a',
          new Map([
            ['k', 1],
            ['l', 2],
          ]),
        ],
        [
          'b',
          new Map([
            ['k', 1],
            ['l', 2],
          ]),
        ],
        [
          'c',
          new Map([
            ['k', 3],
            ['l', 2],
          ]),
        ],
      ]),
    );
  });
  it('a key of a user is no prototype', () => {
    expect(value('__proto__: {x: 1}')).toEqual(new Map([['__proto__', new Map([['x', 1]])]]));
  });
});

describe('what is wrong has a place', () => {
  it.each<[string, string[]]>([
    ['a: 1\na: 2\n', ['duplicate-key a']],
    ['1: x\ntrue: y\n', ['duplicate-key true']],
    ['a: *x\n', ['yaml-syntax *x']],
    ['a: !!python/object:os.system x\n', ['yaml-syntax !!python/object:os.system']],
    ['<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n', ['yaml-syntax <<<<<<< HEAD']],
    ['a: &x [*x]\n', ['yaml-syntax *x']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
  it.each([
    '\ta: 1',
    'a: [',
    'a: "',
    '{a: b',
    '%YAML 3',
    '- a\nb',
    'a: 1\n---\nb: 2',
    '['.repeat(20_000),
    '- '.repeat(20_000),
    '\0',
    '? [a]\n: b',
  ])('%# is a problem, not an exception', (text) => {
    expect(problems(text)).not.toEqual([]);
  });
  it('aliases of aliases do not fill the memory', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 12; i++)
      text += `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    expect(readYaml(text).problems[0]?.message).toBe('too large with its aliases written out');
  });
  it.each(['', '\uFEFF', '# nothing\n', '\r\n'])('%j is empty and fine', (text) => {
    expect(readYaml(text)).toEqual({ text, root: undefined, problems: [] });
  });
  it('a byte-order mark and CRLF are fine', () => {
    expect(value('\uFEFFa: 1\r\nb: |\r\n  x\r\n')).toEqual(
      new Map<string, unknown>([
        ['a', 1],
        ['b', 'x\n'],
      ]),
    );
  });
});
