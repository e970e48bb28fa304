import type { Why } from '../../engine/model/plan.ts';
import type { NodeState } from '../../engine/model/run-view.ts';
import { unreachable } from '../../engine/model/unreachable.ts';

/** A state in a few words, with the first reasons: `stale: lr 0.1 → 0.2`. */
export function stateWords(state: NodeState): string {
  switch (state.state) {
    case 'unknown':
      return '';
    case 'up-to-date':
      return state.seconds === undefined ? 'up to date' : `up to date, took ${seconds(state.seconds)}`;
    case 'stale':
      return withReasons('stale', state.why);
    case 'waiting':
      return 'waits for another run';
    case 'queued':
      return 'queued';
    case 'running':
      return 'running';
    case 'failed':
      return state.failure === undefined ? 'failed' : `failed: ${state.failure.message}`;
    case 'cancelled':
      return 'cancelled';
    default:
      return unreachable(state.state);
  }
}

const mostReasons = 3;
const longest = 40;

function withReasons(word: string, why: readonly Why[]): string {
  if (why.length === 0) return word;
  const shown = why.slice(0, mostReasons).map(whyWords).join(', ');
  const more = why.length > mostReasons ? ` and ${why.length - mostReasons} more` : '';
  return `${word}: ${shown}${more}`;
}

/** One reason why a stage is not up to date, in a few words. */
export function whyWords(why: Why): string {
  switch (why.type) {
    case 'never-run':
      return 'never run';
    case 'cmd':
      return 'the command changed';
    case 'dep':
      return `${why.path} ${why.change}`;
    case 'param':
      return why.from !== undefined && why.to !== undefined
        ? `${why.key} ${short(why.from)} → ${short(why.to)}`
        : `${why.key} ${why.change}`;
    case 'out':
      return `${why.path} ${why.change}`;
    case 'upstream':
      return `${why.stage} will change`;
    case 'no-deps-no-outs':
      return 'no deps and no outs';
    case 'always-changed':
      return 'always changed';
    case 'forced':
      return 'forced';
    default:
      return unreachable(why);
  }
}

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function seconds(count: number): string {
  if (count < 10) return `${count.toFixed(1)} s`;
  return count < 90 ? `${Math.round(count)} s` : `${Math.round(count / 60)} min`;
}
