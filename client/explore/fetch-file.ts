// The server's /export: a file, and before that what the file would not hold.
import type { EdgeKind, NodeKind } from '../api/operations.generated.ts';
import type { ExportRequest } from './fetch-export.ts';

/** What a format cannot hold of a part of the graph: how often, for each kind and property. */
export interface ExportLoss {
  lost: readonly { kind: NodeKind | EdgeKind; property: string; count: number }[];
}

/** @throws Error where the server does not answer with a file */
export async function fetchFile(request: ExportRequest, signal: AbortSignal): Promise<Blob> {
  return (await post(request, signal)).blob();
}

/** @throws Error where the server does not answer */
export async function fetchLoss(request: ExportRequest, signal: AbortSignal): Promise<ExportLoss> {
  return (await (await post({ ...request, report: 'loss' }, signal)).json()) as ExportLoss;
}

async function post(body: object, signal: AbortSignal): Promise<Response> {
  const response = await fetch('/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw new Error(`export answered ${response.status}`);
  return response;
}
