/** Something that ends. */
export interface Disposable {
  dispose(): void;
}

/** Every listener has an owner: what is owned ends with it, and what is owned after the end is disposed at once. */
export interface Lifetime extends Disposable {
  own<T extends Disposable>(part: T): T;
}

export function lifetime(): Lifetime {
  let parts: Disposable[] | undefined = [];
  return {
    own(part) {
      if (parts === undefined) part.dispose();
      else parts.push(part);
      return part;
    },
    dispose() {
      const last = parts?.reverse() ?? [];
      parts = undefined;
      for (const part of last) part.dispose();
    },
  };
}
