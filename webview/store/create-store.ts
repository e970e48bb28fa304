import { useSyncExternalStore } from 'react';

/** A value that changes by `update`, and those who look at it. */
export interface Store<S> {
  get(): S;
  /** Nobody is told where `change` gives back what it got. */
  update(change: (state: S) => S): void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` picks out of the store; the component draws anew only when that changes, so it must not be made on the way. */
export const useStore = <S, T>(store: Store<S>, select: (state: S) => T): T =>
  useSyncExternalStore(store.subscribe, () => select(store.get()));
