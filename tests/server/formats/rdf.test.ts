// Turtle and JSON-LD, read back by other people's parsers: both say the same, and what they say is what was meant.
import fc from 'fast-check';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Store, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { SAMPLE, edge, node } from '../../contract/sample-graph.ts';
import { nastyGraph } from './nasty-graphs.ts';
import { write, type Graph } from './written.ts';

async function quadsOfTurtle(graph: Graph): Promise<Quad[]> {
  return new Parser().parse((await write('turtle', graph)).bytes.toString('utf8'));
}

async function quadsOfJsonld(graph: Graph): Promise<Quad[]> {
  const { bytes } = await write('jsonld', graph);
  const parser = new JsonLdParser();
  const quads: Quad[] = [];
  const read = new Promise<void>((resolve, reject) => {
    parser
      .on('data', (quad: Quad) => quads.push(quad))
      .on('end', resolve)
      .on('error', reject);
  });
  parser.end(bytes);
  await read;
  return quads;
}

const plain = (quads: readonly Quad[]) =>
  new Set(
    quads.map(({ subject, predicate, object }) =>
      JSON.stringify([subject.value, predicate.value, object.termType, object.value, 'datatype' in object ? object.datatype.value : '']),
    ),
  );

describe('RDF', () => {
  it('says the same in Turtle and in JSON-LD, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(nastyGraph, async (graph) => {
        const turtle = plain(await quadsOfTurtle(graph));
        expect(plain(await quadsOfJsonld(graph))).toEqual(turtle);
        const texts = [...graph.nodes, ...graph.edges]
          .flatMap(({ properties }) => Object.values(properties).flat())
          .filter((value) => typeof value === 'string');
        const literals = new Set([...turtle].map((quad) => (JSON.parse(quad) as string[])[3]));
        expect(texts.filter((text) => !literals.has(text))).toEqual([]);
      }),
    );
  });

  it('names who said, who reported, and the line and the span, in the words of PROV-O and Web Annotation', async () => {
    const store = new Store(await quadsOfTurtle(SAMPLE));
    const prov = (word: string) => `http://www.w3.org/ns/prov#${word}`;
    const oa = (word: string) => `http://www.w3.org/ns/oa#${word}`;
    const iri = (id: string) => `urn:demarche:node:${id}`;
    const objects = (subject: string, predicate: string) => store.getObjects(subject, predicate, null).map(({ value }) => value);
    expect(objects(iri('s2'), prov('wasAttributedTo'))).toEqual([iri('neb')]);
    const roles = objects(iri('s2'), prov('qualifiedAttribution')).map((one) => [
      ...objects(one, prov('agent')),
      ...objects(one, prov('hadRole')),
    ]);
    expect(new Set(roles.map(String))).toEqual(
      new Set([
        `${iri('nato')},urn:demarche:vocabulary#reporter`,
        `${iri('neb')},urn:demarche:vocabulary#reporter`,
        `${iri('neb')},urn:demarche:vocabulary#speaker`,
      ]),
    );
    const [target] = objects('urn:demarche:edge:second%20place', oa('hasTarget'));
    expect(objects(target!, oa('hasSource'))).toEqual([iri('article')]);
    const [line] = objects(target!, oa('hasSelector'));
    expect(objects(line!, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value')).toEqual(['line=16,17']);
    const [span] = objects(line!, oa('refinedBy'));
    expect([objects(span!, oa('start')), objects(span!, oa('end'))]).toEqual([['250'], ['373']]);
    expect(objects(iri('s1'), 'urn:demarche:vocabulary#asserts')).toEqual([iri('troops')]);
  });

  it('keeps parallel edges apart', async () => {
    const stances = ['ASSERTS', 'DENIES'] as const;
    const edges = stances.map((stance) => edge('EXPRESSES', 's', 'c', { stance }, { id: stance }));
    const nodes = [node('s', 'STATEMENT', { text: 'x', act: 'STATE' }), node('c', 'CLAIM', { text: 'y' })];
    const store = new Store(await quadsOfTurtle({ nodes, edges }));
    expect(store.getSubjects('urn:demarche:vocabulary#stance', null, null).map(({ value }) => value)).toEqual(
      stances.map((id) => `urn:demarche:edge:${id}`),
    );
  });

  it.each(['turtle', 'jsonld'])('tells that %s has no order for aliases', async (format) => {
    const { loss } = await write(format, SAMPLE);
    expect(loss.lost).toEqual([{ kind: 'COUNTRY', property: 'aliases (order)', count: 2 }]);
  });
});
