import { commands, workspace, type Memento, type Webview } from 'vscode';
import type { RepoPath } from '../../engine/model/path.ts';
import type { Result } from '../../engine/model/result.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import type { Answer, ToHost } from '../../webview/protocol/to-host.ts';
import type { NodeState, ToCanvas } from '../../webview/protocol/to-webview.ts';
import type { Lifetime } from '../lifetime.ts';
import type { Log } from '../log.ts';
import { applyEdit } from '../sync/apply-edit.ts';
import type { Root } from '../sync/root.ts';
import { undoEdit, type CanvasPlace } from '../sync/undo-edit.ts';
import { connectWebview } from './connect-webview.ts';
import { placesOf } from './places.ts';
import { reveal } from './reveal.ts';
import { showLog } from './show-log.ts';
import { snapshot } from './snapshot.ts';

export interface CanvasParts {
  readonly root: Root;
  /** Where new stages go. */
  readonly file: RepoPath;
  readonly place: CanvasPlace;
  readonly memory: Memento;
  readonly log: Log;
}

/** Keeps one canvas up to date, and does what is asked on it, until `life` ends. */
export function canvasSession(webview: Webview, life: Lifetime, { root, file, place, memory, log }: CanvasParts): void {
  const { model, watch, runs } = root;
  const places = placesOf(memory, model.root);
  const self = {};
  const end = connectWebview<ToCanvas>(webview, life, log, handle);
  const tellSnapshot = (): void =>
    end.tell(
      snapshot({
        root: model.root,
        project: model.project(),
        revision: model.revision(),
        file,
        trusted: workspace.isTrusted,
        places: places.get(),
      }),
    );
  const tellStates = (): void => {
    const { states, run } = watch.states();
    end.tell({ type: 'states', states: toRecord(states), run });
  };
  life.own(model.onDidChange(tellSnapshot));
  life.own(workspace.onDidGrantWorkspaceTrust(tellSnapshot));
  life.own(watch.onDidChange(tellStates));
  life.own(watch.onDidGrow(({ latest }) => end.tell({ type: 'latest', latest })));
  life.own(root.onDidAct((action) => end.tell({ type: 'do', action })));
  life.own(
    root.onDidSelect(({ stages, source }) => {
      if (source !== self) end.tell({ type: 'select', stages });
    }),
  );

  async function handle(request: ToHost): Promise<Answer> {
    switch (request.type) {
      case 'ready':
        tellSnapshot();
        tellStates();
        end.tell({ type: 'latest', latest: watch.metrics().latest });
        if (root.selection().length > 0) end.tell({ type: 'select', stages: root.selection() });
        return { ok: true };
      case 'edit': {
        const edited = await applyEdit(model, request.edit, request.base);
        if (edited.ok) root.undo.edited(edited.value);
        else tellSnapshot();
        return toAnswer(edited);
      }
      case 'undo':
      case 'redo':
        return toAnswer(await undoEdit(root, request.type, place));
      case 'run':
        return toAnswer(await runs.run(request.scope));
      case 'cancel':
        return toAnswer(await runs.cancel());
      case 'continue':
        return toAnswer(await runs.continueRun());
      case 'reveal':
        return toAnswer(await reveal(model, request.stage, request.entry, place.document !== undefined));
      case 'show-log':
        return toAnswer(await showLog(model, request.stage));
      case 'select':
        root.select(request.stages, self);
        return { ok: true };
      case 'place':
        places.put(request.places);
        return { ok: true };
      case 'restore':
        return { ok: false, message: 'Checkpoints are restored in their own view' };
      case 'command':
        await commands.executeCommand(commandOf(request.command));
        return { ok: true };
      default:
        return unreachable(request);
    }
  }
}

function commandOf(name: Extract<ToHost, { type: 'command' }>['command']): string {
  switch (name) {
    case 'createPipeline':
      return 'stagewright.createPipeline';
    case 'openText':
      return 'stagewright.openText';
    case 'openCanvas':
      return 'stagewright.openCanvas';
    case 'manageTrust':
      return 'workbench.trust.manage';
    default:
      return unreachable(name);
  }
}

/** Without a prototype, so that a stage called `__proto__` is a key like any other. */
function toRecord(states: ReadonlyMap<string, NodeState>): Readonly<Record<string, NodeState>> {
  const record = Object.create(null) as Record<string, NodeState>;
  for (const [stage, state] of states) record[stage] = state;
  return record;
}

export const toAnswer = (result: Result<unknown, string>): Answer => (result.ok ? { ok: true } : { ok: false, message: result.error });
