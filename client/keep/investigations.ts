// Named investigations: saved, opened, renamed, deleted, and carried in files. Nothing is overwritten or thrown away without a word and a way back.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Explorer, NextStep } from '../explore/explorer.ts';
import type { Database, KeptInvestigation, KeptWork } from './database.ts';
import { parseInvestigationFile, writeInvestigationFile, type Investigation } from './investigation.ts';
import type { Origin, Work } from './work.ts';

/** One line to the person, with a way back where there is one. */
export type Notify = (sentence: string, step?: NextStep) => void;

export interface InvestigationsEffects {
  explorer: Explorer;
  work: Work;
  openDatabase(): Promise<Database>;
  /** Under which this tab keeps its own work. */
  ownTab(): string | null;
  notify: Notify;
  /** Hands a file to the person. */
  download(file: Blob, extension: string, name?: string): void;
  makeKey?(): string;
}

export interface Investigations {
  /** Undefined until `refresh` was answered. */
  readonly list: ReadonlySignal<readonly KeptInvestigation[] | undefined>;
  /** What other tabs keep of their work by themselves. */
  readonly unsaved: ReadonlySignal<readonly KeptWork[]>;
  refresh(): Promise<void>;
  /** Over the investigation that the work began from; where it has no name yet, as `name`. */
  save(name?: string): Promise<void>;
  saveAs(name: string): Promise<void>;
  /** Whether it was drawn; where it was not, what is drawn stays, and a notice says why. */
  open(investigation: Investigation, origin?: Origin): Promise<boolean>;
  rename(kept: KeptInvestigation, name: string): Promise<void>;
  remove(kept: KeptInvestigation): Promise<void>;
  removeUnsaved(kept: KeptWork): Promise<void>;
  /** Without one, the work at hand. */
  saveFile(investigation?: Investigation): void;
  /** Draws what a file holds. */
  openFile(file: File): Promise<void>;
  /** Keeps what a file holds under its name, and draws it. */
  importFile(file: File): Promise<void>;
}

const MAX_NAMED = 3;

export function createInvestigations(effects: InvestigationsEffects): Investigations {
  const {
    explorer,
    work,
    openDatabase,
    ownTab,
    notify,
    download,
    makeKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
  } = effects;
  const list = signal<readonly KeptInvestigation[] | undefined>(undefined);
  const unsaved = signal<readonly KeptWork[]>([]);

  function tell(title: string, sentence: string, code: string, nextSteps: readonly NextStep[] = []): void {
    explorer.tellFailure({ title, sentence, code, whole: false, nextSteps });
  }

  /** Undefined where the browser does not keep anything, which is told. */
  async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T | undefined> {
    try {
      return await use(await openDatabase());
    } catch {
      const steps = [{ label: 'Save as a file', run: () => investigations.saveFile() }];
      tell(
        'This browser keeps nothing for this page.',
        'Its storage is full or forbidden; a file keeps the work as well.',
        'STORAGE',
        steps,
      );
      return undefined;
    }
  }

  async function put(key: string, name: string, over: number | undefined): Promise<void> {
    const taken = work.take(name);
    await withDatabase(async (database) => {
      const kept = await database.save({ ...taken, key }, over);
      if (kept) {
        work.settle({ key, name, revision: kept.revision });
        notify(`“${name}” is saved in this browser.`);
      } else await tellConflict(database, key, name);
    });
  }

  async function tellConflict(database: Database, key: string, name: string): Promise<void> {
    const other = await database.investigation(key);
    const when = other ? ` at ${new Date(other.savedAt).toLocaleTimeString()}` : '';
    tell(
      `“${name}” was saved in another tab${when}, after it was opened here.`,
      'Nothing was overwritten; say which one is to stay.',
      'SAVED_ELSEWHERE',
      [
        { label: 'Save mine as a copy', run: () => void investigations.saveAs(`${name} (copy)`) },
        { label: 'Overwrite the other', run: () => void put(key, name, other?.revision) },
        ...(other ? [{ label: 'Open the other', run: () => void investigations.open(other, other) }] : []),
      ],
    );
  }

  const investigations: Investigations = {
    list,
    unsaved,
    async refresh() {
      await withDatabase(async (database) => {
        const [all, tabs] = await Promise.all([database.investigations(), database.work()]);
        list.value = all;
        unsaved.value = tabs.filter(({ tab }) => tab !== ownTab());
      });
    },
    async save(name) {
      const origin = work.origin.value;
      if (origin) await put(origin.key, origin.name, origin.revision);
      else if (name !== undefined) await investigations.saveAs(name);
    },
    async saveAs(name) {
      await put(makeKey(), name.trim(), undefined);
      if (list.value) await investigations.refresh();
    },
    async open(investigation, origin) {
      const { name, view, notes, labels } = investigation;
      const called = name === '' ? 'The view' : `“${name}”`;
      const before = work.moment();
      const opened = await explorer.saved.open(view, name === '' ? 'open a view' : `open ${name}`);
      if (!opened) return false;
      const names = new Map(labels);
      const gone = opened.gone.map((id) => `“${names.get(id) ?? id}”`);
      const listed = `${gone.slice(0, MAX_NAMED).join(', ')}${gone.length > MAX_NAMED ? ' and others' : ''}`;
      if (opened.drawn === 0 && gone.length > 0) {
        tell(
          `${called} cannot be drawn: none of its ${gone.length} nodes is in this graph.`,
          `It shows ${listed}. What is drawn stays; load the data that it was made from, and open it again.`,
          'GONE',
        );
        return false;
      }
      explorer.dismissFailure();
      work.settle(origin && { key: origin.key, name: origin.name, revision: origin.revision }, notes, labels);
      if (gone.length > 0) {
        const title = `${gone.length} of the nodes of ${called === 'The view' ? 'the view' : called} ${gone.length === 1 ? 'has' : 'have'} gone from the graph: ${listed}.`;
        tell(title, 'The others are drawn; notes on those that have gone are kept.', 'GONE');
      } else notify(`${called} is drawn.`, { label: 'Undo', run: () => work.restore(before, 'go back to what was drawn') });
      return true;
    },
    async rename(kept, name) {
      const renamed = name.trim();
      if (renamed === '' || renamed === kept.name) return;
      await withDatabase(async (database) => {
        const saved = await database.save({ ...kept, name: renamed }, kept.revision);
        const origin = work.origin.value;
        if (!saved) await tellConflict(database, kept.key, kept.name);
        else if (origin?.key === kept.key && origin.revision === kept.revision)
          work.setOrigin({ ...origin, name: renamed, revision: saved.revision });
      });
      await investigations.refresh();
    },
    async remove(kept) {
      const origin = work.origin.value;
      const isOpen = origin?.key === kept.key;
      if (isOpen) work.setOrigin(undefined);
      await withDatabase((database) => database.remove(kept.key));
      await investigations.refresh();
      notify(`“${kept.name}” is deleted.`, {
        label: 'Undo',
        run: () => {
          void withDatabase((database) => database.restore(kept)).then(() => investigations.refresh());
          if (isOpen && work.origin.value === undefined) work.setOrigin(origin);
        },
      });
    },
    async removeUnsaved(kept) {
      await withDatabase((database) => database.removeWork(kept.tab));
      await investigations.refresh();
      notify('The unsaved work is deleted.', {
        label: 'Undo',
        run: () => {
          void withDatabase((database) => database.saveWork(kept)).then(() => investigations.refresh());
        },
      });
    },
    saveFile(investigation = work.take(work.origin.value?.name ?? '')) {
      const file = new Blob([writeInvestigationFile(investigation)], { type: 'application/json' });
      download(file, 'demarche.json', investigation.name === '' ? 'view' : investigation.name);
    },
    async openFile(file) {
      const { value, fault } = parseInvestigationFile(await file.text(), file.name);
      if (value) await investigations.open(value);
      else tell(fault, 'What is drawn stays as it was.', 'NOT_OURS');
    },
    async importFile(file) {
      const { value, fault } = parseInvestigationFile(await file.text(), file.name);
      if (!value) {
        tell(fault, 'Nothing was imported.', 'NOT_OURS');
        return;
      }
      const name = value.name === '' ? file.name.replace(/(\.demarche)?\.json$/u, '') : value.name;
      const kept = await withDatabase((database) => database.save({ ...value, name, key: makeKey() }, undefined));
      if (!kept) return;
      await investigations.refresh();
      notify(`“${name}” is imported.`, { label: 'Open', run: () => void investigations.open(kept, kept) });
    },
  };
  return investigations;
}
