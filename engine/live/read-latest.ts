import type { LatestMetrics } from '../model/metric.ts';
import type { StageAddress } from '../model/stage.ts';

/** The values of a metrics file in JSON, nested names joined with `/`; undefined where the text is no JSON object (yet). */
export function readLatest(text: string, stage: StageAddress): LatestMetrics | undefined {
  let raw: unknown;
  try {
    // DVCLive writes NaN and Infinity as Python does, which JSON does not have.
    raw = JSON.parse(text.replace(/(?<=[:[,]\s*)(-?Infinity|NaN)(?=\s*[,}\]])/g, '"$1"'));
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const values = Object.create(null) as Record<string, number | string>;
  collect(raw, '', values, 0);
  const { step } = values;
  delete values['step'];
  return { stage, step: typeof step === 'number' ? step : undefined, values };
}

function collect(node: object, prefix: string, into: Record<string, number | string>, depth: number): void {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'number' || typeof value === 'string') into[prefix + key] = value;
    else if (typeof value === 'boolean') into[prefix + key] = String(value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 20)
      collect(value, `${prefix}${key}/`, into, depth + 1);
  }
}
