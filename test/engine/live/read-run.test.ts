import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lostStages, readRun } from '../../../engine/live/read-run.ts';
import type { StageEvent } from '../../../engine/model/stage-event.ts';
import type { StageAddress } from '../../../engine/model/stage.ts';
import { nodeFiles } from '../../../engine/platform/node-files.ts';
import { readFrom } from '../../../engine/platform/read-from.ts';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stagewright-runs-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function write(run: string, text: string): void {
  const folder = path.join(root, '.dvc/stagewright/runs', run);
  fs.mkdirSync(folder, { recursive: true });
  fs.appendFileSync(path.join(folder, 'events.jsonl'), text);
}
const read = (previous?: ReturnType<typeof readRun>) => readRun(nodeFiles(root), readFrom(root), previous);
const restored = '{"at":1,"type":"restored","stage":"a"}\n';

describe('the record of a run', () => {
  it('is none where nothing was run', () => {
    expect(read()).toBeUndefined();
  });

  it('is read on from where it was left, whole lines only', () => {
    write('2026-01', restored);
    const first = read();
    expect(first?.events).toEqual([{ at: 1, type: 'restored', stage: 'a' }]);
    expect(read(first)).toBe(first);
    write('2026-01', '{"at":2,"type":"finished","sta');
    const half = read(first);
    expect(half?.events).toHaveLength(1);
    write('2026-01', 'ge":"b","seconds":1}\n');
    expect(read(half)?.events[1]).toEqual({ at: 2, type: 'finished', stage: 'b', seconds: 1 });
  });

  it('is that of the newest run', () => {
    write('2026-01', restored);
    const old = read();
    write('2026-02', restored.replace('"a"', '"new"'));
    expect(read(old)?.events).toEqual([{ at: 1, type: 'restored', stage: 'new' }]);
  });

  it('leaves out lines that are no events', () => {
    write(
      '2026-01',
      `nonsense\n{"at":1,"type":"boom"}\n{"at":1,"type":"run-planned","run":"r","by":"editor","plan":[{}]}\nnull\n${restored}`,
    );
    expect(read()?.events).toEqual([{ at: 1, type: 'restored', stage: 'a' }]);
  });
});

describe('a stage whose process is gone', () => {
  const started: StageEvent = { at: 1000, type: 'started', stage: 'a' as StageAddress, cmd: ['x'], pid: 7, startTime: 'then' };
  const check = (alive: boolean, startTime: string | undefined, lost: boolean) => {
    const processes = { self: { pid: 1, startTime: '' }, isAlive: () => alive, startTime: () => startTime };
    expect(lostStages([started], processes, 3000).map((event) => event.type === 'failed' && event.failure.type)).toEqual(
      lost ? ['lost'] : [],
    );
  };
  it('is lost when no process has its number', () => check(false, undefined, true));
  it('is lost when another process has its number now', () => check(true, 'later', true));
  it('is not lost while it lives', () => check(true, 'then', false));
  it('is not lost once it has ended', () => {
    const processes = { self: { pid: 1, startTime: '' }, isAlive: () => false, startTime: () => undefined };
    expect(lostStages([started, { at: 2, type: 'finished', stage: 'a' as StageAddress, seconds: 1 }], processes, 3)).toEqual([]);
  });
});
