import '@vscode/codicons/dist/codicon.css';
import '@xyflow/react/dist/base.css';
import { createRoot } from 'react-dom/client';
import { CanvasApp } from './frame/canvas-app.tsx';
import type { CanvasAction, ToCanvas } from './protocol/to-webview.ts';
import { canvasActions } from './store/canvas-actions.ts';
import { receive, startState } from './store/canvas-state.ts';
import { connectHost } from './store/connect-host.ts';
import { createStore } from './store/create-store.ts';
import { rememberedView } from './store/remembered-view.ts';
import './ui/base.css';
import './canvas/canvas.css';
import './inspector/inspector.css';

const store = createStore(startState);
const listeners = new Set<(action: CanvasAction) => void>();
const host = connectHost((raw) => {
  const news = raw as ToCanvas;
  if (news.type === 'do') for (const listener of listeners) listener(news.action);
  else store.update((state) => receive(state, news));
});
const canvas = {
  store,
  host,
  actions: canvasActions(store, host),
  onAction(listener: (action: CanvasAction) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
const { stages } = rememberedView(host);
if (stages) store.update((state) => ({ ...state, selection: { kind: 'stages', stages } }));
const root = document.getElementById('root');
if (root) createRoot(root).render(<CanvasApp canvas={canvas} />);
void host.ask({ type: 'ready' });
