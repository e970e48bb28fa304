import { stageAddress } from '../../engine/model/stage.ts';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { Edit } from '../../engine/model/edit.ts';
import type { RunScope } from '../../engine/model/plan.ts';
import type { Answer, Place, ToHost } from '../protocol/to-host.ts';
import { say, type CanvasState, type Selection, type Sheet } from './canvas-state.ts';
import type { Host } from './connect-host.ts';
import { rememberView } from './remembered-view.ts';
import type { Store } from './create-store.ts';

/** What a gesture on the canvas does: ask the host, or change what this window shows. */
export interface CanvasActions {
  /** The refusal is said in the live line, and handed back for the field that asked. */
  edit(edit: Edit): Promise<Answer>;
  ask(request: ToHost): Promise<Answer>;
  run(targets: readonly StageAddress[], reach: RunScope['reach']): void;
  select(selection: Selection): void;
  show(sheet: Sheet): void;
  newStage(place: Place | undefined, deps?: readonly string[]): void;
  /** Creates it and remembers its place. */
  addStage(
    stage: { name: string; cmd: string; deps: readonly string[]; outs: readonly string[] },
    place: Place | undefined,
  ): Promise<Answer>;
  rename(stage: StageAddress, file: string, to: string): Promise<Answer>;
  place(places: ReadonlyMap<string, Place>): void;
  forgetPlaces(): void;
  say(text: string, kind?: 'info' | 'refusal'): void;
  set(change: Partial<Pick<CanvasState, 'connecting' | 'deleting' | 'searching'>>): void;
}

export function canvasActions(store: Store<CanvasState>, host: Host): CanvasActions {
  const tell = (text: string, kind: 'info' | 'refusal' = 'info'): void => store.update((state) => say(state, text, kind));
  const ask = async (request: ToHost): Promise<Answer> => {
    const answer = await host.ask(request);
    if (!answer.ok) tell(answer.message, 'refusal');
    return answer;
  };
  const edit = (change: Edit): Promise<Answer> => ask({ type: 'edit', base: store.get().snapshot?.revision ?? 0, edit: change });
  const place = (places: ReadonlyMap<string, Place>): void => {
    store.update((state) => ({ ...state, moved: new Map([...state.moved, ...places]) }));
    void ask({ type: 'place', places: Object.fromEntries(places) });
  };
  const select = (selection: Selection): void => {
    const before = store.get().selection;
    if (JSON.stringify(before) === JSON.stringify(selection)) return;
    store.update((state) => ({ ...state, selection, deleting: undefined }));
    const stages = selection.kind === 'stages' ? selection.stages : [];
    rememberView(host, { stages });
    void ask({ type: 'select', stages });
  };
  return {
    edit,
    ask,
    place,
    select,
    say: tell,
    run: (targets, reach) => void ask({ type: 'run', scope: { targets, reach, force: false } }),
    show: (sheet) => store.update((state) => ({ ...state, sheet })),
    newStage(at, deps = []) {
      store.update((state) => ({
        ...state,
        sheet: { kind: 'new-stage', place: at, deps, key: state.sheet.kind === 'new-stage' ? state.sheet.key + 1 : 1 },
      }));
    },
    async addStage(stage, at) {
      const file = store.get().snapshot?.file ?? 'dvc.yaml';
      const { name, cmd, deps, outs } = stage;
      const answer = await edit({
        type: 'add-stage',
        file: file as never,
        name,
        cmd,
        ...(deps.length > 0 && { deps }),
        ...(outs.length > 0 && { outs }),
      });
      if (!answer.ok) return answer;
      const address = stageAddress(file as never, name);
      if (at) place(new Map([[address, at]]));
      store.update((state) => ({ ...state, selection: { kind: 'stages', stages: [address] }, sheet: { kind: 'selection' } }));
      tell(`${name} is added`);
      return answer;
    },
    async rename(stage, file, to) {
      const answer = await edit({ type: 'rename-stage', stage, to });
      if (!answer.ok) return answer;
      const address = stageAddress(file as never, to);
      const at = store.get().moved.get(stage) ?? store.get().snapshot?.places[stage];
      if (at) place(new Map([[address, at]]));
      select({ kind: 'stages', stages: [address] });
      return answer;
    },
    forgetPlaces() {
      store.update((state) => ({
        ...state,
        moved: new Map(),
        snapshot: state.snapshot && { ...state.snapshot, places: {} },
      }));
      void ask({ type: 'place', places: null });
    },
    set: (change) => store.update((state) => ({ ...state, ...change })),
  };
}
