// A plain line now and then while a load is long: how far it is, and how fast.
import type { LoadProgress } from './load.ts';

const EVERY_MS = 5_000;
const number = new Intl.NumberFormat('en-US');

/** The first line comes after five seconds: a short load is quiet. `now` is in milliseconds. */
export function createProgressLine(out: { write(text: string): unknown }, now: () => number = () => performance.now()) {
  const start = now();
  let next = start + EVERY_MS;
  return ({ records, elements }: LoadProgress) => {
    const time = now();
    if (time < next) return;
    next = time + EVERY_MS;
    const rate = Math.round(records / ((time - start) / 1_000));
    out.write(
      `${number.format(records)} records read, ${number.format(elements)} nodes and edges written, ${number.format(rate)} records/s\n`,
    );
  };
}
