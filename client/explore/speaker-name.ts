// A speaker as the matrix and the blocs name it: with whom it speaks for or belongs to.
import type { SpeakerNameFragment } from '../api/operations.generated.ts';
import type { MatrixSpeaker } from '../graph/matrix.ts';

export function speakerOf(speaker: SpeakerNameFragment): MatrixSpeaker {
  const of = 'partOf' in speaker ? speaker.partOf[0]?.label : 'speaksFor' in speaker ? speaker.speaksFor[0]?.to.label : undefined;
  return { id: speaker.id, kind: speaker.kind, label: speaker.label, detail: of, hollow: 'unnamed' in speaker && speaker.unnamed };
}
