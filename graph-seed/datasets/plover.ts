// PLOVER's event types and actor sectors, and what they are here. Source: Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable
// Event Records, Manual" (github.com/openeventdata/PLOVER), chapters 2 (types, their quad classes and modes) and 4 (sector primary codes); CAMEO2PLOVER-2021
// beside it says which class of CAMEO each type took over.
import type { SpeechAct } from '../../server/graph/kinds.ts';

interface EventType {
  /** Undefined: a type that is done, not said (the manual's material cooperation and material conflict). */
  act: SpeechAct | undefined;
  /** Of a verbal type: the act of one of its modes, where it is another. */
  modes?: Readonly<Record<string, SpeechAct>>;
  words: string;
}

export const EVENT_TYPES: Readonly<Record<string, EventType>> = {
  AGREE: { act: 'PROMISE', words: 'agrees or promises to cooperate' },
  CONSULT: { act: 'STATE', words: 'consults or meets' },
  SUPPORT: { act: 'STATE', words: 'expresses support' },
  CONCEDE: { act: 'PROMISE', words: 'concedes' },
  COOPERATE: { act: undefined, words: 'cooperates' },
  AID: { act: undefined, words: 'provides aid' },
  RETREAT: { act: undefined, words: 'retreats, releases or eases' },
  REQUEST: { act: 'DEMAND', words: 'requests or demands' },
  // What drafts of the manual call REQUEST.
  DEMAND: { act: 'DEMAND', words: 'requests or demands' },
  ACCUSE: { act: 'ACCUSE', modes: { disapprove: 'CRITICIZE', investigate: 'STATE' }, words: 'accuses or disapproves' },
  REJECT: { act: 'REJECT', words: 'rejects' },
  THREATEN: { act: 'THREATEN', words: 'threatens' },
  PROTEST: { act: undefined, words: 'protests' },
  SANCTION: { act: undefined, words: 'reduces relations or imposes sanctions' },
  MOBILIZE: { act: undefined, words: 'mobilizes' },
  COERCE: { act: undefined, words: 'coerces' },
  ASSAULT: { act: undefined, words: 'attacks' },
};

/** Sector primary codes to the sectors of ICEWS, by which actors are told apart (icews-actors.ts); codes that are left out say nothing of that. */
export const SECTORS: Readonly<Record<string, string>> = {
  GOV: 'Executive',
  MIL: 'Military',
  COP: 'Police',
  SPY: 'Executive',
  JUD: 'Judicial',
  LEG: 'Legislative / Parliamentary',
  PTY: 'Parties',
  OPP: 'Opposition Major Party (Out Of Government)',
  REB: 'Rebel',
  UAF: 'Unidentified Forces',
  ELI: 'Elite',
  BUS: 'Business',
  MNC: 'Business',
  NGO: 'Nongovernmental Organizations / Activists',
  IGO: 'International Government Organization',
  JRN: 'News',
};
