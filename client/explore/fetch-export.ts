// The subgraph of some ids as a file, from the server's /export.

/** @throws Error where the server does not answer with a file */
export async function fetchExport(ids: readonly string[]): Promise<Blob> {
  const response = await fetch('/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'jsonl', ids }),
  });
  if (!response.ok) throw new Error(`export answered ${response.status}`);
  return response.blob();
}
