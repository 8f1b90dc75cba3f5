/** @jsxImportSource react */
// The query editor's page: GraphiQL over our own /graphql, with what the address asks for, or the examples. React lives here and nowhere else.
import '@fontsource-variable/public-sans/wght.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import 'graphiql/setup-workers/vite';
import './page.css';
import { useGraphiQL } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ask } from './ask.ts';
import { EXAMPLES } from './examples.ts';
import { openingTabs } from './opening-tabs.ts';

/** The way back; beside it the tab that is open stays in view: what the address asks for comes last, behind all that were kept. */
function Back() {
  const open = useGraphiQL(({ activeTabIndex }) => activeTabIndex);
  useEffect(() => {
    const tabs = document.querySelector('.graphiql-tabs')!;
    const seen = new ResizeObserver(() =>
      tabs.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    // Told of their size at once, and again when the documentation opens beside them.
    seen.observe(tabs);
    return () => seen.disconnect();
  }, [open]);
  return <a href="/">Back to the explorer</a>;
}

createRoot(document.getElementById('editor')!).render(
  <GraphiQL fetcher={ask} schemaDescription {...openingTabs(location.search, EXAMPLES)}>
    <GraphiQL.Logo>
      <Back />
    </GraphiQL.Logo>
  </GraphiQL>,
);
