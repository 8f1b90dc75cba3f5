// How elements look without the marks that pass with a gesture: worked out once for each set of classes, on a stylesheet of its own, so that nothing
// that is drawn has to be styled anew. What comes from an element's data is told apart by stand-ins.
import cytoscape, { type Core, type EdgeSingular, type NodeSingular, type StylesheetJson } from 'cytoscape';

export interface Looks {
  of(element: Element): Look;
  stop(): void;
}

/** How one element looks. */
export interface Look {
  /** The value of a property in words, as Cytoscape's `style()` gives it. */
  text(name: string): string;
  /** The value of a property as a number, in px where it has a unit. */
  number(name: string): number;
}

type Element = NodeSingular | EdgeSingular;

/** What passes with a gesture, and what leaves labels out at the zoom of the screen. Paths that stand out stay. */
const PASSING = ['chosen', 'near', 'hovered', 'focused', 'start', 'pinned', 'mute', 'afar'];

/** Stands for what an element's data says: a text, and numbers that nothing else has. */
const STAND_INS = { text: '\u0002text', height: 90_001, lift: 90_002, width: 90_003, size: 90_004 } as const;

/** What an element says by its look, or where its data says it. */
type Said<T> = { value: T } | { field: string };

/** What is known of the looks of all elements with the same classes. */
interface Known {
  model: Element;
  texts: Map<string, Said<string>>;
  numbers: Map<string, Said<number>>;
}

export function createLooks(cy: Core): Looks {
  const own = cytoscape({ headless: true, styleEnabled: true, style: copyStyle(cy) });
  own.add({ group: 'nodes', data: { id: 'end', ...STAND_INS } });
  const known = new Map<string, Known>();

  function knownOf(element: Element): Known {
    const classes = element.classes().filter((name) => !PASSING.includes(name));
    const key = `${element.isEdge() ? 'edge' : 'node'} ${classes.toSorted().join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    const data = { id: `model ${known.size}`, ...STAND_INS, colors: 'red red', stops: '0% 100%' };
    const model = element.isEdge()
      ? own.add({ group: 'edges', data: { ...data, source: 'end', target: 'end' }, classes })
      : own.add({ group: 'nodes', data, classes });
    const fresh: Known = { model: model[0] as Element, texts: new Map(), numbers: new Map() };
    known.set(key, fresh);
    return fresh;
  }

  return {
    of(element) {
      const { model, texts, numbers } = knownOf(element);
      return {
        text: (name) => saidBy(element, name, texts, () => String(model.style(name))),
        number: (name) => saidBy(element, name, numbers, () => model.numericStyle(name)),
      };
    },
    stop: () => own.destroy(),
  };
}

function saidBy<T extends string | number>(element: Element, name: string, all: Map<string, Said<T>>, read: () => T): T {
  let said = all.get(name);
  if (!said) {
    const value = read();
    const [field] = Object.entries(STAND_INS).find(([, standIn]) => standIn === value) ?? [];
    all.set(name, (said = field === undefined ? { value } : { field }));
  }
  return 'value' in said ? said.value : (element.data(said.field) as T);
}

/** Cytoscape writes every value as text, and then does not read "700" as the weight of a font, only 700. */
function copyStyle(cy: Core): StylesheetJson {
  const rules = (cy.style() as unknown as { json(): { selector: string; style: Record<string, string | number> }[] }).json();
  return rules.map(({ selector, style }) => {
    const weight = Number(style['font-weight']);
    return { selector, style: Number.isFinite(weight) ? { ...style, 'font-weight': weight } : style };
  });
}
