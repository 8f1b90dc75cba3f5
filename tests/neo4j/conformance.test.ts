// The suite of the port on real servers, and their answers against the model's, with other people's data beside ours.
import { describeQuestions } from '../contract/questions-suite.ts';
import { describeRecorded } from '../contract/recorded-suite.ts';
import { describeStore } from '../contract/store-suite.ts';
import { describeAgainstModel } from '../property/model-suite.ts';
import { disturb } from './other-data.ts';
import { describeNeo4j } from './servers.ts';

describeNeo4j('the port', (name, { open, cypher }) => {
  describeStore(name, () => open());
  describeQuestions(name, () => open());
  describeRecorded(name, () => open());
  describeAgainstModel(name, { open: () => open(), graphs: 6, questions: 12, disturb: () => disturb(cypher) });
});
