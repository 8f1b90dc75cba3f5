// What a statement answers, and what answers it: each with who said it and when.
import type { AnswersFragment } from '../api/operations.generated.ts';
import type { FuzzyDate } from '../graph/graph.ts';
import { dateInWords } from '../graph/words.ts';
import { Name } from './links.tsx';
import { Section } from './parts.tsx';

export interface Answered {
  id: string;
  label: string;
  speaker?: { id: string; label: string } | undefined;
  saidAt?: FuzzyDate | null | undefined;
}

export function AnswersSection({ title, answered }: { title: string; answered: readonly Answered[] }) {
  if (answered.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="plain">
        {answered.map(({ id, label, speaker, saidAt }) => (
          <li key={id}>
            {speaker && (
              <span class="by">
                <Name id={speaker.id}>
                  <b>{speaker.label}</b>
                </Name>
                <span class="m">{dateInWords(saidAt)}</span>
              </span>
            )}
            <Name id={id}>
              <span class="say">{label}</span>
            </Name>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The statements whose RESPONDS_TO edge reaches the thing; those that leave it are what it answers itself. */
export function answersOf(id: string, { edges }: AnswersFragment): Answered[] {
  return edges.flatMap(({ edge, node }) => {
    if (edge.target !== id || !('text' in node.entity)) return [];
    const { text, quote, saidAt, speaker } = node.entity;
    return [{ id: node.id, label: quote ? `“${quote}”` : text, speaker, saidAt }];
  });
}
