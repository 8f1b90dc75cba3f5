// The log: JSON lines, or, where a person looks on at a terminal, lines for people. Nothing is sent through another thread, so nothing is lost at the end.
import { pino, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';

/** Where lines go: standard output, or what a test reads. */
export interface LogOutput {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export function createLog(level: string, output: LogOutput = process.stdout): Logger {
  if (output.isTTY !== true) return pino({ level, base: null }, output);
  const pretty = prettyFactory({ singleLine: true, translateTime: 'SYS:HH:MM:ss.l' });
  return pino({ level, base: null }, { write: (line) => output.write(pretty(withoutControls(line))) });
}

/** What clients send may hold a terminal's control sequences; JSON writes them as escapes, and here they lose their meaning. */
function withoutControls(line: string): string {
  return line.replace(/\\u00(?:[01][0-9a-f]|7f)|[\u0080-\u009f]/giu, String.raw`\ufffd`);
}
