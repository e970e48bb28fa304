import { expect, test } from 'vitest';
import type { Edit } from '../../engine/model/edit.ts';
import type { ToHost } from '../../webview/protocol/to-host.ts';
import { parseRequest } from '../../webview/protocol/parse-to-host.ts';

const stage = 'train' as never;
const file = 'dvc.yaml' as never;
const edits: readonly Edit[] = [
  { type: 'add-stage', file, name: 'a', cmd: 'echo' },
  { type: 'add-stage', file, name: 'a', cmd: 'echo', deps: ['x'], outs: ['y'] },
  { type: 'remove-stage', stage },
  { type: 'rename-stage', stage, to: 'b' },
  { type: 'set-cmd', stage, cmd: 'x\ny' },
  { type: 'set-desc', stage, desc: '' },
  { type: 'set-frozen', stage, frozen: true },
  { type: 'add-dep', stage, path: 'd' },
  { type: 'remove-dep', stage, path: 'd' },
  { type: 'rename-dep', stage, path: 'd', to: 'e' },
  { type: 'add-out', stage, path: 'o', kind: 'metric', cache: false, checkpoint: true },
  { type: 'add-out', stage, path: 'o', kind: 'out' },
  { type: 'remove-out', stage, path: 'o' },
  { type: 'add-param', stage, key: 'lr' },
  { type: 'remove-param', stage, key: 'lr' },
  { type: 'set-param', file, key: ['train', 'lr'], value: { text: '0.1' } },
];
const requests: readonly ToHost[] = [
  ...edits.map((edit): ToHost => ({ type: 'edit', base: 3, edit })),
  { type: 'ready' },
  { type: 'undo' },
  { type: 'redo' },
  { type: 'run', scope: { targets: [stage], reach: 'single', force: false } },
  { type: 'cancel' },
  { type: 'continue' },
  { type: 'reveal', stage, entry: 'data.csv' },
  { type: 'reveal', stage },
  { type: 'show-log', stage },
  { type: 'select', stages: [stage] },
  { type: 'place', places: { train: { x: 1, y: -2.5 } } },
  { type: 'place', places: null },
  { type: 'restore', stage, number: 4 },
  { type: 'command', command: 'manageTrust' },
];

test.each(requests.map((request) => [JSON.stringify(request), request]))('%s passes as it is', (_, request) => {
  const sent = structuredClone({ id: 7, request });
  expect(JSON.parse(JSON.stringify(parseRequest(sent)))).toEqual(sent);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'ready'],
  ['a list', []],
  ['no number', { request: { type: 'ready' } }],
  ['a number that is none', { id: Number.NaN, request: { type: 'ready' } }],
  ['an unknown type', { id: 1, request: { type: 'exec', cmd: 'rm' } }],
  ['a key too many', { id: 1, request: { type: 'ready', more: 1 } }],
  ['a key too many around the request', { id: 1, request: { type: 'ready' }, more: 1 }],
  ['a key too many in an edit', { id: 1, request: { type: 'edit', base: 1, edit: { type: 'remove-stage', stage, force: true } } }],
  ['a text that is too long', { id: 1, request: { type: 'edit', base: 1, edit: { type: 'set-cmd', stage, cmd: 'x'.repeat(100_001) } } }],
  ['a path that is too long', { id: 1, request: { type: 'show-log', stage: 'x'.repeat(4_097) } }],
  ['an edit of no kind', { id: 1, request: { type: 'edit', base: 1, edit: { type: 'set-everything' } } }],
  [
    'a set-param without a key',
    { id: 1, request: { type: 'edit', base: 1, edit: { type: 'set-param', file, key: [], value: { text: '' } } } },
  ],
  ['a place that is no number', { id: 1, request: { type: 'place', places: { a: { x: Infinity, y: 0 } } } }],
  ['a place with a key too many', { id: 1, request: { type: 'place', places: { a: { x: 0, y: 0, z: 0 } } } }],
  ['places in a list', { id: 1, request: { type: 'place', places: [] } }],
  ['a command off the list', { id: 1, request: { type: 'command', command: 'workbench.action.quit' } }],
  ['an explicit undefined', { id: 1, request: { type: 'reveal', stage, entry: undefined } }],
])('%s is refused', (_, raw) => {
  expect(parseRequest(raw)).toBeUndefined();
});

test('a stage called __proto__ is a key like any other and changes no prototype', () => {
  const raw: unknown = JSON.parse('{"id":1,"request":{"type":"place","places":{"__proto__":{"x":5,"y":6}}}}');
  const parsed = parseRequest(raw);
  if (parsed?.request.type !== 'place') throw new Error('was refused');
  expect(Object.entries(parsed.request.places ?? {})).toEqual([['__proto__', { x: 5, y: 6 }]]);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('an own __proto__ key in a request is an unknown key', () => {
  expect(parseRequest(JSON.parse('{"id":1,"request":{"type":"ready","__proto__":{"admin":true}}}'))).toBeUndefined();
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});
