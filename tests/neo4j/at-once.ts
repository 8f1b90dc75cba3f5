// A few at once: what waits for the server's planner keeps all its cores at work so, and no more connections than that.

const AT_ONCE = 4;

/** What each gives, in their order. */
export async function fewAtOnce<Value>(asks: readonly (() => Promise<Value>)[]): Promise<Value[]> {
  const given: Value[] = [];
  let next = 0;
  const askOn = async () => {
    while (next < asks.length) {
      const place = next;
      next += 1;
      given[place] = await asks[place]!();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  return given;
}
