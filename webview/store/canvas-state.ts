import type { LatestMetrics } from '../../engine/model/metric.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import type { Place } from '../protocol/to-host.ts';
import type { CanvasSnapshot, NodeState, RunView, ToCanvas } from '../protocol/to-webview.ts';
import { runNews } from './run-news.ts';

/** All that the canvas shows. The host's part is replaced by news; the rest is this window's own. */
export interface CanvasState {
  readonly snapshot: CanvasSnapshot | undefined;
  readonly states: ReadonlyMap<string, NodeState>;
  readonly run: RunView;
  readonly latest: ReadonlyMap<string, LatestMetrics>;
  readonly selection: Selection;
  /** Where boxes were put in this window; the host's places follow. */
  readonly moved: ReadonlyMap<string, Place>;
  readonly sheet: Sheet;
  readonly connecting: Connecting | undefined;
  /** The stage whose deletion is being asked about. */
  readonly deleting: StageAddress | undefined;
  readonly searching: boolean;
  /** The live line. `count` tells two equal sentences apart. */
  readonly said: { readonly text: string; readonly kind: 'info' | 'refusal'; readonly count: number };
}

export type Selection =
  | { readonly kind: 'stages'; readonly stages: readonly StageAddress[] }
  | { readonly kind: 'wire'; readonly from: StageAddress; readonly to: StageAddress };

/** What the panel at the side shows. `focus` names the field that is to get the keyboard. */
export type Sheet =
  | { readonly kind: 'closed' }
  | { readonly kind: 'selection'; readonly focus?: 'name' | 'first' }
  | { readonly kind: 'new-stage'; readonly place: Place | undefined; readonly deps: readonly string[]; readonly key: number };

/** A wire that is being drawn with the keyboard: `out` is the place in the list of outs. */
export interface Connecting {
  readonly from: StageAddress;
  readonly out: number;
}

export const noStages: Selection = { kind: 'stages', stages: [] };

export const startState: CanvasState = {
  snapshot: undefined,
  states: new Map(),
  run: { state: 'idle', rest: [] },
  latest: new Map(),
  selection: noStages,
  moved: new Map(),
  sheet: { kind: 'closed' },
  connecting: undefined,
  deleting: undefined,
  searching: false,
  said: { text: '', kind: 'info', count: 0 },
};

/** The news that is data. Actions (`do`) are for the view, which knows sizes and focus. */
export function receive(state: CanvasState, news: Exclude<ToCanvas, { type: 'do' }>): CanvasState {
  switch (news.type) {
    case 'snapshot':
      return receiveSnapshot(state, news);
    case 'states': {
      const states = new Map(Object.entries<NodeState>(news.states));
      const sentence = runNews(state.states, states, state.run, news.run);
      const next = { ...state, states, run: news.run };
      return sentence === undefined ? next : say(next, sentence);
    }
    case 'latest':
      return { ...state, latest: new Map(news.latest.map((latest) => [latest.stage, latest])) };
    case 'select':
      return { ...state, selection: { kind: 'stages', stages: news.stages } };
    default:
      return unreachable(news);
  }
}

export const say = (state: CanvasState, text: string, kind: 'info' | 'refusal' = 'info'): CanvasState => ({
  ...state,
  said: { text, kind, count: state.said.count + 1 },
});

/** A selection of what is gone would act on nothing, so it goes as well. */
function receiveSnapshot(state: CanvasState, snapshot: CanvasSnapshot): CanvasState {
  const has = (address: StageAddress): boolean => snapshot.nodes.some((node) => node.address === address);
  const { selection } = state;
  const kept: Selection =
    selection.kind === 'stages'
      ? { kind: 'stages', stages: selection.stages.filter(has) }
      : snapshot.wires.some((wire) => wire.from === selection.from && wire.to === selection.to)
        ? selection
        : noStages;
  return {
    ...state,
    snapshot,
    selection: kept,
    connecting: state.connecting && has(state.connecting.from) ? state.connecting : undefined,
    deleting: state.deleting && has(state.deleting) ? state.deleting : undefined,
  };
}
