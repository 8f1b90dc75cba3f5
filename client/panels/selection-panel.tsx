// Several selected nodes: how many of which kind, what one can do with all of them, and their names.
import type { NodeKind } from '../api/operations.generated.ts';
import type { Explorer } from '../explore/explorer.ts';
import { capitalised, inWords, NODE_KINDS } from '../graph/words.ts';
import { Name } from './links.tsx';
import { Section } from './parts.tsx';
import { KindShape } from './shapes.tsx';

const MAX_NAMES = 60;
const PLURAL: Readonly<Record<NodeKind, string>> = {
  COUNTRY: 'countries',
  AGENCY: 'agencies',
  OFFICIAL: 'officials',
  STATEMENT: 'statements',
  CLAIM: 'claims',
  EVENT: 'events',
  SOURCE: 'sources',
};

export function SelectionPanel({ explorer }: { explorer: Explorer }) {
  const ids = [...explorer.selection.value];
  const nodes = ids.flatMap((id) => explorer.graph.value.nodes.get(id) ?? []);
  const kinds = NODE_KINDS.map((kind) => ({ kind, count: nodes.filter((node) => node.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
  const [first, second] = ids;
  const allPinned = ids.every((id) => explorer.pinned.value.has(id));
  return (
    <>
      <div class="kindline">{ids.length} selected</div>
      <div class="who">
        <p>{kinds.map(({ kind, count }) => `${count} ${count === 1 ? inWords(kind) : PLURAL[kind]}`).join(' · ')}</p>
      </div>
      <div class="acts-row">
        {ids.length === 2 && (
          <button type="button" class="btn prime" onClick={() => void explorer.findPaths(first!, second!)}>
            Paths between them
          </button>
        )}
        <button type="button" class="btn box" onClick={() => explorer.keepOnly(ids)}>
          Keep only these
        </button>
        <button type="button" class="btn box" onClick={() => explorer.hide(ids)}>
          Hide
        </button>
        <button type="button" class="btn box" onClick={() => explorer.togglePins(ids)}>
          {allPinned ? 'Unpin' : 'Pin'}
        </button>
        <button type="button" class="btn box" onClick={() => explorer.choose('neighbours')}>
          Neighbours too
        </button>
        <button type="button" class="btn box" onClick={() => void explorer.arrange(explorer.layout.value, ids)}>
          Arrange these
        </button>
      </div>
      {kinds.map(({ kind, count }) => (
        <Section key={kind} title={capitalised(PLURAL[kind])} note={String(count)}>
          <ul class="plain names">
            {nodes
              .filter((node) => node.kind === kind)
              .slice(0, MAX_NAMES)
              .map((node) => (
                <li key={node.id}>
                  <KindShape kind={kind} hollow={node.hollow} />
                  <Name id={node.id}>{node.label}</Name>
                </li>
              ))}
          </ul>
          {count > MAX_NAMES && <p class="meta">and {count - MAX_NAMES} more</p>}
        </Section>
      ))}
    </>
  );
}
