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
import './styles/canvas.css';
import './styles/evidence.css';
import './styles/views.css';
import './styles/keep.css';
import './styles/narrow.css';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createSendRequest } from './api/request.ts';
import { createDesk } from './create-desk.ts';
import { createConnection } from './explore/connection.ts';
import { createExplorer } from './explore/create-explorer.ts';
import type { Failure } from './explore/explorer.ts';
import { readEntry } from './keep/open-address.ts';
import { App, type CanvasControls, type MenuRequest } from './panels/app.tsx';
import { fetchDetails } from './panels/fetch-details.ts';
import { fetchMorePanels } from './panels/fetched-panels.ts';
import { createOpenViews } from './panels/open-views.ts';
import { storedTheme, storeTheme, type Theme } from './panels/theme.ts';
import type { OpenedTimeline } from './panels/timeline/open-timeline.tsx';
import { mountCanvas, type Canvas } from './view/canvas.ts';
import { createArrange } from './view/create-arrange.ts';

const connection = createConnection({ send: createSendRequest() });
const { send } = connection;
const openedAt = location.href;
const addressed = await readEntry();
const arrange = createArrange();
/** As the style sheet's last step: one column, and room for one claim. Read once, so that layouts and labels never disagree. */
const narrow = matchMedia('(max-width: 720px)').matches;
/** Beside the panel there is no room for wide cards and long labels at a size that can be read. Read once, too. */
const compact = matchMedia('(max-width: 1000px)').matches;
const explorer = createExplorer({
  send,
  arrange: (request) => arrange({ ...request, narrow: compact }),
  addressedIds: addressed.kind === 'ids' ? addressed.ids : [],
  addressedView: addressed.kind === 'view' ? addressed.view : undefined,
  maxClaims: narrow ? 1 : undefined,
  // On a phone the panel would cover half of what there is to see.
  selectsFirst: !narrow,
});
const desk = createDesk({ explorer, connection, isAddressed: addressed.kind !== 'nothing', canvas: () => mounted });
const details = fetchDetails(explorer, send);
const menu = signal<MenuRequest | undefined>(undefined);
const theme = signal<Theme>(storedTheme());
const keys = signal(false);
const zoom = signal(1);
const offScreen = signal({ nodes: 0, angle: 0 });
let mounted: Canvas | undefined;
const timeline = signal<OpenedTimeline | undefined>(undefined);
const views = createOpenViews({
  explorer,
  send,
  player: computed(() => timeline.value?.player),
  mountBlocs: async (container, blocs) => (await import('./view/blocs-canvas.ts')).mountBlocs(container, blocs, explorer, { narrow }),
});

const canvas: CanvasControls = {
  zoom,
  offScreen,
  mount(container) {
    // Fonts first: Cytoscape measures labels when it draws them.
    void document.fonts.ready.then(() => {
      mounted = mountCanvas(container, explorer, {
        compact,
        hasSheet: narrow,
        onMenu: (nodeId, at) => {
          menu.value = { nodeId, at };
        },
        onKeys: openKeys,
      });
      mounted.zoom.subscribe((value) => {
        zoom.value = value;
      });
      mounted.offScreen.subscribe((value) => {
        offScreen.value = value;
      });
    });
  },
  fit: () => mounted?.fit(),
  zoomBy: (factor) => mounted?.zoomBy(factor),
  focus: () => mounted?.focus(),
};

function openKeys(): void {
  keys.value = true;
}

applyTheme(theme.value);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => mounted?.restyle());
addEventListener('keydown', (event) => {
  if (event.key === '?' && !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) openKeys();
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  // What is being typed has a way back of its own.
  const { target } = event;
  if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== '') return;
  event.preventDefault();
  if (event.shiftKey) explorer.redo();
  else explorer.undo();
});

render(
  <App
    explorer={explorer}
    details={details}
    canvas={canvas}
    views={views}
    timeline={timeline}
    menu={menu}
    keys={keys}
    theme={theme}
    onTheme={(next) => {
      theme.value = next;
      storeTheme(next);
      applyTheme(next);
      mounted?.restyle();
    }}
    desk={desk}
  />,
  document.getElementById('app')!,
);
void explorer.start();
// After what is drawn first.
void import('./panels/timeline/open-timeline.tsx').then(({ openTimeline }) => {
  timeline.value = openTimeline(explorer, send);
});
const stopWaiting = effect(() => {
  if (explorer.opened.value) queueMicrotask(begin);
});

/** Once the first view is drawn: from here on it is kept, in the address and in the browser. */
function begin(): void {
  stopWaiting();
  const first = explorer.saved.snapshot();
  const onUnreadable = (fault: string) => explorer.tellFailure(unreadableAddress(fault));
  if (addressed.kind === 'unreadable') onUnreadable(addressed.fault);
  void import('./keep/browser-history.ts').then(({ followHistory }) =>
    followHistory({ explorer, openedAt, first, onUnreadable, onGone: (ids) => explorer.tellUnknown(ids) }),
  );
  void desk.begin();
  // At hand from now on, so that menus and panels open at once, and also when the server has gone.
  fetchMorePanels();
  void import('./panels/overlay-parts.tsx');
}

function unreadableAddress(fault: string): Failure {
  return {
    title: 'The address does not hold a view that can be read.',
    sentence: `${fault} Ask for it again; what is drawn stays.`,
    code: 'UNREADABLE',
    whole: false,
    nextSteps: [],
  };
}

function applyTheme(next: Theme): void {
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}
