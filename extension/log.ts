import { window, type LogOutputChannel } from 'vscode';
import type { Disposable } from './lifetime.ts';

/** The output channel 'Stagewright', made when something is said for the first time. */
export interface Log extends Disposable {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, error?: unknown): void;
  show(): void;
}

export function openLog(): Log {
  let channel: LogOutputChannel | undefined;
  const open = (): LogOutputChannel => (channel ??= window.createOutputChannel('Stagewright', { log: true }));
  return {
    info: (text) => open().info(text),
    warn: (text) => open().warn(text),
    error: (text, error) => open().error(text, ...(error === undefined ? [] : [error])),
    show: () => open().show(true),
    dispose: () => channel?.dispose(),
  };
}
