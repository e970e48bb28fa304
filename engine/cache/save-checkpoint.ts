import { hashesOf, withoutListing } from '../hash/hashes.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { ParamMap, ParamValue } from '../model/param.ts';
import type { Stage } from '../model/stage.ts';
import type { Clock } from '../ports/clock.ts';
import type { WritableFiles } from '../ports/files.ts';
import type { Project } from '../sync/project.ts';
import { keepObject } from './object-store.ts';
import { checkpointFolder, readManifests } from './checkpoint-folder.ts';

/** How many are kept of one stage; older ones lose their manifest, their objects are left to the next cleaning. */
const kept = 10;

/**
 * Puts the outs of a stage that are checkpoints into the cache and writes a manifest. `signal` is the text of the signal file: JSON with `step` and
 * `values`, or anything else for neither. Undefined where no such out is there.
 */
export function saveCheckpoint(
  files: WritableFiles,
  clock: Clock,
  project: Project,
  stage: Stage,
  run: string,
  signal: string,
  kind: Checkpoint['kind'] = 'checkpoint',
): Checkpoint | undefined {
  const hashes = hashesOf(files);
  const outs: Checkpoint['outs'][number][] = [];
  for (const out of stage.outs) {
    if (!out.checkpoint && kind === 'checkpoint') continue;
    const content = hashes.of(out.resolved);
    if (content === undefined) continue;
    keepObject(files, out.resolved, content);
    outs.push({ path: out.path, ...withoutListing(content) });
  }
  if (outs.length === 0) return undefined;
  const before = readManifests(files, stage.address);
  const number = (before.at(-1)?.number ?? 0) + 1;
  const { step, values } = readSignal(signal);
  const checkpoint: Checkpoint = {
    version: 1,
    stage: stage.address,
    number,
    kind,
    ...(step === undefined ? {} : { step }),
    time: clock.now(),
    values,
    params: paramsOf(project, stage),
    outs,
    run,
  };
  files.writeWhole(`${checkpointFolder(stage.address)}/${number}.json`, `${JSON.stringify(checkpoint, undefined, 1)}\n`);
  for (const old of before.slice(0, Math.max(0, before.length + 1 - kept)))
    files.remove(`${checkpointFolder(stage.address)}/${old.number}.json`);
  return checkpoint;
}

function readSignal(text: string): Pick<Checkpoint, 'values'> & { readonly step?: number } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { values: {} };
  }
  if (typeof raw !== 'object' || raw === null) return { values: {} };
  const { step, values } = raw as { step?: unknown; values?: unknown };
  const named = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  const usable = named.filter((pair): pair is [string, number | string] => typeof pair[1] === 'number' || typeof pair[1] === 'string');
  return { ...(typeof step === 'number' ? { step } : {}), values: Object.fromEntries(usable) };
}

function paramsOf(project: Project, stage: Stage): Readonly<Record<string, unknown>> {
  return Object.fromEntries(stage.params.map((param) => [param.file, toJson(project.paramValues.get(param.resolved) ?? null)]));
}

function toJson(value: ParamValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...(value as ParamMap)].map(([key, inner]) => [key, toJson(inner)]));
  if (Array.isArray(value)) return (value as readonly ParamValue[]).map(toJson);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object' && value !== null && 'float' in value) return value.float;
  return typeof value === 'object' && value !== null && 'date' in value ? value.date : value;
}
