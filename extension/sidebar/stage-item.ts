import { MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { NodeState } from '../../engine/model/run-view.ts';
import type { PipelineNode, StageAddress } from '../../engine/model/stage.ts';
import { unreachable } from '../../engine/model/unreachable.ts';
import { stateWords, whyWords } from '../lenses/why-words.ts';

/** What commands get from the tree, a lens or another command: one stage of one project. `root` is absolute. */
export interface StageArgument {
  readonly root: string;
  readonly stage: StageAddress;
}

const unknown: NodeState = { state: 'unknown', why: [] };

/** A node as the tree shows and says it. */
export function stageItem(root: string, node: PipelineNode, state: NodeState = unknown): TreeItem {
  const item = new TreeItem(node.address);
  const words = stateWords(state);
  item.id = `${root}\n${node.address}`;
  item.description = words;
  item.iconPath = iconOf(node, state.state);
  item.contextValue = node.kind;
  item.accessibilityInformation = {
    label: `${node.kind === 'stage' ? 'stage' : 'data'} ${node.address}${words === '' ? '' : `, ${words}`}`,
  };
  item.command = { command: 'stagewright.showStage', title: 'Show', arguments: [{ root, stage: node.address }] };
  const tip = new MarkdownString();
  tip.appendText(node.kind === 'stage' ? [node.cmd].flat().join('\n') : node.outs.map(({ path }) => path).join('\n'));
  for (const why of state.why) tip.appendText(`\n${whyWords(why)}`);
  item.tooltip = tip;
  return item;
}

function iconOf(node: PipelineNode, state: NodeState['state']): ThemeIcon {
  switch (state) {
    case 'unknown':
      return new ThemeIcon(node.kind === 'data' ? 'database' : 'circle-large-outline');
    case 'up-to-date':
      return new ThemeIcon(node.kind === 'data' ? 'database' : 'pass', new ThemeColor('testing.iconPassed'));
    case 'stale':
      return new ThemeIcon('history', new ThemeColor('charts.yellow'));
    case 'waiting':
      return new ThemeIcon('watch');
    case 'queued':
      return new ThemeIcon('clock', new ThemeColor('testing.iconQueued'));
    case 'running':
      return new ThemeIcon('loading~spin', new ThemeColor('charts.blue'));
    case 'failed':
      return new ThemeIcon('error', new ThemeColor('testing.iconFailed'));
    case 'cancelled':
      return new ThemeIcon('circle-slash', new ThemeColor('testing.iconSkipped'));
    default:
      return unreachable(state);
  }
}
