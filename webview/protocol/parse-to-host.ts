import * as v from 'valibot';
import type { RepoPath } from '../../engine/model/path.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { Request } from './channel.ts';

/**
 * Checks what came from a webview before anything is done with it: the exact shapes of `ToHost`, no other keys, texts of
 * bounded length. Undefined for anything else; the host answers nothing to that.
 */
export function parseRequest(raw: unknown): Request | undefined {
  const parsed = v.safeParse(request, raw);
  return parsed.success ? parsed.output : undefined;
}

/** UTF-16 units. A path or name is never longer than what file systems take; a command may be a small script. */
const limit = { name: 1_000, path: 4_096, text: 100_000, list: 10_000 };

const name = v.pipe(v.string(), v.maxLength(limit.name));
const path = v.pipe(v.string(), v.maxLength(limit.path));
const text = v.pipe(v.string(), v.maxLength(limit.text));
const repoPath = v.pipe(
  path,
  v.transform((value) => value as RepoPath),
);
const stage = v.pipe(
  path,
  v.transform((value) => value as StageAddress),
);
const stages = v.pipe(v.array(stage), v.maxLength(limit.list));
const paths = v.pipe(v.array(path), v.maxLength(limit.list));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const typed = v.strictObject({ text });

const edit = v.variant('type', [
  v.strictObject({
    type: v.literal('add-stage'),
    file: repoPath,
    name,
    cmd: text,
    deps: v.exactOptional(paths),
    outs: v.exactOptional(paths),
  }),
  v.strictObject({ type: v.literal('remove-stage'), stage }),
  v.strictObject({ type: v.literal('rename-stage'), stage, to: name }),
  v.strictObject({ type: v.literal('set-cmd'), stage, cmd: text }),
  v.strictObject({ type: v.literal('set-desc'), stage, desc: text }),
  v.strictObject({ type: v.literal('set-frozen'), stage, frozen: v.boolean() }),
  v.strictObject({ type: v.literal('add-dep'), stage, path }),
  v.strictObject({ type: v.literal('remove-dep'), stage, path }),
  v.strictObject({ type: v.literal('rename-dep'), stage, path, to: path }),
  v.strictObject({
    type: v.literal('add-out'),
    stage,
    path,
    kind: v.picklist(['out', 'metric', 'plot']),
    cache: v.exactOptional(v.boolean()),
    checkpoint: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ type: v.literal('remove-out'), stage, path }),
  v.strictObject({ type: v.literal('add-param'), stage, key: path }),
  v.strictObject({ type: v.literal('remove-param'), stage, key: path }),
  v.strictObject({
    type: v.literal('set-param'),
    file: repoPath,
    key: v.pipe(v.array(name), v.minLength(1), v.maxLength(100)),
    value: typed,
  }),
]);

/** A record of places, copied into an object without prototype so that a stage called `__proto__` is a key like any other. */
const places = v.pipe(
  v.custom<Record<string, unknown>>((value) => isPlainObject(value) && Object.keys(value).length <= limit.list),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const copy = Object.create(null) as Record<string, { x: number; y: number }>;
    for (const [key, value] of Object.entries(dataset.value)) {
      const parsed = v.safeParse(place, value);
      if (key.length > limit.path || !parsed.success) {
        addIssue({ message: 'no place' });
        return NEVER;
      }
      copy[key] = parsed.output;
    }
    return copy;
  }),
);
const place = v.strictObject({ x: coordinate, y: coordinate });

const toHost = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('edit'), base: count, edit }),
  v.strictObject({ type: v.literal('undo') }),
  v.strictObject({ type: v.literal('redo') }),
  v.strictObject({
    type: v.literal('run'),
    scope: v.strictObject({ targets: stages, reach: v.picklist(['upstream', 'single', 'downstream']), force: v.boolean() }),
  }),
  v.strictObject({ type: v.literal('cancel') }),
  v.strictObject({ type: v.literal('continue') }),
  v.strictObject({ type: v.literal('reveal'), stage, entry: v.exactOptional(path) }),
  v.strictObject({ type: v.literal('show-log'), stage }),
  v.strictObject({ type: v.literal('select'), stages }),
  v.strictObject({ type: v.literal('place'), places: v.nullable(places) }),
  v.strictObject({ type: v.literal('restore'), stage, number: count }),
  v.strictObject({
    type: v.literal('command'),
    command: v.picklist(['createPipeline', 'openText', 'openCanvas', 'manageTrust']),
  }),
]);

const request = v.strictObject({ id: count, request: toHost });

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
