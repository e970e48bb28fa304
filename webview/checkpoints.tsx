import '@vscode/codicons/dist/codicon.css';
import { createRoot } from 'react-dom/client';
import { CheckpointsApp } from './checkpoints/checkpoints-app.tsx';
import type { ToCheckpoints } from './protocol/to-webview.ts';
import { connectHost } from './store/connect-host.ts';
import { createStore } from './store/create-store.ts';
import './ui/base.css';
import './ui/panel.css';

const store = createStore<ToCheckpoints | undefined>(undefined);
const host = connectHost((news) => store.update(() => news as ToCheckpoints));
const root = document.getElementById('root');
if (root) createRoot(root).render(<CheckpointsApp store={store} host={host} />);
void host.ask({ type: 'ready' });
