// A part of the graph as a file, and which formats the server writes: both from its /export.
import type { Graph } from '../graph/graph.ts';
import type { GraphFilter } from '../api/operations.generated.ts';
import { graphFilterOf, type ViewFilter } from '../graph/filter.ts';

/** What is drawn and passes the filter; what of it is selected; or whatever in the whole graph passes the filter. */
export type ExportPart = 'drawn' | 'selected' | 'filtered';

/** As the server's POST /export takes it. */
export interface ExportRequest extends Omit<GraphFilter, 'said'> {
  format: string;
  ids?: readonly string[];
  /** With `ids`: who said and reported it, and its sources, go along. */
  evidence?: true;
  /** Days, both included. */
  from?: string | null | undefined;
  until?: string | null | undefined;
}

export interface ExportFormat {
  name: string;
  /** Without the dot. */
  extension: string;
  /** As a menu calls it: "JSON Lines". */
  title: string;
  /** One sentence for who chooses: what it is for, and what it cannot hold. */
  note: string;
}

/** Of what is drawn, every link between its nodes goes along, and the evidence, drawn or not; of what passes the filter, only what passes. */
export function exportRequestOf(
  format: string,
  part: ExportPart,
  visible: Graph,
  selection: ReadonlySet<string>,
  filter: ViewFilter,
): ExportRequest {
  const drawn = [...visible.nodes.keys()];
  if (part === 'drawn') return { format, ids: drawn, evidence: true };
  if (part === 'selected') return { format, ids: drawn.filter((id) => selection.has(id)), evidence: true };
  const { said, ...narrowed } = graphFilterOf(filter);
  return { format, ...narrowed, ...said };
}

/** @throws Error where the server does not answer */
export async function fetchFormats(): Promise<readonly ExportFormat[]> {
  const response = await fetch('/export/formats');
  if (!response.ok) throw new Error(`formats answered ${response.status}`);
  return ((await response.json()) as { formats: readonly ExportFormat[] }).formats;
}
