// What the menus and dialogs do, wired: files are written by the writers of client/export, which load when they are asked for.
import { effect, signal, untracked } from '@preact/signals';
import type { Connection } from './explore/connection.ts';
import type { Explorer, NextStep } from './explore/explorer.ts';
import { exportRequestOf, fetchExport, fetchFormats, type ExportFormat, type ExportPart } from './explore/fetch-export.ts';
import { curlOf, editorAddress, viewQuery } from './explore/view-query.ts';
import { download } from './export/download.ts';
import { addressOf } from './keep/address.ts';
import type { Desk, Dialog, Keeping, OwnFormat, Toast } from './panels/desk.ts';
import { createTourState } from './tour-state.ts';
import type { Canvas } from './view/canvas.ts';
import { readTokens } from './view/tokens.ts';

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

const OWN_FORMATS: readonly string[] = ['png', 'svg', 'html'] satisfies OwnFormat[];

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

  async function write(format: string, part: ExportPart): Promise<void> {
    const controller = new AbortController();
    const { signal: abort } = controller;
    const tell = (sentence: string) => {
      writing.value = { sentence, cancel: () => controller.abort() };
    };
    tell('Writing the file…');
    try {
      const file = await fileOf(format, part, abort, tell);
      if (!file || abort.aborted) return;
      download(file.blob, file.extension);
      notify(`The file is written: ${file.extension === 'html' ? 'anyone can open it, without a network' : file.told}.`);
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

  async function fileOf(format: string, part: ExportPart, abort: AbortSignal, tell: (sentence: string) => void) {
    const { visible, selection, filter } = explorer;
    if (!OWN_FORMATS.includes(format)) {
      const request = exportRequestOf(format, part, visible.value, selection.value, filter.value);
      const known = formats.value?.find(({ name }) => name === format);
      return { blob: await fetchExport(request, abort), extension: known?.extension ?? format, told: known?.title ?? format };
    }
    const drawing = canvas();
    if (!drawing) return undefined;
    const ids = part === 'selected' ? new Set([...selection.value].filter((id) => visible.value.nodes.has(id))) : undefined;
    if (format === 'png') return { blob: await drawing.png(ids), extension: 'png', told: 'the picture as PNG' };
    const scene = await drawing.scene(ids);
    const { reading } = explorer;
    const title = keeping.value?.work.origin.value?.name ?? reading.value?.claim ?? 'Demarche';
    if (format === 'svg') {
      const { writeSvg } = await import('./export/svg.ts');
      return { blob: new Blob([writeSvg(scene, title)], { type: 'image/svg+xml' }), extension: 'svg', told: 'the picture as SVG' };
    }
    const { writePage } = await import('./write-page.ts');
    const notes = keeping.value?.work.notes.value ?? new Map<string, string>();
    const told = (done: number, all: number) => tell(`Fetching the evidence: ${done} of ${all}…`);
    const blob = await writePage({ scene, title, notes, send: connection.send, token: readTokens(), abort, told });
    return { blob, extension: 'html', told: 'a page' };
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
    link: () => addressOf(explorer.saved.take(), page),
    copyLink() {
      void addressOf(explorer.saved.take(), page).then((address) => {
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
