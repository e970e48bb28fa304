import type { Delivery, Request } from '../protocol/channel.ts';
import type { Answer, ToHost } from '../protocol/to-host.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The webview's end of the channel. */
export interface Host {
  /** Never rejects: a refusal is an answer. */
  ask(request: ToHost): Promise<Answer>;
  /** What this webview remembers of itself across reloads; unchecked. */
  remembered(): unknown;
  remember(state: unknown): void;
}

/** Connects once a page: VS Code hands out its API a single time. `onNews` gets everything that answers no request. */
export function connectHost(onNews: (news: unknown) => void): Host {
  const api = acquireVsCodeApi();
  const pending = new Map<number, (answer: Answer) => void>();
  let last = 0;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isDelivery(event.data)) return;
    if ('news' in event.data) {
      onNews(event.data.news);
      return;
    }
    const settle = pending.get(event.data.answers);
    pending.delete(event.data.answers);
    settle?.(event.data.answer);
  });
  return {
    ask(request) {
      const id = ++last;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        api.postMessage({ id, request } satisfies Request);
      });
    },
    remembered: () => api.getState(),
    remember: (state) => api.setState(state),
  };
}

/** Other scripts of the frame post messages as well; only ours have one of these keys. */
function isDelivery(data: unknown): data is Delivery<unknown> {
  if (typeof data !== 'object' || data === null) return false;
  return ('news' in data && typeof data.news === 'object') || ('answers' in data && typeof data.answers === 'number');
}
