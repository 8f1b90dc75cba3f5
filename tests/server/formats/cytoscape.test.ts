// Cytoscape.js itself reads what we write, and we read what it gives: the same graph, also after somebody drew it.
import createCytoscape, { type ElementsDefinition } from 'cytoscape';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nastyGraph } from './nasty-graphs.ts';
import { loaded, sorted, write } from './written.ts';

it('goes through Cytoscape.js and back, whatever the ids and texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(nastyGraph, async (given) => {
      const { elements } = JSON.parse((await write('cytoscape', given)).bytes.toString('utf8')) as { elements: ElementsDefinition };
      const cy = createCytoscape({ headless: true, elements });
      expect([cy.nodes().length, cy.edges().length]).toEqual([given.nodes.length, given.edges.length]);
      for (const text of [JSON.stringify(cy.json()), JSON.stringify(cy.elements().jsons(), undefined, 2)]) {
        const { graph, rejects } = await loaded('cytoscape', text);
        expect(rejects).toEqual([]);
        expect(sorted(graph)).toEqual(sorted(given));
      }
      cy.destroy();
    }),
    { numRuns: 50 },
  );
});

interface Elements {
  nodes: { data: Record<string, unknown> }[];
  edges: { data: Record<string, unknown> }[];
}

/** What networkx's cytoscape_data gives of what its cytoscape_graph read: everything has a name, if need be its id, and an edge's key says which it is. */
function throughNetworkx({ nodes, edges }: Elements): object {
  return {
    data: [],
    directed: true,
    multigraph: true,
    elements: {
      nodes: nodes.map(({ data }) => ({ data: { ...data, name: data['name'] ?? data['id'] } })),
      edges: edges.map(({ data }) => ({ data: { ...data, key: data['id'] } })),
    },
  };
}

/** What Cytoscape 3 saves as cyjs: numbers of its own for ids, ours beside them, and columns for its screen. */
function throughCytoscape({ nodes, edges }: Elements): object {
  const numbers = new Map([...nodes, ...edges].map(({ data }, place) => [data['id'], String(100 + place)]));
  const columns = (data: Record<string, unknown>) => ({
    SUID: Number(numbers.get(data['id'])),
    id: numbers.get(data['id']),
    id_original: data['id'],
    shared_name: String(data['name'] ?? data['id']),
    name: String(data['name'] ?? data['id']),
    selected: false,
  });
  const ofEdge = (data: Record<string, unknown>) => ({
    ...columns(data),
    source: numbers.get(data['source']),
    target: numbers.get(data['target']),
    shared_interaction: '',
    interaction: '',
  });
  return {
    format_version: '1.0',
    generated_by: 'cytoscape-3.10.4',
    target_cytoscapejs_version: '~2.1',
    data: { shared_name: 'G', name: 'G', SUID: 99, __Annotations: [''], selected: true },
    elements: {
      nodes: nodes.map(({ data }) => ({
        data: { ...data, ...columns(data), degree_layout: 1, __ViewSettings: [''] },
        position: { x: 1, y: 2 },
        selected: false,
      })),
      edges: edges.map(({ data }) => ({ data: { ...data, ...ofEdge(data) }, selected: false })),
    },
  };
}

it.each([
  ['networkx', throughNetworkx],
  ['Cytoscape', throughCytoscape],
])('takes back what %s saves of a graph of ours, the same graph', async (_, through) => {
  await fc.assert(
    fc.asyncProperty(nastyGraph, async (given) => {
      const { elements } = JSON.parse((await write('cytoscape', given)).bytes.toString('utf8')) as { elements: Elements };
      const { graph, rejects } = await loaded('cytoscape', JSON.stringify(through(elements)));
      expect(rejects).toEqual([]);
      expect(sorted(graph)).toEqual(sorted(given));
    }),
    { numRuns: 50 },
  );
});

it('takes a label that stands for a text as it is, however long', async () => {
  const label = `${'Long words '.repeat(40)}to the end`;
  const { graph } = await loaded(
    'cytoscape',
    JSON.stringify({ elements: { nodes: [{ data: { id: 'a', kind: 'Claim', label } }], edges: [] } }),
  );
  expect(graph.nodes).toMatchObject([{ kind: 'CLAIM', properties: { text: label } }]);
});
