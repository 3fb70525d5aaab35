import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Image } from './image.ts'

const place = (card: Id) => `chip.image.image_sealed|${card}`

/** Keeps software chips, sealed; a second time it replaces what is kept. */
export async function keepImages(work: Work, given: readonly { card: { bucket: Bucket; id: Id }; image: Image }[]): Promise<void> {
  if (given.length) await work.sql.run`insert into chip.image (bucket, card, image_sealed, kept_at)
    select b, c, s, ${work.now}::timestamptz from unnest(${given.map(({ card }) => card.bucket)}::smallint[], ${given.map(({ card }) => card.id)}::uuid[],
      ${given.map(({ card, image }) => work.vault.seal(JSON.stringify(image), place(card.id)))}::bytea[]) as t (b, c, s)
    on conflict (bucket, card) do update set image_sealed = excluded.image_sealed, kept_at = excluded.kept_at`
}

/** The same for one card. */
export async function keepImage(work: Work, card: { bucket: Bucket; id: Id }, image: Image): Promise<Image> {
  await keepImages(work, [{ card, image }])
  return image
}

/** The software chip of a card, or null when none was made. */
export async function openImage(work: Work, card: { bucket: Bucket; id: Id }): Promise<Image | null> {
  const [row] = await work.sql<{ image: Buffer }>`select image_sealed as image from chip.image where bucket = ${card.bucket} and card = ${card.id}`
  return row ? JSON.parse(work.vault.openText(row.image, place(card.id))) as Image : null
}

/** Removes the chip of a card that was destroyed. Returns whether there was one. */
export async function destroyImage(work: Work, card: { bucket: Bucket; id: Id }): Promise<boolean> {
  return await work.sql.run`delete from chip.image where bucket = ${card.bucket} and card = ${card.id}` === 1
}
