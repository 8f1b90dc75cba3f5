// What the page's menus and dialogs can do beside the graph: keep, share, take away, explain. The page's wiring makes it; panels only know this.
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Connection } from '../explore/connection.ts';
import type { NextStep } from '../explore/explorer.ts';
import type { ExportFormat, ExportPart } from '../explore/fetch-export.ts';
import type { ExportLoss } from '../explore/fetch-file.ts';
import type { Autosave } from '../keep/autosave.ts';
import type { Investigations } from '../keep/investigations.ts';
import type { Work } from '../keep/work.ts';

/** What this browser keeps; loaded after the first view is drawn. */
export interface Keeping {
  work: Work;
  investigations: Investigations;
  autosave: Autosave;
}

/** One line over the canvas that goes by itself. */
export interface Toast {
  sentence: string;
  step?: NextStep | undefined;
}

/** What stands over the page. `copy` is the text that the browser would not put on the clipboard by itself, `loss` what a file will not hold. */
export type Dialog =
  | { name: 'investigations' }
  | { name: 'save-as' }
  | { name: 'copy'; title: string; text: string }
  | { name: 'loss'; title: string; loss: ExportLoss; answer(goOn: boolean): void };

/** Formats of the page's own making; every other name is one of the server's. */
export type OwnFormat = 'png' | 'svg' | 'html';

export interface Desk {
  keeping: ReadonlySignal<Keeping | undefined>;
  connection: Connection;
  toast: Signal<Toast | undefined>;
  dialog: Signal<Dialog | undefined>;
  /** Undefined until they came. */
  formats: ReadonlySignal<readonly ExportFormat[] | undefined>;
  fetchFormats(): void;
  /** What is being written, with a way to stop it. */
  writing: ReadonlySignal<{ sentence: string; cancel(): void } | undefined>;
  exportAs(format: string, part: ExportPart): void;
  /** The address of what is drawn; undefined where it is too long for one. */
  link(): Promise<string | undefined>;
  copyLink(): void;
  copyCurl(): void;
  copyQuery(): void;
  /** The query editor with the operation behind the view; undefined where that is too long for an address. */
  editorAddress(): string | undefined;
  /** Asks for a file, and draws or keeps what it holds. */
  openFile(how: 'open' | 'import'): void;
  /** Which step of the tour is shown, counted from 0; undefined where none is. */
  tour: Signal<number | undefined>;
  /** Whether it is offered, on a first visit. */
  isTourOffered: ReadonlySignal<boolean>;
  endTour(): void;
}
