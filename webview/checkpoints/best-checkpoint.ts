import type { Checkpoint } from '../../engine/model/checkpoint.ts';

/** The names of the values that can be compared, the most telling first: what was held out, then what is in most of them. */
export function comparableNames(checkpoints: readonly Checkpoint[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const checkpoint of checkpoints)
    for (const [name, value] of Object.entries(checkpoint.values))
      if (typeof value === 'number' && Number.isFinite(value)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rank = (name: string): number => (/val|test|eval/i.test(name) ? 1e6 : 0) + (counts.get(name) ?? 0);
  return [...counts.keys()].sort((a, b) => rank(b) - rank(a));
}

/** True for accuracies and the like; what has another name is taken for a loss. */
export const higherIsBetter = (name: string): boolean =>
  /acc|auc|f1|precision|recall|score|reward|bleu|iou|r2|map$/i.test(name) && !/loss|err/i.test(name);

/** The number of the best checkpoint by `name`, the earliest of equals; undefined where none has a number there. */
export function bestCheckpoint(checkpoints: readonly Checkpoint[], name: string): number | undefined {
  let best: { number: number; value: number } | undefined;
  for (const checkpoint of checkpoints) {
    const value = new Map(Object.entries(checkpoint.values)).get(name);
    if (checkpoint.kind !== 'checkpoint' || typeof value !== 'number' || !Number.isFinite(value)) continue;
    if (!best || (higherIsBetter(name) ? value > best.value : value < best.value)) best = { number: checkpoint.number, value };
  }
  return best?.number;
}
