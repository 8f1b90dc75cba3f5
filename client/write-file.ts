// One file for the person, in a format of the page's own or of the server's; each writer loads when it is asked for.
import type { SendRequest } from './api/request.ts';
import type { Explorer } from './explore/explorer.ts';
import { exportRequestOf, type ExportFormat, type ExportPart } from './explore/fetch-export.ts';
import { fetchFile, fetchLoss, type ExportLoss } from './explore/fetch-file.ts';
import type { OwnFormat } from './panels/desk.ts';
import type { Canvas } from './view/canvas.ts';
import { readTokens } from './view/tokens.ts';

export interface FileRequest {
  explorer: Explorer;
  /** Undefined where nothing is drawn yet. */
  canvas: Canvas | undefined;
  send: SendRequest;
  format: string;
  part: ExportPart;
  /** Those of the server, where they are known. */
  formats: readonly ExportFormat[] | undefined;
  /** What the picture is called; by its claim where it has no name. */
  title: string | undefined;
  /** By the id of a node. */
  notes: ReadonlyMap<string, string> | undefined;
  abort: AbortSignal;
  /** Says how far it is. */
  tell(sentence: string): void;
  /** Whether to go on, although the file will not hold this. */
  accept(title: string, loss: ExportLoss): Promise<boolean>;
}

export interface WrittenFile {
  blob: Blob;
  /** Without the dot. */
  extension: string;
  /** What it is, in a sentence after a colon. */
  told: string;
}

const OWN_FORMATS: readonly string[] = ['png', 'svg', 'html'] satisfies OwnFormat[];

/** Undefined where there is nothing to write, or what would be lost was not accepted. @throws Error where the server does not answer */
export async function writeFile(request: FileRequest): Promise<WrittenFile | undefined> {
  const { explorer, canvas, format, part, abort, tell, send, notes = new Map<string, string>() } = request;
  const { visible, selection, filter, reading } = explorer;
  if (!OWN_FORMATS.includes(format)) {
    const known = request.formats?.find(({ name }) => name === format);
    const title = known?.title ?? format;
    const asked = exportRequestOf(format, part, visible.value, selection.value, filter.value);
    const loss = await fetchLoss(asked, abort);
    if (loss.lost.length > 0 && !(await request.accept(title, loss))) return undefined;
    return { blob: await fetchFile(asked, abort), extension: known?.extension ?? format, told: title };
  }
  if (!canvas) return undefined;
  const ids = part === 'selected' ? new Set([...selection.value].filter((id) => visible.value.nodes.has(id))) : undefined;
  const scene = await canvas.scene(ids);
  if (format === 'png') {
    const { paintPng } = await import('./export/png.ts');
    return { blob: await paintPng(scene), extension: 'png', told: 'the picture as PNG' };
  }
  const title = request.title ?? reading.value?.claim ?? 'Demarche';
  if (format === 'svg') {
    const { writeSvg } = await import('./export/svg.ts');
    return { blob: new Blob([writeSvg(scene, title)], { type: 'image/svg+xml' }), extension: 'svg', told: 'the picture as SVG' };
  }
  const { writePage } = await import('./write-page.ts');
  const told = (done: number, all: number) => tell(`Fetching the evidence: ${done} of ${all}…`);
  const blob = await writePage({ scene, title, notes, send, token: readTokens(), abort, told });
  return { blob, extension: 'html', told: 'anyone can open it, without a network' };
}
