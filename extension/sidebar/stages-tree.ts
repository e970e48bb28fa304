import path from 'node:path';
import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import type { PipelineNode } from '../../engine/model/stage.ts';
import { lifetime, type Disposable } from '../lifetime.ts';
import type { Root } from '../sync/root.ts';
import type { Roots } from '../sync/roots.ts';
import { stageItem, type StageArgument } from './stage-item.ts';

/** A row of the tree: a project, where there are several, or a node. */
export type Row = { readonly root: string; readonly project: Root } | (StageArgument & { readonly node: PipelineNode; readonly of: Root });

/** The stages as a tree, with their states: the canvas's twin for the keyboard and for screen readers. */
export function registerStagesTree(roots: Roots): Disposable {
  const life = lifetime();
  const changed = life.own(new EventEmitter<undefined>());
  let timer: NodeJS.Timeout | undefined;
  const redraw = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire(undefined);
    }, 50);
  };
  life.own({ dispose: () => clearTimeout(timer) });
  const tree = life.own(
    window.createTreeView<Row>('stagewright.stages', {
      showCollapseAll: false,
      canSelectMany: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getTreeItem: toItem,
        async getChildren(row) {
          if (row !== undefined) return 'project' in row ? rowsOf(row.project) : [];
          const all = await roots.find();
          return all.length === 1 && all[0] !== undefined ? rowsOf(all[0]) : all.map((root) => ({ root: root.model.root, project: root }));
        },
        getParent: () => undefined,
      },
    }),
  );
  life.own(
    tree.onDidChangeSelection(({ selection }) => {
      const nodes = selection.flatMap((row) => ('node' in row ? [row] : []));
      const of = nodes[0]?.of;
      if (of !== undefined)
        of.select(
          nodes.filter((row) => row.of === of).map(({ stage }) => stage),
          tree,
        );
    }),
  );
  const follow = (root: Root): void => {
    life.own(root.model.onDidChange(redraw));
    life.own(root.watch.onDidChange(redraw));
  };
  life.own(roots.onDidOpen(follow));
  roots.all().forEach(follow);
  return life;
}

const rowsOf = (root: Root): Row[] =>
  root.model.project().pipeline.nodes.map((node) => ({ root: root.model.root, stage: node.address, node, of: root }));

function toItem(row: Row): TreeItem {
  if ('node' in row) return stageItem(row.root, row.node, row.of.watch.states().states.get(row.stage));
  const item = new TreeItem(path.basename(row.root), TreeItemCollapsibleState.Expanded);
  item.id = row.root;
  item.iconPath = new ThemeIcon('type-hierarchy');
  return item;
}
