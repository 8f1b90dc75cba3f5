// The page's own explorer, canvas and layout worker over a generated graph; what is measured hangs on `globalThis.bench` for the driver to call.
import type { TypedDocumentString } from '../../../client/api/operations.generated.ts';
import type { Answer, SendRequest } from '../../../client/api/request.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import { paintPng } from '../../../client/export/png.ts';
import { writeSvg } from '../../../client/export/svg.ts';
import type { DrawnEdge, DrawnNode } from '../../../client/graph/graph.ts';
import { mountCanvas, type Canvas } from '../../../client/view/canvas.ts';
import { createArrange } from '../../../client/view/create-arrange.ts';
import { drawnGraph, type GeneratedGraph } from '../data/drawn-graph.ts';

/** All times in ms. */
export interface Bench {
  /** Draws so many nodes and edges for the first time. */
  open(nodes: number, edges: number): Promise<{ layout: number; firstDraw: number; longestTask: number; blocked: number }>;
  /** Hides so many nodes, for no picture holds more than 2,000. */
  makeRoom(count: number): Promise<void>;
  expand(count: number): Promise<{ longestTask: number; moved: number; added: number }>;
  /** The longest task while the drawing changes so, one after the other. */
  change(what: 'highlight' | 'hide' | 'filter'): Promise<number>;
  /** One pointer move at each of these places of the window. */
  hover(places: readonly (readonly [number, number])[]): number[];
  /** From now on, the time between two frames. */
  startFrames(): void;
  stopFrames(): number[];
  /** Of the whole drawing, the time of reading it included. */
  files(): Promise<{ svg: number; png: number; bytes: number }>;
}

declare global {
  var bench: Bench;
}

/** A task that is not longer is not reported by the browser. */
const LONG_TASK = 50;
let graph: GeneratedGraph;
let layoutTime = 0;
let blockedMeanwhile = 0;
let canvas: Canvas;
let longTasks: number[] = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });

const send: SendRequest = <Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> => {
  const asked = variables as { ids?: readonly string[]; first?: number };
  const text = operation.toString();
  return Promise.resolve({ data: answerTo(text, asked) as Data });
};

/** The parts of the API that drawing needs, from the generated graph; as text and back, as an answer comes. */
function answerTo(operation: string, { ids = [], first = 0 }: { ids?: readonly string[]; first?: number }): unknown {
  const known = new Set(ids);
  const within = ({ source, target }: DrawnEdge) => known.has(source) && known.has(target);
  const all = [...graph.edges, ...graph.more.edges];
  let answer: object = {};
  if (operation.includes('query Stats')) answer = { stats: { nodes: 0, edges: 0, store: 'Generated', nodeKinds: [], edgeKinds: [] } };
  else if (operation.includes('query Subgraph')) {
    answer = { subgraph: { nodes: graph.nodes.filter(({ id }) => known.has(id)).map(nodeOf), edges: all.filter(within) } };
  } else if (operation.includes('query Links')) answer = { subgraph: { edges: all.filter(within) } };
  else if (operation.includes('query Neighbours')) {
    const edges = graph.more.nodes.slice(0, first).map((node) => ({
      node: nodeOf(node),
      edge: graph.more.edges.find(({ target }) => target === node.id),
    }));
    const pageInfo = { hasNextPage: false, endCursor: null };
    answer = { node: { degrees: [] }, neighbours: { totalCount: edges.length, pageInfo, edges } };
  } else throw new Error(`The bench does not answer ${operation.slice(0, 60)}`);
  return JSON.parse(JSON.stringify(answer));
}

function nodeOf({ id, kind, label, degree, contested, saidAt }: DrawnNode): object {
  return { id, kind, label, degree, entity: { contested, ...(saidAt && { saidAt }), ...(kind === 'EVENT' && { alleged: false }) } };
}

const layOut = createArrange();
const ids = () => graph.nodes.map(({ id }) => id);

/** Two frames and whatever they set off. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 400));
}

async function longestTask(run: () => unknown): Promise<number> {
  await settled();
  longTasks = [];
  await run();
  await settled();
  return Math.max(0, ...longTasks);
}

function makeExplorer() {
  return createExplorer({
    send,
    async arrange(request) {
      const start = performance.now();
      longTasks = [];
      const places = await layOut(request);
      layoutTime = performance.now() - start;
      blockedMeanwhile = Math.max(0, ...longTasks);
      return places;
    },
    addressedIds: ids(),
  });
}
let explorer: ReturnType<typeof makeExplorer>;

globalThis.bench = {
  async open(nodes, edges) {
    graph = drawnGraph(nodes, edges, 200);
    explorer = makeExplorer();
    const unused = () => undefined;
    canvas = mountCanvas(document.getElementById('canvas')!, explorer, { compact: false, hasSheet: false, onMenu: unused, onKeys: unused });
    await settled();
    longTasks = [];
    let drawnAt = 0;
    const stop = explorer.visible.subscribe((visible) => {
      if (visible.nodes.size > 0) drawnAt = performance.now();
    });
    // The canvas was subscribed before, so that its drawing is done once this is called; then comes the frame.
    const before = performance.now();
    await explorer.start();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const painted = performance.now();
    stop();
    await settled();
    if (drawnAt < before) throw new Error('Nothing was drawn.');
    return {
      layout: layoutTime,
      firstDraw: painted - before - layoutTime,
      longestTask: Math.max(0, ...longTasks),
      blocked: blockedMeanwhile,
    };
  },
  async makeRoom(count) {
    explorer.hide(
      ids()
        .filter((id) => id.startsWith('statement:'))
        .slice(-count),
    );
    await settled();
  },
  async expand(count) {
    const before = explorer.positions.value;
    const nodes = explorer.graph.value.nodes.size;
    const longest = await longestTask(() => explorer.expand('official:0', { first: count }));
    const moved = [...before].filter(([id, at]) => {
      const now = explorer.positions.value.get(id);
      return now?.x !== at.x || now.y !== at.y;
    }).length;
    return { longestTask: longest, moved, added: explorer.graph.value.nodes.size - nodes };
  },
  async change(what) {
    if (what === 'highlight') {
      return Math.max(
        await longestTask(() => explorer.select(['official:0'])),
        await longestTask(() => explorer.choose('neighbours')),
        await longestTask(() => explorer.select([])),
      );
    }
    if (what === 'hide') {
      return Math.max(
        await longestTask(() => explorer.hide(ids().filter((id) => id.startsWith('event:')))),
        await longestTask(() => explorer.undo()),
      );
    }
    return Math.max(await longestTask(() => explorer.toggleStance('DENIES')), await longestTask(() => explorer.toggleStance('DENIES')));
  },
  hover(places) {
    const target = document.querySelector('canvas')!;
    return places.map(([clientX, clientY]) => {
      const start = performance.now();
      target.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true, view: window }));
      return performance.now() - start;
    });
  },
  startFrames() {
    frames = [];
    let last = performance.now();
    isCounting = true;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (isCounting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  },
  stopFrames() {
    isCounting = false;
    return frames.slice(1);
  },
  async files() {
    await settled();
    const start = performance.now();
    const text = writeSvg(await canvas.scene(), 'All of it');
    const written = performance.now();
    const file = await paintPng(await canvas.scene());
    if (!text.includes('<path')) throw new Error('Nothing was written.');
    return { svg: written - start, png: performance.now() - written, bytes: file.size };
  },
};
let frames: number[] = [];
let isCounting = false;
document.title = `ready, tasks from ${LONG_TASK} ms on are seen`;
