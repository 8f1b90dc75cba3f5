// The panels that no first view shows, as one piece to fetch.
export { EdgePanel } from './edge-panel.tsx';
export { EventPanel, SourcePanel, SpeakerPanel } from './other-panels.tsx';
export { PathsPanel } from './paths-panel.tsx';
export { SelectionPanel } from './selection-panel.tsx';
export { StatementPanel } from './statement-panel.tsx';
