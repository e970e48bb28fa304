import type { Webview } from 'vscode';
import { parseRequest } from '../../webview/protocol/parse-to-host.ts';
import type { Delivery } from '../../webview/protocol/channel.ts';
import type { Answer, ToHost } from '../../webview/protocol/to-host.ts';
import { NotTrusted } from '../assert-trusted.ts';
import type { Lifetime } from '../lifetime.ts';
import type { Log } from '../log.ts';

/** The host's end of the channel to one webview. */
export interface WebviewEnd<News> {
  tell(news: News): void;
}

/** Each request that is one gets its answer; what is no request is dropped and counted in the log. */
export function connectWebview<News>(
  webview: Webview,
  life: Lifetime,
  log: Log,
  handle: (request: ToHost) => Answer | Promise<Answer>,
): WebviewEnd<News> {
  let isOpen = true;
  let dropped = 0;
  const send = (delivery: Delivery<News>): void => {
    if (isOpen) void webview.postMessage(delivery);
  };
  life.own({ dispose: () => void (isOpen = false) });
  life.own(
    webview.onDidReceiveMessage((raw: unknown) => {
      const parsed = parseRequest(raw);
      if (parsed === undefined) {
        dropped++;
        log.warn(`a message of a webview was no request and was dropped (${dropped} so far)`);
        return;
      }
      void answerTo(parsed.request, handle, log).then((answer) => send({ answers: parsed.id, answer }));
    }),
  );
  return { tell: (news) => send({ news }) };
}

async function answerTo(request: ToHost, handle: (request: ToHost) => Answer | Promise<Answer>, log: Log): Promise<Answer> {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof NotTrusted) return { ok: false, message: error.message };
    log.error(`${request.type} failed`, error);
    return { ok: false, message: `This failed; see the log of Stagewright (${error instanceof Error ? error.message : String(error)})` };
  }
}
