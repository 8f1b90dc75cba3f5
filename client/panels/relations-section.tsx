// By which relations a node is linked, how many of each there are and how many are drawn; a click draws the next page of one.
import { degreesOf } from '../explore/answers.ts';
import type { Explorer } from '../explore/explorer.ts';
import { relationCounts } from '../graph/expansion.ts';
import { relationInWords } from '../graph/relations.ts';
import { capitalised } from '../graph/words.ts';
import type { NodeDetails } from './fetch-details.ts';
import { Section } from './parts.tsx';

export function RelationsSection({ explorer, node }: { explorer: Explorer; node: NodeDetails }) {
  if (!('degrees' in node) || node.degrees.length === 0) return null;
  const counts = relationCounts(node.id, degreesOf(node), explorer.graph.value);
  return (
    <Section title="Links" note="drawn / all">
      <ul class="relations">
        {counts.map((relation) => (
          <li key={`${relation.kind} ${relation.direction}`}>
            <button
              type="button"
              class="link"
              title={relation.drawn < relation.total ? 'Draws what is not drawn yet, fifty at a time.' : undefined}
              onClick={() => void explorer.expand(node.id, { relation })}
            >
              {capitalised(relationInWords(relation))}
            </button>
            <span class="m">
              <b>{relation.drawn.toLocaleString('en')}</b> / {relation.total.toLocaleString('en')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
