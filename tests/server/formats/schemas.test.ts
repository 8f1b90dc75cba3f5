// GraphML and GEXF against their official schemas, which stand beside the project; where they do not, the test says that it was skipped.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../../contract/sample-graph.ts';
import { nastyGraph } from './nasty-graphs.ts';
import { write } from './written.ts';

const SCHEMAS = { graphml: 'graphml/graphml.xsd', gexf: 'gexf/gexf.xsd' };

describe.each(Object.entries(SCHEMAS))('%s', (format, file) => {
  const path = fileURLToPath(new URL(`../../../../shared/schemas/${file}`, import.meta.url));
  const isThere = existsSync(path);
  let validator: XsdValidator;
  beforeAll(() => {
    if (!isThere) return;
    xmlRegisterFsInputProviders();
    validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
  });

  it.skipIf(!isThere)(`is valid against its schema${isThere ? '' : ` (skipped: ../shared/schemas/${file} is not there)`}`, async () => {
    const validate = async (graph: typeof SAMPLE) => {
      const document = XmlDocument.fromBuffer((await write(format, graph)).bytes);
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
    };
    await validate({ nodes: [], edges: [] });
    await validate(SAMPLE);
    await fc.assert(fc.asyncProperty(nastyGraph, validate), { numRuns: 50 });
    await expect(async () => validator.validate(XmlDocument.fromString('<x/>'))).rejects.toThrow(/x/u);
  });
});
