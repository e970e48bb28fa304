import type { StageEvent } from '../model/stage-event.ts';

/** One line of `events.jsonl`; undefined for anything that is no event of a known shape, for the file may be anybody's. */
export function parseEvent(line: string): StageEvent | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(raw) || typeof raw['at'] !== 'number' || typeof raw['type'] !== 'string') return undefined;
  const shape = shapes.get(raw['type']);
  return shape !== undefined && Object.entries(shape).every(([key, is]) => is(raw[key])) ? (raw as unknown as StageEvent) : undefined;
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isWhy: Check = (value) => isRecord(value) && isText(value['type']);
const isPlanned: Check = (value) =>
  isRecord(value) &&
  isText(value['stage']) &&
  ['run', 'restore', 'skip'].includes(value['action'] as string) &&
  Array.isArray(value['why']) &&
  value['why'].every(isWhy);
const isPlan: Check = (value) => Array.isArray(value) && value.every(isPlanned);
const isFailure: Check = (value) => isRecord(value) && isText(value['type']) && isText(value['message']);

const shapes = new Map<string, Readonly<Record<string, Check>>>([
  ['run-planned', { run: isText, plan: isPlan, by: (value) => value === 'terminal' || value === 'editor' }],
  ['waiting', { who: isText, stage: (value) => value === undefined || isText(value) }],
  ['started', { stage: isText, cmd: isTexts, pid: isNumber, startTime: isText }],
  ['checkpoint', { stage: isText, number: isNumber, step: (value) => value === undefined || isNumber(value) }],
  ['finished', { stage: isText, seconds: isNumber }],
  ['restored', { stage: isText }],
  ['skipped', { stage: isText, reason: isText }],
  ['failed', { stage: isText, failure: isFailure, seconds: isNumber }],
  ['run-ended', { run: isText, ok: isFlag }],
]);
