// Ids made from what a thing is, never from a counter or a database, so that two files that speak of the same country meet in one node.
import { createHash } from 'node:crypto';
import type { EdgeKind } from './kinds.ts';

const MAX_ID_LENGTH = 200;

/** What is wrong with an id from outside, as the end of a sentence; undefined where nothing is. */
export function faultOfId(id: unknown): string | undefined {
  if (typeof id !== 'string') return 'is not a string';
  if (id === '') return 'is empty';
  if (id.length > MAX_ID_LENGTH) return `has ${id.length} characters, more than ${MAX_ID_LENGTH}`;
  if (/\p{Cc}/u.test(id)) return 'holds a control character';
  if (!id.isWellFormed()) return 'is not well-formed Unicode';
  return undefined;
}

/** `country:KOR` for an ISO 3166-1 alpha-3 code. */
export function countryId(iso3: string): string {
  return `country:${iso3.toUpperCase()}`;
}

/** `agency:nato`; where several bodies share a name, `of` tells them apart: `agency:kor.national-security-council`. */
export function agencyId(name: string, of?: string): string {
  return named('agency', name, of);
}

export function officialId(name: string, of?: string): string {
  return named('official', name, of);
}

export function eventId(name: string): string {
  return named('event', name);
}

export function claimId(name: string): string {
  return named('claim', name);
}

/** From publisher, date and headline; what is not known is left out. */
export function sourceId(source: { publisher?: string; date?: string; title: string }): string {
  const parts = [source.publisher && slug(source.publisher), source.date, slug(source.title)];
  return bounded(`source:${parts.filter((part) => part !== undefined && part !== '').join('.')}`);
}

/**
 * From its source and its place in it, a paragraph or whatever else tells places of that source apart (in the characters of an id); `nth` (from 1) tells
 * statements of one place apart.
 */
export function statementId(source: string, place: number | string, nth?: number): string {
  return bounded(`statement:${source.replace(/^source:/u, '')}:${place}${nth === undefined ? '' : `.${nth}`}`);
}

/** From its kind and its two ends, and a discriminator only where parallel edges are meant. */
export function edgeId(kind: EdgeKind, from: string, to: string, discriminator?: string): string {
  const id = `${kind}--${from}--${to}${discriminator === undefined ? '' : `--${discriminator}`}`;
  return bounded(/^[\w.:-]+$/.test(id) ? id : `${kind}--${digest(id)}`);
}

/**
 * Lower-case Latin letters, digits and single hyphens; letters of other scripts cannot be kept, so a name that has any gets a digest behind it.
 */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const ascii = plain
    .replace(/['’]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const lost = /[^\p{ASCII}]/u.test(plain.replace(/[\p{P}\p{S}\p{Z}]/gu, ''));
  return lost || ascii === '' ? [ascii, digest(text)].filter((part) => part !== '').join('-') : ascii;
}

function named(prefix: string, name: string, of?: string): string {
  return bounded(`${prefix}:${of === undefined ? '' : `${slug(of)}.`}${slug(name)}`);
}

/** An id that would be too long keeps its beginning and ends in a digest of the whole. */
function bounded(id: string): string {
  return id.length <= MAX_ID_LENGTH ? id : `${id.slice(0, MAX_ID_LENGTH - 21)}.${digest(id)}`;
}

/** Twenty hexadecimal digits that stand for a text: the first of its SHA-256. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}
