/** @jsxImportSource react */
// The query editor's page: GraphiQL over our own /graphql, with what the address asks for, or the examples. React lives here and nowhere else.
import '@fontsource-variable/public-sans/wght.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import 'graphiql/setup-workers/vite';
import './page.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { ask } from './ask.ts';
import { EXAMPLES } from './examples.ts';
import { openingTabs } from './opening-tabs.ts';

createRoot(document.getElementById('editor')!).render(
  <GraphiQL fetcher={ask} schemaDescription {...openingTabs(location.search, EXAMPLES)}>
    <GraphiQL.Logo>
      <a href="/">Back to the explorer</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
