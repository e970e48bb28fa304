import type { Memento } from 'vscode';
import type { Place } from '../../webview/protocol/to-host.ts';

/** Where the boxes of one project stand: remembered by VS Code for this workspace, never in the project. */
export interface Places {
  get(): Readonly<Record<string, Place>>;
  /** Adds to what is remembered; `null` forgets all. */
  put(places: Readonly<Record<string, Place>> | null): void;
}

export function placesOf(memory: Memento, root: string): Places {
  const key = `places:${root}`;
  const get = (): Readonly<Record<string, Place>> =>
    Object.assign(Object.create(null) as Record<string, Place>, memory.get<Record<string, Place>>(key));
  return {
    get,
    put: (places) => void memory.update(key, places === null ? undefined : Object.assign(get(), places)),
  };
}
