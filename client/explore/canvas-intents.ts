// The part of the explorer that the graph view stands on: growing and shrinking the picture, choosing in it, edges, paths, places.
import type { ReadonlySignal } from '@preact/signals';
import type { NodeKind } from '../api/operations.generated.ts';
import type { RelationCount } from '../graph/expansion.ts';
import type { FoundPaths } from '../graph/paths.ts';
import type { Relation } from '../graph/relations.ts';
import type { LayoutName } from './explorer.ts';

export interface ExpandOptions {
  /**
   * Only by this relation; where absent by all that the legend shows, and, once these have nothing more to give, by those that it leaves out.
   * What is found by a relation that the legend leaves out is shown again.
   */
  relation?: Relation | undefined;
  /** How many neighbours a page holds, 1 to 200; 50 where absent. */
  first?: number | undefined;
}

/** All that widens the selection, by its name on screen. */
export type Choice = 'all' | 'none' | 'neighbours' | 'others';

export interface CanvasIntents {
  /** The edge that the panel tells of; never together with selected nodes. */
  readonly selectedEdge: ReadonlySignal<string | undefined>;
  readonly paths: ReadonlySignal<FoundPaths | undefined>;
  /** The node from which the person looks for paths, until the other end is chosen. */
  readonly pathStart: ReadonlySignal<string | undefined>;

  /** Draws a node that is not drawn yet, and leaves the selection as it is. Resolves to whether it is drawn now. */
  draw(id: string): Promise<boolean>;
  /** Adds the next page of a node's neighbours, moving nothing that is drawn. */
  expand(id: string, options?: ExpandOptions): Promise<void>;
  /** The next page of the list that was cut last at this node. */
  expandNext(id: string): Promise<void>;
  /** Takes away what expanding the node brought, and what expanding that brought; what is pinned stays. */
  collapse(id: string): void;
  /** How many nodes `collapse` would take away. */
  collapsible(id: string): number;
  /** Each relation of a node, as far as is known: ask with `fetchRelations`. */
  relationsAt(id: string): readonly RelationCount[];
  fetchRelations(id: string): Promise<void>;

  selectEdge(id: string | undefined): void;
  choose(choice: Choice): void;
  chooseKind(kind: NodeKind): void;
  /** Pins these, or unpins them where all of them are pinned. */
  togglePins(ids: readonly string[]): void;
  /** Gives everything a new place, or only these; what is pinned stays. */
  arrange(layout: LayoutName, ids?: readonly string[]): Promise<void>;

  /** The next node that is selected is the other end. */
  startPath(from: string | undefined): void;
  /** The first shortest paths between two nodes; called again for the same two, three more. */
  findPaths(from: string, to: string): Promise<void>;
  clearPaths(): void;

  /** A passing remark that the person and a screen reader are told: "Citation copied." */
  tell(remark: string): void;
}
