// Opens the timeline: its state and its strip, fetched after what is drawn first.
import type { ComponentType } from 'preact';
import type { SendRequest } from '../../api/request.ts';
import type { Explorer } from '../../explore/explorer.ts';
import type { Player } from '../../explore/player.ts';
import { createTimeline } from '../../explore/timeline.ts';
import { TimelineStrip } from './timeline-strip.tsx';

export interface OpenedTimeline {
  Strip: ComponentType;
  player: Player;
}

export function openTimeline(explorer: Explorer, send: SendRequest): OpenedTimeline {
  const timeline = createTimeline(explorer, send);
  return { Strip: () => <TimelineStrip explorer={explorer} timeline={timeline} />, player: timeline.player };
}
