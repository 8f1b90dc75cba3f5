// Choosing, pinning and placing what is drawn.
import type { ReadonlySignal } from '@preact/signals';
import { ofKind, othersThan, withNeighbours } from '../graph/choosing.ts';
import type { Graph, Position, Positions } from '../graph/graph.ts';
import { layoutFor, LAYOUT_WORDS, type Arrange } from './arrange.ts';
import type { CanvasIntents } from './canvas-intents.ts';
import type { FindPaths } from './find-paths.ts';
import type { Explorer } from './explorer.ts';
import type { PictureState } from './picture.ts';

export function createCanvasIntents(
  state: PictureState,
  visible: ReadonlySignal<Graph>,
  arrange: Arrange,
  paths: Pick<FindPaths, 'pathStart' | 'findPaths'>,
): Pick<CanvasIntents, 'selectedEdge' | 'selectEdge' | 'choose' | 'chooseKind' | 'togglePins' | 'arrange' | 'tell'> &
  Pick<Explorer, 'select'> {
  const { picture, selection } = state;
  const choose = (ids: readonly string[]) => {
    state.select(ids);
    state.tell(`${ids.length} ${ids.length === 1 ? 'node is' : 'nodes are'} selected.`);
  };

  return {
    selectedEdge: state.selectedEdge,
    selectEdge: state.selectEdge,
    tell: state.tell,
    select(ids, options) {
      const start = paths.pathStart.value;
      if (start !== undefined && ids.length === 1 && ids[0] !== start) void paths.findPaths(start, ids[0]!);
      else state.select(ids, options);
    },
    choose(choice) {
      const shown = visible.value;
      if (choice === 'all') choose([...shown.nodes.keys()]);
      else if (choice === 'none') choose([]);
      else if (choice === 'neighbours') choose(withNeighbours(shown, selection.value));
      else choose(othersThan(shown, selection.value));
    },
    chooseKind: (kind) => choose(ofKind(visible.value, kind)),
    togglePins(ids) {
      const pinned = new Set(picture.value.pinned);
      const drawn = ids.filter((id) => picture.value.graph.nodes.has(id));
      if (drawn.length === 0) return;
      const unpins = drawn.every((id) => pinned.has(id));
      for (const id of drawn) {
        if (unpins) pinned.delete(id);
        else pinned.add(id);
      }
      const name = drawn.length === 1 ? state.nameOf(drawn[0]!) : `${drawn.length} nodes`;
      const told = unpins ? `${name} may move again.` : `${name} ${drawn.length === 1 ? 'stays' : 'stay'} in place.`;
      state.change(`${unpins ? 'unpin' : 'pin'} ${name}`, { pinned }, told);
    },
    async arrange(layout, ids) {
      const before = picture.value;
      const chosen = ids?.filter((id) => before.graph.nodes.has(id));
      if (chosen?.length === 0) return;
      const moves = new Set(chosen ?? before.graph.nodes.keys());
      const fixed = new Map(
        [...before.positions].filter(([id]) => before.graph.nodes.has(id) && (!moves.has(id) || before.pinned.has(id))),
      );
      const found = await arrange({
        layout: chosen ? layout : layoutFor(before.graph, layout),
        graph: before.graph,
        fixed,
        ...(chosen && { only: chosen, middle: middleOf(chosen, before.positions) }),
        centres: [...selection.value],
      });
      // Only what was asked for, and what is still drawn, moves: other steps may have been taken meanwhile.
      const now = picture.value;
      const moved = [...moves].flatMap((id) => (now.graph.nodes.has(id) && found.has(id) ? [[id, found.get(id)!] as const] : []));
      const name = chosen ? `arrange ${chosen.length} ${chosen.length === 1 ? 'node' : 'nodes'}` : 'arrange';
      const words = LAYOUT_WORDS[layout];
      const positions = new Map([...now.positions, ...moved]);
      state.change(`${name} ${words}`, chosen ? { positions } : { layout, positions }, `Arranged ${words}.`);
    },
  };
}

function middleOf(ids: readonly string[], positions: Positions): Position {
  const places = ids.flatMap((id) => positions.get(id) ?? []);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
}
