// The rail: kinds, stances and relations with their counts; each is a switch that filters what is seen.
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { EdgeKind, NodeKind, Stance } from '../api/operations.generated.ts';
import type { Explorer } from '../explore/explorer.ts';
import type { Graph } from '../graph/graph.ts';
import { capitalised, EDGE_KINDS, inWords, NODE_KINDS, STANCES } from '../graph/words.ts';
import { Clock } from './clock.tsx';
import { KindShape, StanceLine } from './shapes.tsx';

/** On a narrow screen it opens over the canvas, and closes by its button, by Escape and by a tap beside it. */
export function Rail({ explorer, isOpen, onClose }: { explorer: Explorer; isOpen: boolean; onClose(): void }) {
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    rail.current?.querySelector<HTMLElement>('.rail-close')?.focus();
    const onOutside = (event: MouseEvent) => {
      const target = event.target as Element;
      // The button that opened it closes it by itself.
      if (!rail.current?.contains(target) && !target.closest('.rail-button')) onClose();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('mousedown', onOutside);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('mousedown', onOutside);
      removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  const drawn = useComputed(() => countsOf(explorer.visible.value)).value;
  const loaded = useComputed(() => countsOf(explorer.graph.value)).value;
  const { kindsOff, stancesOff, edgeKindsOff, said, recordedUntil } = explorer.filter.value;
  const totals = explorer.totals.value;
  const anyOff = kindsOff.size + stancesOff.size + edgeKindsOff.size > 0 || said !== undefined || recordedUntil !== undefined;
  return (
    <aside ref={rail} class={`rail${isOpen ? ' open' : ''}`} aria-label="Legend and filters">
      <button type="button" class="btn rail-close" onClick={onClose}>
        Close
      </button>
      <section>
        <h2>
          Kinds <span>drawn / all</span>
        </h2>
        <ul>
          {NODE_KINDS.map((kind) => (
            <li key={kind} class={kindsOff.has(kind) ? 'off' : ''}>
              <button type="button" aria-pressed={!kindsOff.has(kind)} onClick={() => explorer.toggleKind(kind)}>
                <KindShape kind={kind} />
                <span class="nm">{capitalised(inWords(kind))}</span>
                <span class="n">
                  <Count isOff={kindsOff.has(kind)} drawn={drawn.kinds.get(kind)} loaded={loaded.kinds.get(kind)} /> /{' '}
                  {totals?.nodeKinds.get(kind) ?? 0}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>
          Stances <span>drawn</span>
        </h2>
        <ul class="st">
          {STANCES.map((stance) => (
            <li key={stance} class={stancesOff.has(stance) ? 'off' : ''}>
              <button type="button" aria-pressed={!stancesOff.has(stance)} onClick={() => explorer.toggleStance(stance)}>
                <StanceLine stance={stance} />
                <span class="nm">{capitalised(inWords(stance))}</span>
                <span class="n">
                  <Count isOff={stancesOff.has(stance)} drawn={drawn.stances.get(stance)} loaded={loaded.stances.get(stance)} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>
          Relations <span>drawn / all</span>
        </h2>
        <ul class="re">
          {EDGE_KINDS.map((kind) => (
            <li key={kind} class={edgeKindsOff.has(kind) ? 'off' : ''}>
              <button type="button" aria-pressed={!edgeKindsOff.has(kind)} onClick={() => explorer.toggleEdgeKind(kind)}>
                <span class="nm">{inWords(kind)}</span>
                <span class="n">
                  <Count isOff={edgeKindsOff.has(kind)} drawn={drawn.edgeKinds.get(kind)} loaded={loaded.edgeKinds.get(kind)} /> /{' '}
                  {totals?.edgeKinds.get(kind) ?? 0}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {anyOff && (
          <p class="rail-note">
            <button type="button" class="link" onClick={() => explorer.showAll()}>
              Show everything
            </button>
          </p>
        )}
      </section>
      <Clock explorer={explorer} />
    </aside>
  );
}

interface Counts {
  kinds: ReadonlyMap<NodeKind, number>;
  stances: ReadonlyMap<Stance, number>;
  edgeKinds: ReadonlyMap<EdgeKind, number>;
}

function countsOf({ nodes, edges }: Graph): Counts {
  return {
    kinds: tallyOf([...nodes.values()].map(({ kind }) => kind)),
    stances: tallyOf([...edges.values()].flatMap(({ stance }) => stance ?? [])),
    edgeKinds: tallyOf([...edges.values()].map(({ kind }) => kind)),
  };
}

function tallyOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What passes every switch is drawn; beside a switch that is off stands what there would be without any, and that it is hidden. */
function Count({ isOff, drawn, loaded }: { isOff: boolean; drawn: number | undefined; loaded: number | undefined }) {
  return (
    <>
      {isOff ? 'hidden ' : ''}
      <b>{(isOff ? loaded : drawn) ?? 0}</b>
    </>
  );
}
