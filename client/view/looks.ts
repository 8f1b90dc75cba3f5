// How elements look without the marks that pass with a gesture: worked out once for each set of classes, on a stylesheet of its own, so that nothing
// that is drawn has to be styled anew. What comes from an element's data is told apart by stand-ins.
import cytoscape, { type Core, type EdgeSingular, type NodeSingular, type StylesheetJson } from 'cytoscape';

export interface Looks {
  /** The value of a property in words, as Cytoscape's `style()` gives it. */
  text(element: Element, name: string): string;
  /** The value of a property as a number, in px where it has a unit. */
  number(element: Element, name: string): number;
}

type Element = NodeSingular | EdgeSingular;

/** What passes with a gesture, and what leaves labels out at the zoom of the screen. Paths that stand out stay. */
const PASSING = ['chosen', 'near', 'hovered', 'focused', 'start', 'pinned', 'mute', 'afar'];

/** Stands for what an element's data says: a text, and numbers that nothing else has. */
const STAND_INS = { text: '\u0002text', height: 90_001, lift: 90_002, width: 90_003, size: 90_004 } as const;

export function createLooks(cy: Core): Looks & { stop(): void } {
  const own = cytoscape({ headless: true, styleEnabled: true, style: copyStyle(cy) });
  own.add({ group: 'nodes', data: { id: 'end', ...STAND_INS } });
  const models = new Map<string, Element>();
  const texts = new Map<string, string>();
  const numbers = new Map<string, number>();

  const keys = new WeakMap<Element, string>();

  function keyOf(element: Element): string {
    const known = keys.get(element);
    if (known !== undefined) return known;
    const classes = element.classes().filter((name) => !PASSING.includes(name));
    const key = `${element.isEdge() ? 'edge' : 'node'} ${classes.toSorted().join(' ')}`;
    keys.set(element, key);
    return key;
  }

  function modelOf(key: string): Element {
    const known = models.get(key);
    if (known) return known;
    const [group, ...classes] = key.split(' ').filter((part) => part !== '');
    const data = { id: `model ${models.size}`, ...STAND_INS, colors: 'red red', stops: '0% 100%' };
    const model =
      group === 'edge'
        ? own.add({ group: 'edges', data: { ...data, source: 'end', target: 'end' }, classes })
        : own.add({ group: 'nodes', data, classes });
    models.set(key, model[0] as Element);
    return model[0] as Element;
  }

  /** What the data of an element says where its look only says that it does. */
  function ofData<T>(element: Element, value: T): T {
    const found = Object.entries(STAND_INS).find(([, standIn]) => standIn === value);
    return found ? (element.data(found[0]) as T) : value;
  }

  return {
    text(element, name) {
      const key = keyOf(element);
      const place = `${key} ${name}`;
      if (!texts.has(place)) texts.set(place, String(modelOf(key).style(name)));
      return ofData(element, texts.get(place)!);
    },
    number(element, name) {
      const key = keyOf(element);
      const place = `${key} ${name}`;
      if (!numbers.has(place)) numbers.set(place, modelOf(key).numericStyle(name));
      return ofData(element, numbers.get(place)!);
    },
    stop: () => own.destroy(),
  };
}

/** Cytoscape writes every value as text, and then does not read "700" as the weight of a font, only 700. */
function copyStyle(cy: Core): StylesheetJson {
  const rules = (cy.style() as unknown as { json(): { selector: string; style: Record<string, string | number> }[] }).json();
  return rules.map(({ selector, style }) => {
    const weight = Number(style['font-weight']);
    return { selector, style: Number.isFinite(weight) ? { ...style, 'font-weight': weight } : style };
  });
}
