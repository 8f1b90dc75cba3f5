// One import that each rule of the import directions must reject: the file that would make it, and what it would name.
// The rules themselves stand in one place, the overrides of .oxlintrc.json.

export interface PlantedImport {
  rule: string;
  file: string;
  specifier: string;
}

const planted = (rule: string, file: string, specifier: string): PlantedImport => ({ rule, file, specifier });

export const forbiddenImports: readonly PlantedImport[] = [
  planted('server/graph imports nothing of ours', 'server/graph/planted.ts', '../store/store.ts'),
  planted('server/graph imports no package', 'server/graph/planted.ts', 'express'),
  planted('server/formats does not know the store', 'server/formats/planted.ts', '../store/store.ts'),
  planted('server/formats does not know the questions', 'server/formats/planted.ts', '../explore/paths.ts'),
  planted('server/store does not know the formats', 'server/store/planted.ts', '../formats/json-lines.ts'),
  planted('server/store does not know the questions', 'server/store/embedded/planted.ts', '../../explore/paths.ts'),
  planted('server/store names its adapters in open.ts only', 'server/store/planted.ts', './embedded/embedded-store.ts'),
  planted('one adapter does not know the other', 'server/store/embedded/planted.ts', '../neo4j/neo4j-store.ts'),
  planted('store/open.ts does not know the questions', 'server/store/open.ts', '../explore/paths.ts'),
  planted('server/explore knows only the port: no adapter', 'server/explore/planted.ts', '../store/embedded/embedded-store.ts'),
  planted('server/explore knows only the port: not the opener', 'server/explore/planted.ts', '../store/open.ts'),
  planted('server/explore knows only the port: not the way in of a load', 'server/explore/planted.ts', '../store/handover/serve.ts'),
  planted('server/explore does not know the API', 'server/explore/planted.ts', '../api/schema.ts'),
  planted('server/api does not know HTTP', 'server/api/resolvers/planted.ts', '../../http/app.ts'),
  planted('server/api does not know the adapters', 'server/api/planted.ts', '../store/embedded/embedded-store.ts'),
  planted('server/http does not know main', 'server/http/planted.ts', '../main.ts'),
  planted('server/http does not open a store', 'server/http/planted.ts', '../store/open.ts'),
  planted('main does not know the adapters', 'server/main.ts', './store/embedded/embedded-store.ts'),
  planted('main does not know the way in of a load', 'server/main.ts', './store/handover/serve.ts'),
  planted('the server does not know the page', 'server/explore/planted.ts', '../../client/graph/graph.ts'),
  planted('the server does not know the page', 'server/main.ts', '../client/graph/graph.ts'),
  planted('graph-seed does not know the questions', 'graph-seed/planted.ts', '../server/explore/search.ts'),
  planted('graph-seed does not know the API', 'graph-seed/datasets/planted.ts', '../../server/api/schema.ts'),
  planted('only main.ts of graph-seed opens a store', 'graph-seed/planted.ts', '../server/store/open.ts'),
  planted('main.ts of graph-seed does not know the adapters', 'graph-seed/main.ts', '../server/store/embedded/embedded-store.ts'),
  planted('graph-seed does not know the way in of a load', 'graph-seed/planted.ts', '../server/store/handover/connect.ts'),
  planted('client/graph does not know the API', 'client/graph/planted.ts', '../api/fetch.ts'),
  planted('client/graph knows no package', 'client/graph/planted.ts', 'cytoscape'),
  planted('client/api does not know what the user does', 'client/api/planted.ts', '../explore/explorer.ts'),
  planted('client/explore does not know the view', 'client/explore/planted.ts', '../view/canvas.ts'),
  planted('client/explore does not know the panels', 'client/explore/planted.ts', '../panels/search-box.tsx'),
  planted('client/graph does not know what is kept', 'client/graph/planted.ts', '../keep/address.ts'),
  planted('client/explore does not know what is kept', 'client/explore/planted.ts', '../keep/address.ts'),
  planted('client/export does not know what is kept', 'client/export/planted.ts', '../keep/address.ts'),
  planted('client/keep does not know the panels', 'client/keep/planted.ts', '../panels/desk.ts'),
  planted('client/keep does not know the view', 'client/keep/planted.ts', '../view/canvas.ts'),
  planted('client/view does not know the panels', 'client/view/planted.ts', '../panels/search-box.tsx'),
  planted('client/panels does not know the view', 'client/panels/planted.tsx', '../view/canvas.ts'),
  planted('client/export does not know the view', 'client/export/planted.ts', '../view/canvas.ts'),
  planted('the page does not know the server', 'client/explore/planted.ts', '../../server/graph/ids.ts'),
  planted('the query editor does not know the server', 'client/graphiql/planted.ts', '../../server/graph/ids.ts'),
  planted('the query editor does not know the explorer', 'client/graphiql/planted.ts', '../panels/desk.ts'),
  planted('the page does not know the server', 'client/main.tsx', '../server/graph/ids.ts'),
];

/** Imports that the same rules must let through, so that a rule which rejects everything is noticed. */
export const allowedImports: readonly PlantedImport[] = [
  planted('within server/graph', 'server/graph/planted.ts', './ids.ts'),
  planted('formats to graph', 'server/formats/planted.ts', '../graph/ids.ts'),
  planted('adapter to port', 'server/store/embedded/planted.ts', '../store.ts'),
  planted('opener to adapter', 'server/store/open.ts', './embedded/embedded-store.ts'),
  planted('questions to port', 'server/explore/planted.ts', '../store/store.ts'),
  planted('API to questions', 'server/api/resolvers/planted.ts', '../../explore/search.ts'),
  planted('HTTP to API', 'server/http/planted.ts', '../api/schema.ts'),
  planted('main to opener', 'server/main.ts', './store/open.ts'),
  planted('seed to port', 'graph-seed/planted.ts', '../server/store/store.ts'),
  planted('main of the seed to opener', 'graph-seed/main.ts', '../server/store/open.ts'),
  planted('drawn graph to the words of the schema', 'client/graph/planted.ts', '../api/operations.generated.ts'),
  planted('query editor to its own', 'client/graphiql/planted.ts', './ask.ts'),
  planted('view to what the user does', 'client/view/planted.ts', '../explore/explorer.ts'),
  planted('what is kept to what the user does', 'client/keep/planted.ts', '../explore/explorer.ts'),
  planted('panels to what is kept', 'client/panels/planted.tsx', '../keep/work.ts'),
  planted('panels to what the user does', 'client/panels/planted.tsx', '../explore/explorer.ts'),
];
