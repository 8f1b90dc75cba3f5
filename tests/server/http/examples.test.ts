// The query editor's examples on the embedded store.
import { describeExamples } from './examples-suite.ts';
import { serveSeed } from './served.ts';

describeExamples(() => serveSeed());
