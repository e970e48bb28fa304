import { createContext, useContext } from 'react';
import type { CanvasAction } from '../protocol/to-webview.ts';
import type { CanvasActions } from '../store/canvas-actions.ts';
import type { CanvasState } from '../store/canvas-state.ts';
import type { Host } from '../store/connect-host.ts';
import { useStore, type Store } from '../store/create-store.ts';

/** What every part of the canvas can reach. */
export interface Canvas {
  readonly store: Store<CanvasState>;
  readonly actions: CanvasActions;
  readonly host: Host;
  /** Calls the listener for each `do` of the host; gives back how to stop. */
  readonly onAction: (listener: (action: CanvasAction) => void) => () => void;
}

export const CanvasContext = createContext<Canvas | undefined>(undefined);

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('drawn outside of the canvas');
  return canvas;
}

export const useCanvasState = <T>(select: (state: CanvasState) => T): T => useStore(useCanvas().store, select);
