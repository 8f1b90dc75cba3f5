// What the API answers, refuses and asks of the embedded store.
import { describeGraphql } from './graphql-suite.ts';
import { serveSeed } from './served.ts';

describeGraphql(() => serveSeed());
