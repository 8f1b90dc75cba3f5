// Wires the page: the explorer in the middle, the canvas and the panels around it, which know only the explorer.
import '@fontsource-variable/public-sans/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/frame.css';
import './styles/header.css';
import './styles/rail.css';
import './styles/main.css';
import './styles/panel.css';
import './styles/narrow.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { createSendRequest } from './api/request.ts';
import { createExplorer } from './explore/create-explorer.ts';
import { download } from './export/download.ts';
import { App, type CanvasControls, type MenuRequest } from './panels/app.tsx';
import { fetchDetails } from './panels/fetch-details.ts';
import { storedTheme, storeTheme, type Theme } from './panels/theme.ts';
import { mountCanvas, type Canvas } from './view/canvas.ts';
import { createArrange } from './view/create-arrange.ts';

const send = createSendRequest();
const addressedIds = (new URLSearchParams(location.search).get('ids') ?? '').split(',').filter((id) => id !== '');
const arrange = createArrange();
/** As the style sheet's last step: one column, and room for one claim. Read once, so that layouts and labels never disagree. */
const narrow = matchMedia('(max-width: 720px)').matches;
const explorer = createExplorer({
  send,
  arrange: (request) => arrange({ ...request, narrow }),
  addressedIds,
  maxClaims: narrow ? 1 : undefined,
  // On a phone the panel would cover half of what there is to see.
  selectsFirst: !narrow,
});
const details = fetchDetails(explorer, send);
const menu = signal<MenuRequest | undefined>(undefined);
const theme = signal<Theme>(storedTheme());
const zoom = signal(1);
let mounted: Canvas | undefined;

const canvas: CanvasControls = {
  zoom,
  mount(container) {
    // Fonts first: Cytoscape measures labels when it draws them.
    void document.fonts.ready.then(() => {
      mounted = mountCanvas(container, explorer, {
        narrow,
        onMenu: (nodeId, at) => {
          menu.value = { nodeId, at };
        },
      });
      mounted.zoom.subscribe((value) => {
        zoom.value = value;
      });
    });
  },
  fit: () => mounted?.fit(),
  zoomBy: (factor) => mounted?.zoomBy(factor),
  focus: () => mounted?.focus(),
};

applyTheme(theme.value);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => mounted?.restyle());
addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  // What is being typed has a way back of its own.
  if (event.target instanceof HTMLInputElement && event.target.value !== '') return;
  event.preventDefault();
  if (event.shiftKey) explorer.redo();
  else explorer.undo();
});

render(
  <App
    explorer={explorer}
    details={details}
    canvas={canvas}
    menu={menu}
    onCloseMenu={() => {
      menu.value = undefined;
    }}
    theme={theme}
    onTheme={(next) => {
      theme.value = next;
      storeTheme(next);
      applyTheme(next);
      mounted?.restyle();
    }}
    onExportJsonLines={() => {
      void explorer.exportJsonLines().then((file) => file && download(file, 'jsonl'));
    }}
    onExportPng={() => {
      void mounted?.png().then((file) => download(file, 'png'));
    }}
  />,
  document.getElementById('app')!,
);
void explorer.start();

function applyTheme(next: Theme): void {
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}
