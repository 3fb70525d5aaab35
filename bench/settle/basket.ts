import type { Ground } from './load.ts'

/** Many things, each at its place: an array, or what is kept closer than that. */
export type Many<T> = { readonly length: number; at(place: number): T | undefined }
export const pick = <T>(all: Many<T>): T => all.at(Math.floor(Math.random() * all.length))!

/** A line of a purchase: what, how many (ten-thousandths), and what it comes to in fen. */
export type BasketLine = { sn: string; code: string; price: bigint; count: bigint; amount: bigint }
/** A basket of one item of each class, one to three of each. */
export const basketOf = ({ wares }: Pick<Ground, 'wares'>): BasketLine[] => wares.map(({ code, price }, i) => {
  const count = BigInt(1 + Math.floor(Math.random() * 3)) * 10_000n
  return { sn: String(i + 1), code, price, count, amount: (price * count + 50_000_000n) / 100_000_000n }
})
