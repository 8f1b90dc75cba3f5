// Fetches what the details panel shows whenever the selection changes, and its next pages; an answer for an older selection is dropped.
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import {
  DetailsDocument,
  EdgeDetailsDocument,
  MorePositionsDocument,
  MoreStatementsDocument,
  type DetailsQuery,
  type EdgeDetailsQuery,
  type TypedDocumentString,
} from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import type { Explorer } from '../explore/explorer.ts';

export type NodeDetails = NonNullable<DetailsQuery['node']>;
type Subgraph = EdgeDetailsQuery['subgraph'];

/** One edge, its two ends, and what else joins these two. */
export interface EdgeDetails {
  edge: Subgraph['edges'][number];
  source: Subgraph['nodes'][number];
  target: Subgraph['nodes'][number];
  others: Subgraph['edges'];
}

type State =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'ready'; node: NodeDetails; answers: DetailsQuery['answers']; isFetchingMore: boolean }
  | { state: 'edge'; details: EdgeDetails }
  | { state: 'failed'; message: string };

export interface FetchedDetails {
  state: ReadonlySignal<State>;
  retry(): void;
  /** The next page of a claim's positions, or of the statements by, at or in the thing. */
  fetchMore(): void;
}

const SLOW_MS = 300;
const PAGE = 50;

export function fetchDetails(explorer: Explorer, send: SendRequest): FetchedDetails {
  const state = signal<State>({ state: 'none' });
  let running: AbortController | undefined;

  /** What is there stays until the answer comes, unless that takes a while. */
  async function ask<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    stateOf: (data: Data) => State,
  ): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const slow = setTimeout(() => {
      state.value = { state: 'loading' };
    }, SLOW_MS);
    try {
      const answer = await send(operation, variables, controller.signal);
      if (controller.signal.aborted) return;
      state.value = answer.error ? { state: 'failed', message: answer.error.message } : stateOf(answer.data);
    } catch {
      // Given up for a newer selection.
    } finally {
      clearTimeout(slow);
    }
  }

  function follow(selection: ReadonlySet<string>, edgeId: string | undefined): void {
    const [id, ...others] = selection;
    const edge = edgeId === undefined ? undefined : explorer.graph.value.edges.get(edgeId);
    if (edge) {
      void ask(EdgeDetailsDocument, { source: edge.source, target: edge.target }, ({ subgraph }) => {
        const details = detailsOf(edge.id, subgraph);
        return details ? { state: 'edge', details } : { state: 'failed', message: 'This link is not in the graph any more.' };
      });
    } else if (id !== undefined && others.length === 0) {
      void ask(DetailsDocument, { id }, ({ node, answers }) =>
        node
          ? { state: 'ready', node, answers, isFetchingMore: false }
          : { state: 'failed', message: `"${id}" is not in this graph any more.` },
      );
    } else {
      running?.abort();
      state.value = { state: 'none' };
    }
  }

  async function fetchMore(): Promise<void> {
    const before = state.value;
    if (before.state !== 'ready' || before.isFetchingMore) return;
    const { node } = before;
    state.value = { ...before, isFetchingMore: true };
    const controller = running;
    const next = await fetchNext(send, node, controller?.signal).catch(() => undefined);
    if (state.value.state !== 'ready' || state.value.node.id !== node.id) return;
    state.value = { ...state.value, node: next ?? node, isFetchingMore: false };
    if (!next) explorer.tell('The next page was not answered; try again.');
  }

  effect(() => {
    const selection = explorer.selection.value;
    const edge = explorer.selectedEdge.value;
    untracked(() => follow(selection, edge));
  });
  return {
    state,
    retry: () => follow(explorer.selection.value, explorer.selectedEdge.value),
    fetchMore: () => void fetchMore(),
  };
}

/** The node with one more page; undefined where that was not answered. */
async function fetchNext(send: SendRequest, node: NodeDetails, abort: AbortSignal | undefined): Promise<NodeDetails | undefined> {
  if (node.__typename === 'Claim') {
    const answer = await send(MorePositionsDocument, { id: node.id, first: PAGE, after: node.positions.pageInfo.endCursor ?? null }, abort);
    const more = answer.data?.node;
    return more && 'positions' in more ? { ...node, positions: joined(node.positions, more.positions) } : undefined;
  }
  if (!('statements' in node)) return undefined;
  const answer = await send(MoreStatementsDocument, { id: node.id, first: PAGE, after: node.statements.pageInfo.endCursor ?? null }, abort);
  const more = answer.data?.node;
  return more && 'statements' in more ? { ...node, statements: joined(node.statements, more.statements) } : undefined;
}

function joined<T extends { edges: readonly unknown[] }>(before: T, next: T): T {
  return { ...next, edges: [...before.edges, ...next.edges] };
}

function detailsOf(id: string, { nodes, edges }: Subgraph): EdgeDetails | undefined {
  const edge = edges.find((one) => one.id === id);
  const end = (nodeId: string | undefined) => nodes.find((node) => node.id === nodeId);
  const [source, target] = [end(edge?.source), end(edge?.target)];
  return edge && source && target ? { edge, source, target, others: edges.filter((one) => one !== edge) } : undefined;
}
