import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit, TextChange } from '../../../engine/model/edit.ts';
import type { StageAddress } from '../../../engine/model/stage.ts';
import { planEdit } from '../../../engine/sync/plan-edit.ts';
import { readProject } from '../../../engine/sync/read-project.ts';
import { applyChanges } from '../../../engine/text/apply-changes.ts';
import { memoryFiles } from './memory-files.ts';

const names = ['a', 'b', 'c'];
const path = fc.constantFrom('p', 'q r', "it's", 'x: y', '#z', '1_0', 'é', '[w]', 'yes', '- k', '"', 'deep/er');

/** A dvc.yaml in many writings: indents, breaks, flow lists, quotes, comments, blank lines, no break at the end. */
const text = fc
  .record({
    step: fc.constantFrom(2, 4),
    dash: fc.constantFrom(0, 2),
    flow: fc.boolean(),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    open: fc.boolean(),
    comment: fc.constantFrom('', ' # why'),
    blank: fc.boolean(),
    stages: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    deps: fc.uniqueArray(fc.constantFrom('d1', "'d 2'", '"d3"'), { maxLength: 3 }),
  })
  .map(({ step, dash, flow, crlf, mark, open, comment, blank, stages, deps }) => {
    const pad = ' '.repeat(step);
    const list = flow
      ? [`${pad}${pad}deps: [${deps.join(', ')}]${comment}`]
      : deps.length === 0
        ? []
        : [`${pad}${pad}deps:${comment}`, ...deps.map((dep) => `${pad}${pad}${' '.repeat(dash)}- ${dep}${comment}`)];
    const lines = [
      '# top',
      'stages:',
      ...stages.flatMap((name) => [`${pad}${name}:${comment}`, `${pad}${pad}cmd: run ${name}${comment}`, ...list, ...(blank ? [''] : [])]),
    ];
    const joined = lines.join(crlf ? '\r\n' : '\n');
    return (mark ? '\uFEFF' : '') + (open ? joined : joined + (crlf ? '\r\n' : '\n'));
  });

const stage = fc.constantFrom(...names.map((name) => name as StageAddress));
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type: fc.constant('add-dep' as const), stage, path }),
  fc.record({ type: fc.constant('remove-dep' as const), stage, path: fc.constantFrom('d1', 'd 2', 'd3') }),
  fc.record({ type: fc.constant('rename-dep' as const), stage, path: fc.constantFrom('d1', 'd 2', 'd3'), to: path }),
  fc.record({
    type: fc.constant('add-out' as const),
    stage,
    path,
    kind: fc.constantFrom('out' as const, 'metric' as const),
    cache: fc.boolean(),
  }),
  fc.record({ type: fc.constant('set-cmd' as const), stage, cmd: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('set-desc' as const), stage, desc: fc.string({ unit: 'grapheme', minLength: 1 }) }),
  fc.record({ type: fc.constant('add-param' as const), stage, key: fc.constantFrom('lr', 'net.units', 'o.yaml:k') }),
  fc.record({ type: fc.constant('rename-stage' as const), stage, to: fc.constantFrom('new', 'no', '01', 'é') }),
  fc.record({ type: fc.constant('remove-stage' as const), stage }),
);

/** What undoes the changes, as ranges of the changed text. */
function inverse(before: string, changes: readonly TextChange[]): TextChange[] {
  let moved = 0;
  return [...changes]
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
    .map((change) => {
      const start = change.at.start + moved;
      moved += change.text.length - (change.at.end - change.at.start);
      return { file: change.file, at: { start, end: start + change.text.length }, text: before.slice(change.at.start, change.at.end) };
    });
}

describe('any edit of any writing', () => {
  it('is made or refused, never leaves a text that cannot be read, and is undone to the byte', () => {
    let made = 0;
    fc.assert(
      fc.property(text, edit, (before, wanted) => {
        const project = readProject(memoryFiles({ 'dvc.yaml': before }));
        expect(project.pipeline.files[0]?.state).toBe('read');
        const planned = planEdit(project, wanted);
        if (!planned.ok) {
          // Each of these texts is plain enough to be edited: only what the edit asks for may be wrong.
          expect(planned.error.code).not.toBe('shared-text');
          return;
        }
        made++;
        const after = applyChanges(before, planned.value);
        expect(readProject(memoryFiles({ 'dvc.yaml': after })).pipeline.files[0]?.state).toBe('read');
        expect(applyChanges(after, inverse(before, planned.value))).toBe(before);
        expect(after.includes('\r\n') && /[^\r]\n/.test(after)).toBe(before.includes('\r\n') && /[^\r]\n/.test(before));
        expect(after.endsWith('\n')).toBe(before.endsWith('\n'));
      }),
      { numRuns: 400 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it('a dep adds one line to a block list, and no line but that one changes', () => {
    fc.assert(
      fc.property(text, path, (before, dep) => {
        const project = readProject(memoryFiles({ 'dvc.yaml': before }));
        const target = project.pipeline.nodes[0];
        fc.pre(target !== undefined && target.deps.length > 0 && !before.includes('['));
        const planned = planEdit(project, { type: 'add-dep', stage: target.address, path: dep });
        const after = planned.ok ? applyChanges(before, planned.value) : '';
        const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
        expect(now.length).toBe(old.length + 1);
        const at = now.findIndex((line, i) => line !== old[i]);
        expect([...now.slice(0, at), ...now.slice(at + 1)]).toEqual(old);
      }),
      { numRuns: 200 },
    );
  });
});
