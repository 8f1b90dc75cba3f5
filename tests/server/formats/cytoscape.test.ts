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

it('takes a label that stands for a text as it is, however long', async () => {
  const label = `${'Long words '.repeat(40)}to the end`;
  const { graph } = await loaded(
    'cytoscape',
    JSON.stringify({ elements: { nodes: [{ data: { id: 'a', kind: 'Claim', label } }], edges: [] } }),
  );
  expect(graph.nodes).toMatchObject([{ kind: 'CLAIM', properties: { text: label } }]);
});
