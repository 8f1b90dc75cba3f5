// What is known of one thing, in the blocks that a page which is taken away shows: plain text throughout, links by id.
import type { EvidenceQuery, ReadPlaceFragment, ReadStatementsFragment, Stance } from '../api/operations.generated.ts';
import { webAddress } from '../graph/web-address.ts';
import { capitalised, dateInWords, inWords, STANCES } from '../graph/words.ts';

export interface ArticleLink {
  id: string;
  text: string;
}

export interface ArticleEntry {
  stance?: Stance;
  who?: ArticleLink;
  when?: string;
  /** What was said; `quoted` where these are the speaker's own words. */
  said?: ArticleLink & { quoted: boolean };
  links?: readonly ArticleLink[];
  plain?: string;
  quote?: string;
}

export interface ArticleSection {
  title: string;
  note?: string;
  entries: readonly ArticleEntry[];
}

export interface Article {
  id: string;
  /** In words: "Statement". */
  kind: string;
  title: string;
  /** Under the title. */
  lines: readonly string[];
  /** A statement in our words. */
  text?: string;
  /** In the speaker's words, as the source quotes them. */
  quote?: string;
  /** Where a source can be found; http and https only. */
  url?: string;
  sections: readonly ArticleSection[];
}

type Thing = NonNullable<EvidenceQuery['nodes'][number]>;
type Claim = Extract<Thing, { __typename: 'Claim' }>;
type Name = { id: string; label: string };

/** One for each thing, in their order. What stands against a statement is told as far as its claims are among them. */
export function articlesOf(things: readonly Thing[]): Article[] {
  const claims = new Map(things.flatMap((thing) => (thing.__typename === 'Claim' ? [[thing.id, thing] as const] : [])));
  return things.map((thing) => {
    const { id, kind, label } = thing;
    return { id, kind: capitalised(inWords(kind)), title: label, ...bodyOf(thing, claims) };
  });
}

function bodyOf(thing: Thing, claims: ReadonlyMap<string, Claim>): Pick<Article, 'lines' | 'sections'> & Partial<Article> {
  switch (thing.__typename) {
    case 'Statement':
      return statementBody(thing, claims);
    case 'Claim':
      return claimBody(thing);
    case 'Event':
      return {
        lines: [
          [thing.alleged ? 'Alleged, not established.' : '', thing.eventType ?? '', dateInWords(thing.date)].filter(Boolean).join(' '),
        ],
        sections: [
          linkSection(
            'Involves',
            thing.involves.map(({ who }) => who),
          ),
          saidSection('Said there', thing.statements, true),
          ...placeSections(thing.evidence),
        ].filter(hasEntries),
      };
    case 'Source':
      return {
        lines: [`${dateInWords(thing.publishedAt)}, ${thing.publisher ?? 'publisher not given'}`],
        ...(thing.url && webAddress(thing.url) ? { url: thing.url } : {}),
        sections: [saidSection('Read in it', thing.statements, true)].filter(hasEntries),
      };
    default:
      return speakerBody(thing);
  }
}

function statementBody(
  statement: Extract<Thing, { __typename: 'Statement' }>,
  claims: ReadonlyMap<string, Claim>,
): ReturnType<typeof bodyOf> {
  const { speaker, act, text, quote, saidAt, expresses, madeAt, respondsTo, about, reportedBy, evidence } = statement;
  return {
    title: `${speaker.label} · ${inWords(act)}`,
    lines: [saidAt ? dateInWords(saidAt) : 'Undated: the source gives no time of saying'],
    text,
    ...(quote ? { quote } : {}),
    sections: [
      linkSection('Speaker', [speaker]),
      {
        title: 'Stance',
        entries: expresses.map(({ stance, claim }) => ({ stance, said: { ...linkOf(claim), quoted: false } })),
      },
      { title: 'Contradicted by', entries: against(statement.id, expresses, claims) },
      ...placeSections(evidence),
      linkSection('Reported by', reportedBy),
      linkSection('Said at', madeAt),
      linkSection('Answers', respondsTo),
      linkSection('About', about),
    ].filter(hasEntries),
  };
}

/** Those that take the other pole on a claim, or assert what contradicts one that is asserted; each statement once. */
function against(id: string, expresses: readonly { stance: Stance; claim: Name }[], claims: ReadonlyMap<string, Claim>): ArticleEntry[] {
  const found = new Map<string, ArticleEntry>();
  const take = (claimId: string, wanted: Stance) => {
    for (const { node } of claims.get(claimId)?.positions.edges ?? []) {
      if (node.stance === wanted && node.statement.id !== id) found.set(node.statement.id, positionEntry(node));
    }
  };
  for (const { stance, claim } of expresses) {
    if (stance === 'DENIES') take(claim.id, 'ASSERTS');
    if (stance !== 'ASSERTS') continue;
    take(claim.id, 'DENIES');
    for (const rival of claims.get(claim.id)?.contradicts ?? []) take(rival.id, 'ASSERTS');
  }
  return [...found.values()];
}

function positionEntry({ stance, speaker, statement }: Claim['positions']['edges'][number]['node']): ArticleEntry {
  return { stance, who: linkOf(speaker), when: dateInWords(statement.saidAt), said: saidOf(statement) };
}

function claimBody(claim: Claim): ReturnType<typeof bodyOf> {
  const positions = claim.positions.edges.map(({ node }) => node);
  const more = claim.positions.totalCount - positions.length;
  const byStance = STANCES.map((stance): ArticleSection => {
    const taken = positions.filter((position) => position.stance === stance);
    const speakers = new Set(taken.map(({ speaker }) => speaker.id)).size;
    return {
      title: capitalised(inWords(stance)),
      note: `${speakers} ${speakers === 1 ? 'speaker' : 'speakers'}`,
      entries: taken.map(positionEntry),
    };
  });
  return {
    lines: [
      claim.contested
        ? 'Contested: somebody asserts it, and somebody else denies it or asserts what contradicts it.'
        : 'Not contested by anyone in this graph.',
      ...(more > 0 ? [`${more} more positions are in the graph that this page was taken from.`] : []),
    ],
    sections: [
      ...byStance,
      linkSection('Contradicts', claim.contradicts),
      linkSection('Supports', claim.supports),
      linkSection('About', claim.about),
    ].filter(hasEntries),
  };
}

function speakerBody(speaker: Extract<Thing, { __typename: 'Country' | 'Agency' | 'Official' }>): ReturnType<typeof bodyOf> {
  const above =
    speaker.__typename === 'Official' ? speaker.speaksFor.map(({ to }) => to) : speaker.__typename === 'Agency' ? speaker.partOf : [];
  const lines =
    speaker.__typename === 'Official'
      ? [speaker.office, speaker.unnamed ? 'Not named by the source' : null]
      : speaker.__typename === 'Agency'
        ? [speaker.agencyType]
        : [speaker.iso3];
  const aliases = 'aliases' in speaker ? speaker.aliases : [];
  return {
    lines: [...lines, aliases.length > 0 ? `Also called ${aliases.join(', ')}` : null].flatMap((line) => line ?? []),
    sections: [
      saidSection('Said', speaker.statements, false),
      linkSection(speaker.__typename === 'Official' ? 'Speaks for' : 'Part of', above),
    ].filter(hasEntries),
  };
}

function saidSection(title: string, { edges, totalCount }: ReadStatementsFragment, withSpeaker: boolean): ArticleSection {
  const more = totalCount - edges.length;
  return {
    title,
    note: `${totalCount} ${totalCount === 1 ? 'statement' : 'statements'}${more > 0 ? `, the first ${edges.length} here` : ''}`,
    entries: edges.map(({ node }) => ({
      ...(node.expresses[0] ? { stance: node.expresses[0].stance } : {}),
      ...(withSpeaker ? { who: linkOf(node.speaker) } : {}),
      when: dateInWords(node.saidAt),
      said: saidOf(node),
    })),
  };
}

/** One section for each source, its places in the order of its lines. */
function placeSections(evidence: readonly ReadPlaceFragment[]): ArticleSection[] {
  const sources = new Map(evidence.map(({ source }) => [source.id, source]));
  return [...sources.values()].map(({ id, title, publisher, publishedAt }) => ({
    title: 'Where it is written',
    entries: [
      { links: [{ id, text: title }] },
      { plain: `${dateInWords(publishedAt)}, ${publisher ?? 'publisher not given'}` },
      ...evidence
        .filter(({ source }) => source.id === id)
        .toSorted((a, b) => (a.paragraph ?? 0) - (b.paragraph ?? 0) || (a.start ?? 0) - (b.start ?? 0))
        .map((place) => ({ plain: placeInWords(place), ...(place.excerpt ? { quote: place.excerpt } : {}) })),
    ],
  }));
}

function placeInWords({ paragraph, start, end, quoteType }: ReadPlaceFragment): string {
  const line = `${quoteType === 'DIRECT' ? 'Quoted words: line' : 'Line'} ${paragraph ?? 'not given'}`;
  const span = start !== null && end !== null ? `, characters ${start} – ${end}` : '';
  const how = quoteType === 'MIXED' ? ' · partly quoted' : quoteType === 'INDIRECT' ? ' · in the source’s words' : '';
  return line + span + how;
}

function linkSection(title: string, names: readonly Name[]): ArticleSection {
  return { title, entries: names.length > 0 ? [{ links: names.map(linkOf) }] : [] };
}

function saidOf({ id, text, quote }: { id: string; text: string; quote: string | null }): ArticleLink & { quoted: boolean } {
  return quote ? { id, text: quote, quoted: true } : { id, text, quoted: false };
}

function linkOf({ id, label }: Name): ArticleLink {
  return { id, text: label };
}

function hasEntries({ entries }: ArticleSection): boolean {
  return entries.length > 0;
}
