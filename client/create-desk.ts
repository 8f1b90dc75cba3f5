// What the menus and dialogs do, wired: files are written by the writers of client/export, which load when they are asked for.
import { effect, signal, untracked } from '@preact/signals';
import type { Connection } from './explore/connection.ts';
import type { Explorer, NextStep } from './explore/explorer.ts';
import { fetchFormats, type ExportFormat, type ExportPart } from './explore/fetch-export.ts';
import type { ExportLoss } from './explore/fetch-file.ts';
import { curlOf, editorAddress, viewQuery } from './explore/view-query.ts';
import { download } from './export/download.ts';
import type { Desk, Dialog, Keeping, Toast } from './panels/desk.ts';
import { createTourState } from './tour-state.ts';
import type { Canvas } from './view/canvas.ts';

export interface DeskEffects {
  explorer: Explorer;
  connection: Connection;
  /** Whether the address says what to draw. */
  isAddressed: boolean;
  /** Undefined until it is there. */
  canvas(): Canvas | undefined;
}

export interface WiredDesk extends Desk {
  notify(sentence: string, step?: NextStep): void;
  /** To be called once the first view is drawn: begins to keep, and offers what a closed tab left. */
  begin(): Promise<void>;
}

export function createDesk({ explorer, connection, isAddressed, canvas }: DeskEffects): WiredDesk {
  const keeping = signal<Keeping | undefined>(undefined);
  const toast = signal<Toast | undefined>(undefined);
  const dialog = signal<Dialog | undefined>(undefined);
  const formats = signal<readonly ExportFormat[] | undefined>(undefined);
  const writing = signal<{ sentence: string; cancel(): void } | undefined>(undefined);
  const tour = createTourState(!isAddressed);
  const page = `${location.origin}${location.pathname}`;
  const query = () => viewQuery(explorer);

  function notify(sentence: string, step?: NextStep): void {
    toast.value = { sentence, step };
  }

  async function copy(text: string, told: string, title: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      notify(told);
    } catch {
      // Refused, or not there at all, as on a page that is not secure.
      dialog.value = { name: 'copy', title, text };
    }
  }

  async function link(): Promise<string | undefined> {
    const { addressOf } = await import('./keep/address.ts');
    return addressOf(explorer.saved.take(), page);
  }

  async function write(format: string, part: ExportPart): Promise<void> {
    const controller = new AbortController();
    const { signal: abort } = controller;
    const tell = (sentence: string) => {
      writing.value = { sentence, cancel: () => controller.abort() };
    };
    tell('Writing the file…');
    try {
      const { writeFile } = await import('./write-file.ts');
      const work = keeping.value?.work;
      const asked = { format, part, formats: formats.value, title: work?.origin.value?.name, notes: work?.notes.value };
      const file = await writeFile({ explorer, canvas: canvas(), send: connection.send, abort, tell, accept, ...asked });
      if (!file || abort.aborted) return;
      download(file.blob, file.extension);
      notify(`The file is written: ${file.told}.`);
    } catch {
      if (abort.aborted) return;
      explorer.tellFailure({
        title: 'The export was not answered.',
        sentence: 'No file was written; what is drawn stays as it was.',
        code: 'NETWORK',
        whole: false,
        nextSteps: [{ label: 'Try again', run: () => void write(format, part) }],
      });
    } finally {
      writing.value = undefined;
    }
  }

  function accept(title: string, loss: ExportLoss): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (goOn: boolean) => {
        dialog.value = undefined;
        resolve(goOn);
      };
      dialog.value = { name: 'loss', title, loss, answer };
    });
  }

  async function openFile(how: 'open' | 'import'): Promise<void> {
    const { pickFile } = await import('./keep/pick-file.ts');
    const file = await pickFile('.json');
    const { investigations } = keeping.value ?? {};
    if (!file || !investigations) return;
    await (how === 'open' ? investigations.openFile(file) : investigations.importFile(file));
  }

  // A word from the browser on the network is a reason to ask at once; whether the server is there is for the server to say.
  for (const name of ['offline', 'online']) addEventListener(name, () => connection.tryNow());

  // What failed only since the server was gone can be done again; a page that could not open does so by itself.
  let wasGone = false;
  effect(() => {
    const isGone = connection.gone.value !== undefined;
    const isBack = wasGone && !isGone;
    wasGone = isGone;
    if (!isBack) return;
    untracked(() => {
      const failure = explorer.failure.value;
      const retry = failure?.code === 'NETWORK' ? failure.nextSteps[0] : undefined;
      if (failure?.code === 'NETWORK') explorer.dismissFailure();
      if (failure?.whole) retry?.run();
      else notify('The server answers again.', retry);
    });
  });

  return {
    keeping,
    connection,
    toast,
    dialog,
    formats,
    writing,
    tour: tour.step,
    isTourOffered: tour.isOffered,
    endTour: tour.end,
    notify,
    fetchFormats() {
      fetchFormats().then(
        (found) => {
          formats.value = found;
        },
        // The menu says so, and asks again when it is opened again.
        () => undefined,
      );
    },
    exportAs: (format, part) => void write(format, part),
    link,
    copyLink() {
      void link().then((address) => {
        if (address !== undefined) return copy(address, 'The link is copied: it opens to this picture.', 'Link to this view');
      });
    },
    copyCurl: () => void copy(curlOf(query(), location.origin), 'Copied: paste it into a shell.', 'The question for curl'),
    copyQuery: () => void copy(query().query, 'The operation is copied; its variables were too long for an address.', 'The operation'),
    editorAddress: () => editorAddress(query()),
    openFile: (how) => void openFile(how),
    async begin() {
      const { createKeeping } = await import('./keep/create-keeping.ts');
      const made = createKeeping({ explorer, notify, download });
      keeping.value = made;
      await made.autosave.begin(!isAddressed);
    },
  };
}
