// The paths that stand out: each as a chain of names, with what joins them; the next ones, and putting them away.
import type { Explorer } from '../explore/explorer.ts';
import type { DrawnPath, FoundPaths } from '../graph/paths.ts';
import { verbOf } from '../graph/relations.ts';
import { Name } from './links.tsx';
import { Section } from './parts.tsx';

export function PathsPanel({ explorer, found }: { explorer: Explorer; found: FoundPaths }) {
  const { from, to, paths, more } = found;
  const links = paths[0]!.edges.length;
  return (
    <>
      <div class="kindline">
        Paths
        <span class="dim">
          {' '}
          · {paths.length} of {links} {links === 1 ? 'link' : 'links'}
        </span>
        <span class="sp" />
        <button type="button" class="btn" onClick={() => explorer.clearPaths()}>
          Put away
        </button>
      </div>
      {paths.map((path, place) => (
        <Section key={path.edges.join(' ')} title={`Path ${place + 1}`}>
          <PathChain explorer={explorer} path={path} />
        </Section>
      ))}
      <p class="meta more">
        {more ? (
          <button type="button" class="btn box" onClick={() => void explorer.findPaths(from, to)}>
            Next 3 paths
          </button>
        ) : (
          'These are all the shortest ones that pass the legend.'
        )}
      </p>
    </>
  );
}

function PathChain({ explorer, path: { nodes, edges } }: { explorer: Explorer; path: DrawnPath }) {
  const { graph } = explorer;
  return (
    <ol class="path-chain">
      {nodes.map((id, place) => {
        const edge = place === 0 ? undefined : graph.value.edges.get(edges[place - 1]!);
        return (
          <li key={id}>
            {edge && (
              <button type="button" class={`link verb ${edge.target === id ? 'down' : 'up'}`} onClick={() => explorer.selectEdge(edge.id)}>
                {edge.target === id ? '' : <span class="vh">in the other direction: </span>}
                {verbOf(edge.kind, edge.stance)}
              </button>
            )}
            <Name id={id}>{graph.value.nodes.get(id)?.label ?? id}</Name>
          </li>
        );
      })}
    </ol>
  );
}
