import sharp from 'sharp'
import { mimeOf } from './keep.ts'

/** Pixels of a scan at most: a sheet of A3 at 600 dpi. */
const MOST_PIXELS = 75_000_000

/**
 * Why a scan is of no use to who has to look at it: no picture and no PDF whatever its name says, a picture that does not decode or unpacks beyond measure
 * (`paper-kind`), a PDF that asks for a password (`paper-locked`). Null when it can be looked at.
 */
export async function unfitScan(bytes: Buffer): Promise<'paper-kind' | 'paper-locked' | null> {
  const mime = mimeOf(bytes)
  if (!mime) return 'paper-kind'
  if (mime === 'application/pdf') return bytes.includes('/Encrypt') ? 'paper-locked' : null
  const decoded = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', ignoreIcc: true }).resize(16, 16, { fit: 'fill' }).raw().toBuffer().catch(() => null)
  return decoded ? null : 'paper-kind'
}
