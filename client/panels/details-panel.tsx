// The panel on the right: what is known of the selected thing, in the form made for its kind.
import { DetailsDocument, type DetailsQuery } from '../api/operations.generated.ts';
import type { Explorer } from '../explore/explorer.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { ClaimPanel } from './claim-panel.tsx';
import type { Keeping } from './desk.ts';
import type { FetchedDetails } from './fetch-details.ts';
import { ShowContext } from './links.tsx';
import { NoteList, NoteSection } from './note-section.tsx';
import { EventPanel, SourcePanel, SpeakerPanel } from './other-panels.tsx';
import { KindShape } from './shapes.tsx';
import { ShowQuery } from './show-query.tsx';
import { StatementPanel } from './statement-panel.tsx';

export interface DetailsPanelProps {
  explorer: Explorer;
  details: FetchedDetails;
  keeping: Keeping | undefined;
}

export function DetailsPanel({ explorer, details, keeping }: DetailsPanelProps) {
  const { value: fetched } = details.state;
  const selected = explorer.selection.value.size;
  return (
    <ShowContext.Provider value={(id) => void explorer.show(id)}>
      <aside class="panel" aria-label="Details" aria-busy={fetched.state === 'loading'}>
        {fetched.state === 'ready' ? (
          <Ready explorer={explorer} node={fetched.node} keeping={keeping} />
        ) : (
          <>
            <div class="kindline">
              {selected > 1 ? `${selected} selected` : fetched.state === 'loading' ? 'Fetching…' : 'Nothing selected'}
            </div>
            <div class="who">
              <p>{sentenceFor(fetched, selected)}</p>
              {fetched.state === 'failed' && (
                <button type="button" class="btn box" onClick={() => details.retry()}>
                  Try again
                </button>
              )}
            </div>
            {selected === 0 && keeping && <NoteList keeping={keeping} />}
          </>
        )}
      </aside>
    </ShowContext.Provider>
  );
}

function sentenceFor(fetched: FetchedDetails['state']['value'], selected: number): string {
  if (fetched.state === 'failed') return fetched.message;
  if (selected > 1) return 'Select one of them to read what is known of it. Delete hides them all, K keeps only them.';
  if (fetched.state === 'loading') return '';
  return 'Select a claim to read who stands where, or a statement to read where it is written. Double click a node to see what is around it.';
}

interface ReadyProps {
  explorer: Explorer;
  node: NonNullable<DetailsQuery['node']>;
  keeping: Keeping | undefined;
}

function Ready({ explorer, node, keeping }: ReadyProps) {
  const drawn = explorer.graph.value.nodes.get(node.id);
  return (
    <>
      <div class="kindline">
        <KindShape kind={node.kind} hollow={drawn?.hollow ?? false} />
        {capitalised(inWords(node.kind))}
        <span class="dim">
          {' '}
          · {node.degree} {node.degree === 1 ? 'link' : 'links'}
        </span>
        <span class="sp" />
        <button type="button" class="btn" onClick={() => void explorer.expand(node.id)}>
          Expand
        </button>
        <ShowQuery query={{ query: DetailsDocument.toString().trim(), variables: { id: node.id } }} look="btn" />
      </div>
      <Body node={node} />
      {keeping && <NoteSection keeping={keeping} id={node.id} />}
      <section class="sec last">
        <dl class="facts">
          <dt>Recorded here</dt>
          <dd>{`${node.recordedAt.slice(0, 10)}, ${node.recordedAt.slice(11, 16)} UTC`}</dd>
          <dt>Id</dt>
          <dd class="code">{node.id}</dd>
        </dl>
      </section>
    </>
  );
}

function Body({ node }: { node: NonNullable<DetailsQuery['node']> }) {
  switch (node.__typename) {
    case 'Statement':
      return <StatementPanel statement={node} />;
    case 'Claim':
      return <ClaimPanel claim={node} />;
    case 'Event':
      return <EventPanel event={node} />;
    case 'Source':
      return <SourcePanel source={node} />;
    default:
      return <SpeakerPanel speaker={node} />;
  }
}
