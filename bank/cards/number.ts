import type { Id } from '#kit/ids'
import type { Work } from '../work.ts'

const social = (id: Id) => `cards.card.social_sealed|${id}`
/** The number of the social security card a bank card lies on; null where it lies on none, or the centre did not say. */
export const socialOf = ({ keys }: Pick<Work, 'keys'>, card: { id: Id; social: Buffer | null }): string | null => card.social && keys.openText(card.social, social(card.id))
export const sealSocial = ({ keys }: Pick<Work, 'keys'>, id: Id, number: string): Buffer => keys.seal(number, social(id))
