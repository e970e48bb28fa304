import '@vscode/codicons/dist/codicon.css';
import { createRoot } from 'react-dom/client';
import 'uplot/dist/uPlot.min.css';
import { MetricsApp } from './metrics/metrics-app.tsx';
import { addNews, emptyBook } from './metrics/series-book.ts';
import type { ToMetrics } from './protocol/to-webview.ts';
import { connectHost } from './store/connect-host.ts';
import { createStore } from './store/create-store.ts';
import './ui/base.css';
import './ui/panel.css';

const store = createStore(emptyBook);
const host = connectHost((news) => store.update((book) => addNews(book, news as ToMetrics)));
const root = document.getElementById('root');
if (root) createRoot(root).render(<MetricsApp store={store} />);
void host.ask({ type: 'ready' });
