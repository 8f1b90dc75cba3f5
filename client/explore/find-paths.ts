// Paths between two nodes: the first shortest ones, then three more at a time; they are drawn and stand out until they are put away.
import { signal, type ReadonlySignal } from '@preact/signals';
import { PathsDocument } from '../api/operations.generated.ts';
import { graphFilterOf, OPEN_FILTER } from '../graph/filter.ts';
import type { Position } from '../graph/graph.ts';
import { joinPaths, type FoundPaths } from '../graph/paths.ts';
import { drawnNodeOf } from './answers.ts';
import type { CanvasIntents } from './canvas-intents.ts';
import type { Grow } from './grow.ts';
import type { PictureState } from './picture.ts';
import type { Requests } from './requests.ts';

export type FindPaths = Pick<CanvasIntents, 'pathStart' | 'startPath' | 'findPaths' | 'clearPaths'> & {
  readonly paths: ReadonlySignal<FoundPaths | undefined>;
};

const FIRST = 3;
/** The API gives no more of them. */
const MOST = 200;
/** How far beside the straight way each further path begins, in px. */
const APART = 70;

export function createFindPaths(state: PictureState, requests: Requests, grow: Grow): FindPaths {
  const pathStart = signal<string | undefined>(undefined);

  async function findPaths(from: string, to: string): Promise<void> {
    pathStart.value = undefined;
    if (from === to) {
      state.tell('A path needs two different ends: select another node.');
      return;
    }
    const known = state.picture.value.paths;
    if (known && known.from === to && known.to === from) {
      await findPaths(to, from);
      return;
    }
    const before = known && known.from === from && known.to === to ? known.paths : [];
    const names = `${state.nameOf(from)} and ${state.nameOf(to)}`;
    const variables = { from, to, first: Math.min(MOST, before.length + FIRST), filter: graphFilterOf(state.picture.value.filter) };
    const data = await requests.ask(PathsDocument, variables, {
      doing: `Looking for paths between ${names}…`,
      failed: 'No path was drawn; what is drawn stays as it was.',
      retry: [{ label: 'Try again', run: () => void findPaths(from, to) }],
    });
    if (!data) return;
    const answered = data.shortestPaths.paths;
    const paths = joinPaths(
      before,
      answered.map(({ nodes, edges }) => ({ nodes: nodes.map(({ id }) => id), edges: edges.map(({ id }) => id) })),
    );
    if (paths.length === 0) {
      const code = 'NO_PATH';
      const sentence =
        'None leads over at most six links that pass the filter. Let through what it leaves out, such as "about", and look again.';
      requests.fail({ code, message: `No path was found between ${names}.` }, sentence, [
        { label: 'Show everything and look again', run: () => showAndFind(from, to) },
      ]);
      return;
    }
    const added = paths.length - before.length;
    const steps = paths[0]!.edges.length;
    await grow.addNodes(
      before.length > 0 ? `more paths between ${names}` : `paths between ${names}`,
      {
        nodes: answered.flatMap(({ nodes }) => nodes.map(drawnNodeOf)),
        wanted: placesBetween(paths.map(({ nodes }) => nodes)),
        more: () => ({ paths: { from, to, paths, more: data.shortestPaths.truncated } }),
        remark: () =>
          `${added} ${added === 1 ? 'path' : 'paths'} of ${steps} ${steps === 1 ? 'link' : 'links'} ${added === 1 ? 'stands' : 'stand'} out.`,
      },
      `Drawing paths between ${names}…`,
    );
    state.select([from, to]);
    requests.showQuery(PathsDocument, variables);
  }

  function showAndFind(from: string, to: string): void {
    state.change('show everything', { filter: OPEN_FILTER });
    void findPaths(from, to);
  }

  /** New nodes along the way between the two ends, each further path a little beside the one before. */
  function placesBetween(ways: readonly (readonly string[])[]): Map<string, Position> {
    const { graph, positions } = state.picture.value;
    const places = new Map<string, Position>();
    for (const [nth, way] of ways.entries()) {
      const [a, b] = [positions.get(way[0]!), positions.get(way.at(-1)!)];
      if (!a || !b) continue;
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      const aside = APART * Math.ceil(nth / 2) * (nth % 2 === 0 ? 1 : -1);
      for (const [step, id] of way.entries()) {
        if (graph.nodes.has(id) || places.has(id)) continue;
        const part = step / (way.length - 1);
        places.set(id, {
          x: a.x + (b.x - a.x) * part - ((b.y - a.y) / length) * aside,
          y: a.y + (b.y - a.y) * part + ((b.x - a.x) / length) * aside,
        });
      }
    }
    return places;
  }

  return {
    pathStart,
    paths: state.part('paths'),
    startPath(from) {
      pathStart.value = from;
      if (from !== undefined) state.tell(`Select the node to which paths from ${state.nameOf(from)} shall lead.`);
    },
    findPaths,
    clearPaths() {
      if (state.picture.value.paths) state.change('put the paths away', { paths: undefined }, 'No path stands out any more.');
    },
  };
}
