// A page that is taken away, as text: what data holds never becomes markup, and what is read out of it is what was put in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../../client/export/html.ts';
import { ids } from '../keep/views.ts';
import { nastyText, scenes } from './scenes.ts';

const parts = { fonts: [], token: (name: string) => `var(--of-${name})`, isDark: false, nonce: 'bm9uY2U' };

describe('a page that is taken away', () => {
  it('has its own elements and no others, whatever the texts hold', () => {
    fc.assert(
      fc.property(scenes, nastyText, nastyText, ids, (scene, title, text, id) => {
        const article = {
          id,
          kind: 'Claim',
          title,
          lines: [text],
          text,
          sections: [{ title: text, entries: [{ plain: text, said: { id, text, quoted: true } }] }],
        };
        const html = writeHtml({ ...parts, title, about: text, scene, articles: [article], notes: new Map([[id, text]]) });
        expect(html.match(/<script/gu)).toHaveLength(2);
        expect(html.match(/<\/script>/gu)).toHaveLength(2);
        expect(html).not.toMatch(/<(?:img|iframe|link|object)\b/u);
        const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/su.exec(html)!;
        const data = JSON.parse(json!) as { articles: unknown; notes: Record<string, string> };
        expect(data.articles).toEqual([article]);
        expect(Object.entries(data.notes)).toEqual([[id, text]]);
      }),
    );
  });

  it('forbids itself every request', () => {
    const html = writeHtml({
      ...parts,
      title: '',
      about: '',
      scene: { ground: '#fff', nodes: [], edges: [] },
      articles: [],
      notes: new Map(),
    });
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(html)!;
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(policy).not.toMatch(/https?:|unsafe|\*/u);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/[a-z]/u);
  });
});
