// How long something took, and how it ended.

/** Never rejects: `error` is what `work` did reject with. */
export async function timed(work: Promise<unknown>): Promise<{ error: unknown; elapsedMs: number }> {
  const startedAt = performance.now();
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, elapsedMs: performance.now() - startedAt };
}
