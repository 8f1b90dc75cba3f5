// The views on the embedded store.
import { startProduct } from './product.ts';
import { describeViews } from './views-suite.ts';

describeViews('the embedded store', () => startProduct());
