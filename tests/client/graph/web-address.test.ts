// What becomes a link: addresses of the web, whatever else a source's url may hold.
import { expect, it } from 'vitest';
import { webAddress } from '../../../client/graph/web-address.ts';

it.each(['https://example.org/a?b#c', 'HTTP://example.org'])('%s may be a link', (text) => {
  expect(webAddress(text)?.hostname).toBe('example.org');
});

it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  '//example.org',
  'x',
  '',
  null,
])('%j may not', (text) => expect(webAddress(text)).toBeUndefined());
