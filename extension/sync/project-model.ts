import { EventEmitter, RelativePattern, Uri, workspace, type Event } from 'vscode';
import { nodeFiles } from '../../engine/platform/node-files.ts';
import type { WritableFiles } from '../../engine/ports/files.ts';
import { overlay } from '../../engine/sync/overlay.ts';
import { readProject, type Project } from '../../engine/sync/read-project.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Log } from '../log.ts';
import { interestsOf, type Interests } from './interests.ts';
import { openTexts, pipelinePath } from './open-texts.ts';
import { repoPathOf } from './repo-uri.ts';

/** One project: what its texts say now, those in editors before those on disk. */
export interface ProjectModel extends Disposable {
  /** Absolute. */
  readonly root: string;
  readonly files: WritableFiles;
  /** Read when first asked for. */
  project(): Project;
  /** Grows with each change of what the texts say. */
  revision(): number;
  /** What the texts say has changed. */
  readonly onDidChange: Event<void>;
  /** A file that a stage reads or writes has changed, or the texts have. */
  readonly onDidTouch: Event<void>;
  /** Something below `.dvc/stagewright` has changed: a run goes on, a checkpoint was saved. */
  readonly onDidRecord: Event<void>;
  /** Looks at the texts now, where a change still waits to be read. */
  settle(): void;
  /** Looks at everything again. */
  refresh(): void;
}

/** Milliseconds in which changes are gathered; those of the disk come in crowds. */
const typedDelay = 5;
const diskDelay = 40;
/** Milliseconds after which a text that came broken from the disk is looked at again: its writer may be in the middle. */
const secondLook = 250;

export function projectModel(root: string, log: Log): ProjectModel {
  const life = lifetime();
  const disk = nodeFiles(root);
  const changed = life.own(new EventEmitter<void>());
  const touched = life.own(new EventEmitter<void>());
  const recorded = life.own(new EventEmitter<void>());
  let current: Project | undefined;
  let interests: Interests = () => true;
  let revision = 0;
  let waiting: NodeJS.Timeout | undefined;
  let waitingFor: 'typed' | 'disk' = 'disk';

  const take = (next: Project): void => {
    const before = current;
    current = next;
    interests = interestsOf(next);
    if (before !== undefined && sameProject(before, next)) return;
    revision++;
    // Whoever asks first is given the project, and needs no news.
    if (before !== undefined) changed.fire();
  };
  const now = (): Project => readProject(overlay(openTexts(root), disk), current);
  const look = (source: 'typed' | 'disk' | 'again'): void => {
    clearTimeout(waiting);
    waiting = undefined;
    const next = now();
    if (source === 'disk' && current !== undefined && looksHalfWritten(current, next)) {
      waiting = setTimeout(() => {
        look('again');
        touched.fire();
      }, secondLook);
      return;
    }
    take(next);
  };
  const lookSoon = (source: 'typed' | 'disk'): void => {
    // What is typed goes first, and is never held back as half written.
    if (waiting !== undefined && (waitingFor === 'typed' || source === 'disk')) return;
    clearTimeout(waiting);
    waitingFor = source;
    waiting = setTimeout(
      () => {
        look(source);
        touched.fire();
      },
      source === 'typed' ? typedDelay : diskDelay,
    );
  };
  const read = (): Project => {
    if (current !== undefined) return current;
    const first = now();
    take(first);
    return first;
  };

  life.own(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && pipelinePath(root, document) !== undefined) lookSoon(document.isDirty ? 'typed' : 'disk');
    }),
  );
  // A document that is closed without saving leaves the disk's text.
  life.own(
    workspace.onDidCloseTextDocument((document) => {
      if (repoPathOf(root, document.uri) !== undefined) lookSoon('disk');
    }),
  );
  const watcher = life.own(workspace.createFileSystemWatcher(new RelativePattern(Uri.file(root), '**')));
  const onDisk = (uri: Uri): void => {
    const path = repoPathOf(root, uri);
    if (path === undefined) return;
    if (path.startsWith('.dvc/stagewright')) recorded.fire();
    else if (interests(path)) lookSoon('disk');
  };
  life.own(watcher.onDidChange(onDisk));
  life.own(watcher.onDidCreate(onDisk));
  life.own(watcher.onDidDelete(onDisk));
  life.own({ dispose: () => clearTimeout(waiting) });
  log.info(`project ${root}`);

  return {
    root,
    files: disk,
    project: read,
    revision: () => (read(), revision),
    onDidChange: changed.event,
    onDidTouch: touched.event,
    onDidRecord: recorded.event,
    settle: () => {
      if (waiting !== undefined) look('again');
    },
    refresh: () => lookSoon('disk'),
    dispose: () => life.dispose(),
  };
}

function sameProject(a: Project, b: Project): boolean {
  if (a.texts.size !== b.texts.size) return false;
  for (const [path, text] of b.texts) if (a.texts.get(path) !== text) return false;
  return JSON.stringify(a.pipeline.diagnostics) === JSON.stringify(b.pipeline.diagnostics);
}

/** True where a dvc.yaml that could be read has become empty, or can no longer be read. */
function looksHalfWritten(before: Project, next: Project): boolean {
  return next.pipeline.files.some((file) => {
    const was = before.pipeline.files.find(({ path }) => path === file.path);
    if (was?.state !== 'read' || before.texts.get(file.path) === next.texts.get(file.path)) return false;
    return file.state !== 'read' || next.texts.get(file.path)?.trim() === '';
  });
}
