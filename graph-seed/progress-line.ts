// How far a load is, how fast, and how long it will still take: a bar that is drawn over itself on a terminal, a plain line now and then elsewhere.
import type { LoadProgress } from './load.ts';

const EVERY_MS = { line: 5_000, bar: 200 };
const BAR_CELLS = 24;
const number = new Intl.NumberFormat('en-US');

export interface ProgressOutput {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface ProgressLine {
  show(progress: LoadProgress): void;
  /** Clears the bar, so that what is printed next stands on a line of its own. */
  end(): void;
}

/**
 * The first plain line comes after five seconds: a short load is quiet.
 * @param totalBytes of all files as they stand on disk; undefined where that is not known
 * @param now in milliseconds
 */
export function createProgressLine(
  out: ProgressOutput,
  totalBytes: number | undefined,
  now: () => number = () => performance.now(),
): ProgressLine {
  const start = now();
  const isBar = out.isTTY === true;
  let next = start + (isBar ? 0 : EVERY_MS.line);
  let isDrawn = false;
  return {
    show(progress) {
      const time = now();
      if (time < next) return;
      next = time + (isBar ? EVERY_MS.bar : EVERY_MS.line);
      const text = lineOf(progress, totalBytes, time - start, isBar);
      isDrawn = isBar;
      out.write(isBar ? `\r\u001B[K${text.slice(0, Math.max(20, (out.columns ?? 80) - 1))}` : `${text}\n`);
    },
    end() {
      if (isDrawn) out.write('\r\u001B[K');
      isDrawn = false;
    },
  };
}

function lineOf({ records, elements, readBytes }: LoadProgress, totalBytes: number | undefined, elapsedMs: number, isBar: boolean): string {
  const rate = `${number.format(Math.round(records / Math.max(elapsedMs / 1_000, 0.001)))} records/s`;
  const counts = `${number.format(records)} records read, ${number.format(elements)} nodes and edges written`;
  if (totalBytes === undefined || totalBytes === 0 || readBytes === 0) return isBar ? `${rate}, ${counts}` : `${counts}, ${rate}`;
  const part = Math.min(1, readBytes / totalBytes);
  const percent = `${Math.floor(part * 100)} %`;
  const left = part === 1 ? '' : `, ${timeOf((elapsedMs / part) * (1 - part))} left`;
  if (!isBar) return `${percent}: ${counts}, ${rate}${left}`;
  const cells = Math.round(part * BAR_CELLS);
  return `[${'#'.repeat(cells)}${'.'.repeat(BAR_CELLS - cells)}] ${percent}, ${rate}${left}, ${counts}`;
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
