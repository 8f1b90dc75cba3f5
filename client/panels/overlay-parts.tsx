// The parts that stand over the page, as one piece to fetch.
export { CanvasMenu } from './canvas-menu.tsx';
export { CopyDialog } from './copy-dialog.tsx';
export { InvestigationsDialog } from './investigations-dialog.tsx';
export { KeysDialog } from './keys-dialog.tsx';
export { LossDialog } from './loss-dialog.tsx';
export { NodeMenu } from './node-menu.tsx';
export { SaveDialog } from './save-dialog.tsx';
export { Tour } from './tour.tsx';
