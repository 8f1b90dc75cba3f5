// Turtle, written only, for rdflib, Jena and every triple store; what it says stands in rdf.ts.
import { Writer } from 'n3';
import type { Format } from './format.ts';
import type { Lost, Parts } from './loss.ts';
import { PREFIXES, triplesOfEdge, triplesOfNode } from './rdf.ts';

export const turtle: Format = {
  name: 'turtle',
  extension: 'ttl',
  mediaType: 'text/turtle',
  title: 'Turtle',
  note: 'RDF by schema.org, PROV-O and Web Annotation, for triple stores and rdflib; it is not loaded again here, and aliases lose their order.',
  write: writeTurtle,
};

async function* writeTurtle(parts: Parts, lost: Lost): AsyncGenerator<string> {
  let text = '';
  const writer = new Writer(
    {
      write(chunk: string, _encoding: string, done?: () => void) {
        text += chunk;
        done?.();
      },
      end: (done?: () => void) => done?.(),
    },
    { prefixes: PREFIXES },
  );
  const take = () => {
    const taken = text;
    text = '';
    return taken;
  };
  for await (const { nodes, edges } of parts) {
    for (const node of nodes) for (const triple of triplesOfNode(node, lost)) writer.addQuad(...triple);
    for (const edge of edges) for (const triple of triplesOfEdge(edge)) writer.addQuad(...triple);
    yield take();
  }
  writer.end();
  yield take();
}
