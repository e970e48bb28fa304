import type { YamlScalar } from './yaml-node.ts';

const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?)$/;
const integer = /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const date =
  /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/;

/**
 * The value of a plain scalar by the rules of DVC's YAML reader (ruamel, YAML 1.2, which is not quite the core schema):
 * `010` is 10, `1_000` is 1000, `1e3` is a float, `yes` is a string, `2024-01-01` a date.
 */
export function readScalar(text: string): YamlScalar['value'] {
  if (text === '' || text === '~' || /^(?:null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  const first = text.charCodeAt(0);
  // Only digits, signs and dots begin what is left.
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)) return text;
  if (float.test(text)) return pythonFloat(Number(text.replaceAll('_', '')));
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return { float: text.startsWith('-') ? -Infinity : Infinity };
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return { float: NaN };
  if (integer.test(text)) return readInteger(text);
  return date.test(text) ? { date: text } : text;
}

const pythonFloat = (value: number) => (Number.isInteger(value) || !Number.isFinite(value) ? { float: value } : value);

function readInteger(text: string): number | bigint | string {
  const negative = text.startsWith('-');
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  // `0x_` has a prefix and no digit.
  if (/^0[box]$/.test(digits)) return text;
  const size = BigInt(digits);
  const value = negative ? -size : size;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}
