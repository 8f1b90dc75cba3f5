// JSON-LD 1.1, written only, with its context in it, so that nothing has to be fetched; what it says stands in rdf.ts.
import type { Quad_Object } from 'n3';
import type { Format } from './format.ts';
import type { Lost, Parts } from './loss.ts';
import { PREFIXES, triplesOfEdge, triplesOfNode, type Triple } from './rdf.ts';

export const jsonld: Format = {
  name: 'jsonld',
  extension: 'jsonld',
  mediaType: 'application/ld+json',
  title: 'JSON-LD',
  note: 'RDF by schema.org, PROV-O and Web Annotation, as JSON; it is not loaded again here, and aliases lose their order.',
  write: writeJsonld,
};

async function* writeJsonld(parts: Parts, lost: Lost): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(PREFIXES)},"@graph":[`;
  let separator = '\n';
  for await (const { nodes, edges } of parts) {
    const things = [
      ...nodes.flatMap((node) => thingsOf(triplesOfNode(node, lost))),
      ...edges.flatMap((edge) => thingsOf(triplesOfEdge(edge))),
    ];
    if (things.length === 0) continue;
    yield separator + things.map((thing) => JSON.stringify(thing)).join(',\n');
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** One object for each subject. */
function thingsOf(triples: readonly Triple[]): Record<string, unknown>[] {
  const things = new Map<string, Record<string, unknown>>();
  for (const [subject, predicate, object] of triples) {
    const thing: Record<string, unknown> = things.get(subject.value) ?? { '@id': subject.value };
    things.set(subject.value, thing);
    const isType = predicate.value === `${PREFIXES.rdf}type`;
    const key = isType ? '@type' : compact(predicate.value);
    const values = (thing[key] ??= []) as unknown[];
    values.push(isType ? compact(object.value) : valueOf(object));
  }
  return [...things.values()];
}

function valueOf(object: Quad_Object): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value };
  const type = compact(object.datatype.value);
  return type === 'xsd:string' ? object.value : { '@value': object.value, '@type': type };
}

function compact(iri: string): string {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}
