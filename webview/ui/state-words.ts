import type { NodeState } from '../protocol/to-webview.ts';

/** How a state is shown: never by colour alone. `icon` is a codicon. */
export interface StateWords {
  readonly icon: string;
  readonly word: string;
}

const words: Readonly<Record<NodeState['state'], StateWords>> = {
  unknown: { icon: 'circle-outline', word: 'not checked' },
  'up-to-date': { icon: 'pass', word: 'up to date' },
  stale: { icon: 'circle-large-outline', word: 'stale' },
  waiting: { icon: 'watch', word: 'waiting' },
  queued: { icon: 'clock', word: 'queued' },
  running: { icon: 'loading', word: 'running' },
  failed: { icon: 'error', word: 'failed' },
  cancelled: { icon: 'circle-slash', word: 'cancelled' },
};

export const stateWords = (state: NodeState | undefined): StateWords => words[state?.state ?? 'unknown'];

/** `4 s`, `2 min 05 s`, `1 h 02 min`: as long as a run lasts, as short as a badge allows. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** A metric's value in a few characters. */
export const shortValue = (value: number | string): string =>
  typeof value === 'number' ? (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))) : value;
