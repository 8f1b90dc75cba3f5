// The suite of the port on real servers, and their answers against the model's, with other people's data beside ours.
import { describeStore } from '../contract/store-suite.ts';
import { describeAgainstModel } from '../property/model-suite.ts';
import { disturb } from './other-data.ts';
import { describeNeo4j } from './servers.ts';

describeNeo4j('the port', (name, { open, cypher }) => {
  describeStore(name, () => open());
  describeAgainstModel(name, { open: () => open(), graphs: 4, questions: 10, disturb: () => disturb(cypher) });
});
