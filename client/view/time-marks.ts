// What the layout by time draws beside the nodes: days or months along the top, the span of what is known only as a span, and who has no date.
import type { ElementDefinition } from 'cytoscape';
import type { Graph, Positions } from '../graph/graph.ts';
import { dateInWords } from '../graph/words.ts';
import { dayOf, placeOn, scaleOf, timeOf } from './layouts/dates.ts';

const ABOVE = 46;
/** Between two ticks at least, in px. */
const TICK_GAP = 90;
/** Steps between ticks, in days; months and years begin on their first day. */
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];

/** @param idOf makes the id of a mark from its name */
export function timeMarks(graph: Graph, positions: Positions, idOf: (name: string) => string): ElementDefinition[] {
  const scale = scaleOf(graph, positions);
  if (!scale) return [];
  const nodes = [...graph.nodes.values()].filter(({ id }) => positions.has(id));
  const ys = nodes.map(({ id }) => positions.get(id)!.y);
  const [top, bottom] = [Math.min(...ys) - ABOVE, Math.max(...ys) + ABOVE];
  const dated = nodes.filter((node) => timeOf(node));
  const days = dated.flatMap((node) => [dayOf(timeOf(node)!.start), dayOf(timeOf(node)!.end)]);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const mark = (name: string, classes: string[], position: { x: number; y: number }, data: object): ElementDefinition => ({
    group: 'nodes',
    data: { id: idOf(name), ...data },
    position,
    classes,
    selectable: false,
    grabbable: false,
  });
  const ticks = ticksBetween(first, last, scale.pxPerDay).map(({ day, text }) =>
    mark(`tick ${day}`, ['tick'], { x: Math.round(placeOn(scale, day)), y: (top + bottom) / 2 }, { text, height: bottom - top }),
  );
  const spans = dated.flatMap((node) => {
    const { start, end } = timeOf(node)!;
    const [left, right] = [placeOn(scale, dayOf(start)), placeOn(scale, dayOf(end))];
    const at = positions.get(node.id)!;
    return right - left < 4 ? [] : [mark(`span ${node.id}`, ['span'], { x: (left + right) / 2, y: at.y }, { width: right - left })];
  });
  const undated = nodes.filter((node) => ['STATEMENT', 'EVENT', 'SOURCE'].includes(node.kind) && !timeOf(node));
  const xs = undated.map(({ id }) => positions.get(id)!.x);
  const heading =
    undated.length > 0
      ? [
          mark(
            'undated',
            ['heading', 'undated'],
            { x: xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)]!, y: top - 10 },
            { text: `${undated.length} undated` },
          ),
        ]
      : [];
  return [...ticks, ...spans, ...heading];
}

/** Round days, months or years, as close together as can be read. */
function ticksBetween(first: number, last: number, pxPerDay: number): { day: number; text: string }[] {
  const step = DAY_STEPS.find((days) => days * pxPerDay >= TICK_GAP);
  if (step !== undefined) {
    const from = Math.floor(first / step) * step;
    return Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, nth) => {
      const day = from + nth * step;
      return { day, text: dateInWords(spanOf(day), { year: nth === 0 }) };
    }).filter(({ day }) => day >= first - step);
  }
  const months = MONTH_STEPS.find((count) => count * 30 * pxPerDay >= TICK_GAP) ?? MONTH_STEPS.at(-1)!;
  const start = new Date(first * 86_400_000);
  const ticks: { day: number; text: string }[] = [];
  for (let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months; ; month += months) {
    const date = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const day = dayOf(date);
    if (day > last) return ticks;
    ticks.push({ day, text: dateInWords({ start: date, end: date, precision: months >= 12 ? 'YEAR' : 'MONTH' }) });
  }
}

function spanOf(day: number) {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return { start: date, end: date, precision: 'DAY' as const };
}
