import type { Uri } from 'vscode';

/** Which files the edits from the canvas changed, newest last. The texts themselves keep what was there. */
export interface UndoStack {
  edited(files: readonly Uri[]): void;
  /** The file whose newest change is to be taken back, or made again. */
  peek(way: 'undo' | 'redo'): Uri | undefined;
  moved(way: 'undo' | 'redo'): void;
}

export function undoStack(): UndoStack {
  const done: (readonly Uri[])[] = [];
  const undone: (readonly Uri[])[] = [];
  const from = (way: 'undo' | 'redo') => (way === 'undo' ? done : undone);
  return {
    edited(files) {
      done.push(files);
      undone.length = 0;
      if (done.length > 1000) done.shift();
    },
    peek: (way) => from(way).at(-1)?.[0],
    moved(way) {
      const files = from(way).pop();
      if (files !== undefined) from(way === 'undo' ? 'redo' : 'undo').push(files);
    },
  };
}
