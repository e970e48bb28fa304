import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';

/** The time of day. */
export const systemClock: Clock = { now: () => Date.now(), wait: (ms) => wait(ms) };
