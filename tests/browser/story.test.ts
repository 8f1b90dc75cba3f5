// The story on the embedded store.
import { startProduct } from './product.ts';
import { describeStory } from './story-suite.ts';

describeStory('the embedded store', () => startProduct());
