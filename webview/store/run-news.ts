import type { NodeState, RunView } from '../protocol/to-webview.ts';

/** One sentence for the live line on what a run just did; undefined where nothing happened that is worth hearing. */
export function runNews(
  before: ReadonlyMap<string, NodeState>,
  after: ReadonlyMap<string, NodeState>,
  runBefore: RunView,
  runAfter: RunView,
): string | undefined {
  const news: string[] = [];
  for (const [stage, now] of after) {
    const was = before.get(stage)?.state;
    if (was === undefined || was === now.state) continue;
    if (now.state === 'running') news.push(`${stage} is running`);
    if (now.state === 'failed') news.push(`${stage} failed${now.failure ? `: ${now.failure.message}` : ''}`);
    if (now.state === 'cancelled') news.push(`${stage} was cancelled`);
    if (now.state === 'waiting') news.push(`${stage} waits${runAfter.waitingFor ? ` for ${runAfter.waitingFor}` : ''}`);
    if (was === 'running' && now.state === 'up-to-date') news.push(`${stage} is done`);
  }
  if (runBefore.state === 'running' && runAfter.state === 'interrupted')
    news.push(`The run stopped, ${runAfter.rest.length} ${runAfter.rest.length === 1 ? 'stage is' : 'stages are'} left`);
  return news.length === 0 ? undefined : news.slice(-3).join('. ');
}
