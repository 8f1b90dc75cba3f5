// The browser's story and its views with the product on Neo4j: on one release, since the page does not tell them apart.
import { startProduct } from '../browser/product.ts';
import { describeStory } from '../browser/story-suite.ts';
import { describeViews } from '../browser/views-suite.ts';
import { describeNeo4j, environmentOf, type Neo4jUnderTest } from './servers.ts';

describeNeo4j('the page', page, 1);

function page(name: string, { open, settings }: Neo4jUnderTest): void {
  const start = async () => {
    // Empty, so that the product loads the seed graph.
    await (await open()).close();
    return startProduct({ neo4j: environmentOf(settings) });
  };
  describeStory(name, start);
  describeViews(name, start);
}
