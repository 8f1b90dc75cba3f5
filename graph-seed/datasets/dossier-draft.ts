// What the sections of a dossier add up to: nodes, edges and faults as they come, and the handles by which the sections name each other's nodes.
import { checkNode } from '../../server/graph/check.ts';
import { parseFuzzyDate, type FuzzyDate } from '../../server/graph/dates.ts';
import { edgeId } from '../../server/graph/ids.ts';
import type { EdgeKind, NodeKind } from '../../server/graph/kinds.ts';
import type { Loaded } from './dataset.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

export interface Draft {
  /** Tells what is wrong at a place of the dossier, as a sentence. */
  blame(path: Path, message: string): void;
  faultCount(): number;
  /** Gives back the id. A node with a fault of its own is lost: the fault is told once, and the edges at the node go without saying. */
  addNode(path: Path, kind: NodeKind, id: string, properties: Fields): string;
  addEdge(path: Path, kind: EdgeKind, from: string, to: string, properties?: Fields, discriminator?: string): void;
  /** What the handle stands for from here on; undefined where that cannot be made, and edges at it go without saying. */
  define(handle: string, id: string | undefined): void;
  isLost(id: string): boolean;
  /** The id behind a handle that the dossier defines. */
  idOf(path: Path, handle: unknown): string | undefined;
  /** The id behind a handle that has been defined. */
  definedId(handle: string): string;
  /** Hands the ids that a field names to `use`, one by one; it holds one handle or a list of them. */
  forEachId(path: Path, fields: Fields, field: string, use: (id: string, place: number) => void): void;
  dateOf(path: Path, written: unknown): FuzzyDate | undefined;
  /** The entries of a section that have fields, under handles that are free. */
  entriesOf(section: string): [handle: string, fields: Fields, path: Path][];
  /** Nodes before the edges between them, then the faults. */
  loaded(): Generator<Loaded>;
}

/** The loader says when it was recorded; here it only has to be well-formed. */
const SOME_INSTANT = '2000-01-01T00:00:00.000Z';

/** `lineAt` gives the line of a part of the dossier by its path. */
export function createDraft(dossier: Fields, lineAt: (path: Path) => number): Draft {
  const faults: { path: Path; message: string }[] = [];
  const nodes: Loaded[] = [];
  const edges: Loaded[] = [];
  const ids = new Map<string, string>();
  const lost = new Set<string>();
  const blame: Draft['blame'] = (path, message) => faults.push({ path, message });

  const idOf: Draft['idOf'] = (path, handle) => {
    const id = typeof handle === 'string' ? ids.get(handle) : undefined;
    if (id === undefined) blame(path, `names "${String(handle)}", which no section of this dossier defines.`);
    return id;
  };

  return {
    blame,
    faultCount: () => faults.length,
    addNode(path, kind, id, properties) {
      const node = { id, kind, properties: present(properties) };
      const checked = checkNode({ ...node, recordedAt: SOME_INSTANT });
      if (checked.ok) nodes.push({ line: lineAt(path), node });
      else {
        lost.add(id);
        blame(checked.property === undefined ? path : [...path, checked.property], checked.message);
      }
      return id;
    },
    addEdge(path, kind, from, to, properties = {}, discriminator) {
      if (lost.has(from) || lost.has(to)) return;
      const edge = { id: edgeId(kind, from, to, discriminator), kind, from, to, properties: present(properties) };
      edges.push({ line: lineAt(path), edge });
    },
    define(handle, id) {
      ids.set(handle, id ?? `lost ${handle}`);
      if (id === undefined) lost.add(`lost ${handle}`);
    },
    isLost: (id) => lost.has(id),
    idOf,
    definedId: (handle) => ids.get(handle)!,
    forEachId(path, fields, field, use) {
      for (const [place, handle] of listOf(fields[field]).entries()) {
        const id = idOf([...path, field], handle);
        if (id !== undefined) use(id, place);
      }
    },
    dateOf(path, written) {
      if (written === undefined || written === null) return undefined;
      const date = parseFuzzyDate(String(written));
      if (!date) blame(path, `has the date "${String(written)}"; write 2024, 2024-06, 2024-10-21 or 2024-10-14/2024-10-20.`);
      return date;
    },
    entriesOf(section) {
      const entries = dossier[section] ?? {};
      if (!isFields(entries)) {
        blame([section], `"${section}" must be a list of handles, each with its fields.`);
        return [];
      }
      return Object.entries(entries).flatMap(([handle, fields]): [string, Fields, Path][] => {
        if (ids.has(handle)) blame([section, handle], `uses the handle "${handle}" a second time; give it another one.`);
        else if (isFields(fields)) return [[handle, fields, [section, handle]]];
        else blame([section, handle], `"${handle}" must have fields.`);
        return [];
      });
    },
    *loaded() {
      yield* nodes;
      yield* edges;
      for (const { path, message } of faults) yield { line: lineAt(path), fault: message };
    },
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of what has some. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function present(properties: Fields): Fields {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== null));
}
