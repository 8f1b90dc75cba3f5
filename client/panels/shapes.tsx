// The signs of the visual language as SVG: a shape for each kind, a line and a badge for each stance; the same as on the canvas.
import type { NodeKind, Stance } from '../api/operations.generated.ts';
import { isPole, STANCE_GLYPH, stanceSlug } from '../graph/words.ts';

const STAR = star(10);
const POINTS: Readonly<Partial<Record<NodeKind, string>>> = {
  COUNTRY: STAR,
  AGENCY: '0,-9 9,0 0,9 -9,0',
  STATEMENT: '-3.500,-6 10,-6 3.500,6 -10,6',
  EVENT: '0,-8 9,8 -9,8',
  SOURCE: '-9,-7 3,-7 9,0 3,7 -9,7',
};

/** 16 px square; decoration, since a word always stands beside it. */
export function KindShape({ kind, hollow = false }: { kind: NodeKind; hollow?: boolean }) {
  const name = `kind-shape kind-${kind.toLowerCase()}${hollow ? ' hollow' : ''}`;
  return (
    <svg class={name} width="16" height="16" viewBox="-11 -11 22 22" aria-hidden="true">
      {kind === 'OFFICIAL' ? (
        <circle r={8} />
      ) : kind === 'CLAIM' ? (
        <rect x={-10} y={-6.5} width={20} height={13} />
      ) : (
        <polygon points={POINTS[kind]} />
      )}
    </svg>
  );
}

export function StanceBadge({ stance }: { stance: Stance }) {
  return (
    <span class={`g ${stanceSlug(stance)}`} aria-hidden="true">
      {STANCE_GLYPH[stance]}
    </span>
  );
}

/** The line as the legend shows it. */
export function StanceLine({ stance }: { stance: Stance }) {
  return (
    <svg
      class={`stance-line ${stanceSlug(stance)}${isPole(stance) ? ' pole' : ''}`}
      width="52"
      height="18"
      viewBox="0 0 52 18"
      aria-hidden="true"
    >
      <line x1={0} x2={stance === 'ASSERTS' || stance === 'DOES_NOT_CONFIRM' ? 43 : 49} y1={9} y2={9} />
      {stance === 'ASSERTS' && <polygon class="arrow" points="52,9 42,4 42,14" />}
      {stance === 'DENIES' && <rect class="arrow" x={48} y={2} width={3.5} height={14} />}
      {stance === 'CONSIDERS' && <polyline class="open" points="43,4 51,9 43,14" />}
      {stance === 'DOES_NOT_CONFIRM' && <circle class="open" cx={47} cy={9} r={3.5} />}
      <circle class="badge" cx={22} cy={9} r={8} />
      <text x={22} y={14} text-anchor="middle">
        {STANCE_GLYPH[stance]}
      </text>
    </svg>
  );
}

function star(radius: number): string {
  return Array.from({ length: 10 }, (_, place) => {
    const angle = -Math.PI / 2 + (place * Math.PI) / 5;
    const length = place % 2 === 0 ? radius : radius * 0.6;
    return `${(length * Math.cos(angle)).toFixed(1)},${(length * Math.sin(angle)).toFixed(1)}`;
  }).join(' ');
}
