import type { ParamValue } from '../../model/param.ts';
import { pythonFloat } from './python-float.ts';
import { writeString, type Page } from './write-scalar.ts';

/** Writes values as DVC's YAML writer does; one `Emitter` a text, since it numbers the anchors. */
export interface Emitter {
  /** `key: value` lines at `indent`, each with its line end. */
  map(entries: Iterable<readonly [string, ParamValue]>, indent: number): string;
}

type Collection = readonly ParamValue[] | ReadonlyMap<string, ParamValue>;

/** `root` is all that will be written: a list or map that stands in it twice becomes an anchor and aliases. */
export function emitter(root: ParamValue, firstAnchor: number): Emitter {
  const shared = findShared(root);
  const names = new Map<Collection, string>();
  let anchor = firstAnchor;

  const map = (page: Page, entries: Iterable<readonly [string, ParamValue]>, indent: number, first: boolean) => {
    let isFirst = first;
    for (const [key, value] of entries) {
      if (!isFirst) start(page, indent);
      isFirst = false;
      writeKey(page, key, indent);
      node(page, value, indent, false);
    }
  };
  const node = (page: Page, value: ParamValue, indent: number, inList: boolean) => {
    if (isList(value) || value instanceof Map) {
      const collection = value as Collection;
      let mark = '';
      if (shared.has(collection)) {
        const known = names.get(collection);
        if (known !== undefined) {
          add(page, ` *${known}`);
          line(page);
          return;
        }
        const name = `id${String(anchor++).padStart(3, '0')}`;
        names.set(collection, name);
        mark = ` &${name}`;
      }
      const size = isList(value) ? value.length : (value as ReadonlyMap<string, ParamValue>).size;
      if (size === 0) {
        add(page, `${mark} ${isList(value) ? '[]' : '{}'}`);
        line(page);
      } else if (isList(value)) {
        // A list in a list begins on its dash's line; in a map on lines of its own, not indented.
        let first = inList && mark === '';
        add(page, mark);
        if (!first) line(page);
        for (const item of value) {
          const at = inList ? indent + 2 : indent;
          if (first) add(page, ' ');
          else start(page, at);
          first = false;
          add(page, '-');
          node(page, item, at, true);
        }
      } else {
        add(page, mark);
        const first = inList && mark === '';
        if (first) add(page, ' ');
        else line(page);
        map(page, value as ReadonlyMap<string, ParamValue>, indent + 2, first);
      }
      return;
    }
    if (value !== null) {
      add(page, ' ');
      if (typeof value === 'string') writeString(page, value, inList ? indent + 4 : indent + 2, false);
      else add(page, scalarText(value as boolean | number | bigint | { readonly float: number } | { readonly date: string }));
    }
    line(page);
  };
  return {
    map(entries, indent) {
      const page: Page = { text: '', column: 0 };
      map(page, entries, indent, false);
      return page.text;
    },
  };
}

const isList = (value: ParamValue): value is readonly ParamValue[] => Array.isArray(value);
const add = (page: Page, text: string) => {
  page.text += text;
  page.column += text.length;
};
const line = (page: Page) => {
  page.text += '\n';
  page.column = 0;
};
const start = (page: Page, indent: number) => {
  page.text += ' '.repeat(indent);
  page.column = indent;
};

/** A key that reads as a number or `true` was one: quotes would make another key of it. */
function writeKey(page: Page, key: string, indent: number): void {
  if (/^[-+.0-9a-zA-Z_]+$/.test(key)) add(page, key);
  else writeString(page, key, indent, true);
  add(page, ':');
}

function scalarText(value: boolean | number | bigint | { readonly float: number } | { readonly date: string }): string {
  if (typeof value === 'object') return 'float' in value ? pythonFloat(value.float) : value.date;
  if (typeof value === 'number' && !Number.isInteger(value)) return pythonFloat(value);
  return String(value);
}

function findShared(root: ParamValue): ReadonlySet<Collection> {
  const seen = new Set<Collection>();
  const shared = new Set<Collection>();
  const visit = (value: ParamValue) => {
    if (!isList(value) && !(value instanceof Map)) return;
    const collection = value as Collection;
    if (seen.has(collection)) {
      shared.add(collection);
      return;
    }
    seen.add(collection);
    for (const item of isList(value) ? value : (value as ReadonlyMap<string, ParamValue>).values()) visit(item);
  };
  visit(root);
  return shared;
}
