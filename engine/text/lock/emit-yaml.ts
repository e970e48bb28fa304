import type { ParamMap, ParamValue } from '../../model/param.ts';
import { emitString } from './emit-scalar.ts';
import { pythonFloat } from './python-float.ts';

/**
 * YAML text as DVC writes dvc.lock and `.dvc` files (ruamel.yaml's round-trip emitter): block style, two spaces, the dash of a list under its
 * key, a list or map that stands in two places written once and referred to.
 */
export function emitYaml(value: ParamMap): string {
  const state: State = { anchors: anchorsOf(value), named: new Map() };
  return value.size === 0 ? '{}\n' : emitMap(value, 0, state);
}

interface State {
  /** Collections that stand in more than one place. */
  readonly anchors: ReadonlySet<ParamValue>;
  readonly named: Map<ParamValue, string>;
}

const isMap = (value: ParamValue): value is ParamMap => value instanceof Map;
const isList = (value: ParamValue): value is readonly ParamValue[] => Array.isArray(value);

function emitMap(map: ParamMap, indent: number, state: State): string {
  let out = '';
  for (const [key, value] of map) {
    const name = emitString(key, indent, indent, false);
    out += `${out === '' ? '' : ' '.repeat(indent)}${name}:${emitUnderKey(value, indent, indent + Array.from(name).length + 2, state)}`;
  }
  return out;
}

/** What follows `key:`, with its line end. `column` is where a scalar starts. */
function emitUnderKey(value: ParamValue, indent: number, column: number, state: State): string {
  if (!isMap(value) && !isList(value)) {
    const text = emitScalar(value, column, indent + 2);
    return text === '' ? '\n' : ` ${text}\n`;
  }
  const label = labelOf(value, state);
  if (label.startsWith('*')) return ` ${label}\n`;
  const lead = label === '' ? '' : ` ${label}`;
  if (isMap(value)) return value.size === 0 ? `${lead} {}\n` : `${lead}\n${' '.repeat(indent + 2)}${emitMap(value, indent + 2, state)}`;
  return value.length === 0 ? `${lead} []\n` : `${lead}\n${' '.repeat(indent)}${emitList(value, indent, state)}`;
}

function emitList(list: readonly ParamValue[], indent: number, state: State): string {
  let out = '';
  for (const value of list) {
    out += `${out === '' ? '' : ' '.repeat(indent)}-${emitItem(value, indent, state)}`;
  }
  return out;
}

function emitItem(value: ParamValue, indent: number, state: State): string {
  if (!isMap(value) && !isList(value)) {
    // DVC's emitter leaves the space after a dash where nothing follows, though none after a colon.
    return ` ${emitScalar(value, indent + 2, indent + 2)}\n`;
  }
  const label = labelOf(value, state);
  if (label.startsWith('*')) return ` ${label}\n`;
  const lead = label === '' ? ' ' : ` ${label}\n${' '.repeat(indent + 2)}`;
  if (isMap(value)) return value.size === 0 ? ` ${label === '' ? '' : `${label} `}{}\n` : `${lead}${emitMap(value, indent + 2, state)}`;
  return value.length === 0 ? ` ${label === '' ? '' : `${label} `}[]\n` : `${lead}${emitList(value, indent + 2, state)}`;
}

function emitScalar(value: Exclude<ParamValue, ParamMap | readonly ParamValue[]>, column: number, indent: number): string {
  if (value === null) return '';
  if (typeof value === 'string') return emitString(value, column, indent, true);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : pythonFloat(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return 'float' in value ? pythonFloat(value.float) : value.date;
}

function labelOf(value: ParamValue, state: State): string {
  if (!state.anchors.has(value)) return '';
  const known = state.named.get(value);
  if (known !== undefined) return `*${known}`;
  const name = `id${String(state.named.size + 1).padStart(3, '0')}`;
  state.named.set(value, name);
  return `&${name}`;
}

/** The non-empty collections that are one object in two places, as YAML anchors make them. */
function anchorsOf(value: ParamValue): ReadonlySet<ParamValue> {
  const seen = new Set<ParamValue>();
  const twice = new Set<ParamValue>();
  const walk = (part: ParamValue): void => {
    if (!isMap(part) && !isList(part)) return;
    if (seen.has(part)) {
      twice.add(part);
      return;
    }
    seen.add(part);
    for (const inner of part.values()) walk(inner);
  };
  walk(value);
  return twice;
}
