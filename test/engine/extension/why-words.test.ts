import { describe, expect, it } from 'vitest';
import { stateWords } from '../../../extension/lenses/why-words.ts';
import type { NodeState } from '../../../engine/model/run-view.ts';
import type { StageAddress } from '../../../engine/model/stage.ts';

const check = (state: NodeState, words: string) => expect(stateWords(state)).toBe(words);

describe('a state in words', () => {
  it('names the parameter that changed, with both values', () => {
    check(
      { state: 'stale', why: [{ type: 'param', file: 'params.yaml', key: 'lr', change: 'modified', from: '0.1', to: '0.2' }] },
      'stale: lr 0.1 → 0.2',
    );
  });
  it('names three reasons and counts the others', () => {
    const dep = { type: 'dep', path: 'a.csv', change: 'modified' } as const;
    check(
      { state: 'stale', why: [dep, dep, { type: 'upstream', stage: 'prepare' as StageAddress }, dep, dep] },
      'stale: a.csv modified, a.csv modified, prepare will change and 2 more',
    );
  });
  it('says how long a stage took', () => {
    check({ state: 'up-to-date', why: [], seconds: 3.14 }, 'up to date, took 3.1 s');
    check({ state: 'up-to-date', why: [], seconds: 600 }, 'up to date, took 10 min');
    check({ state: 'up-to-date', why: [] }, 'up to date');
  });
  it('says why a stage failed', () => {
    check(
      { state: 'failed', why: [], failure: { type: 'exit-code', code: 2, message: 'exited with code 2' } },
      'failed: exited with code 2',
    );
  });
});
