// Packed data that was made to fill a machine: small, and huge once unpacked.

/** Tables of the datasets pack to a twentieth at best; deflate can go to a thousandth. */
const MAX_RATIO = 200;
/** Below this, whatever the ratio, nobody is harmed. */
const HARMLESS_BYTES = 100_000_000;

/** Sizes in bytes. */
export function isBomb({ packed, unpacked }: { packed: number; unpacked: number }): boolean {
  return unpacked > HARMLESS_BYTES && unpacked > packed * MAX_RATIO;
}
