import type { Answer, ToHost } from './to-host.ts';

/** What travels from a webview: a request with a number, so that each gets its answer. */
export interface Request {
  readonly id: number;
  readonly request: ToHost;
}

/** What travels to a webview: news, or the answer to a request. */
export type Delivery<News> = { readonly news: News } | { readonly answers: number; readonly answer: Answer };
