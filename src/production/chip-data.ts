import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import type { Card } from '#cards'
import type { ChipData, ReadBack } from '#chip'
import type { Person } from '#holders'
import { policy } from '#regions'

/** What goes onto the chip of this card. The one place that decides it: writing and checking both ask here. (PROD-02) */
export function chipDataOf(work: Work, card: Card, person: Person): ChipData {
  const day = dayOf(work.now)
  const area = policy(card.region, 'issuing.area', day)
  return {
    version: '2.00', ident: card.ident, cardNumber: card.number, institution: `${area}000000`, issuedOn: card.issuedOn, validUntil: card.validUntil,
    number: person.number, name: person.name, sex: person.sex, nation: '01', birthplace: person.area, birth: person.birth,
    bankCard: card.bankCard, initialPin: policy(card.region, 'pin.initial', day), pinTries: policy(card.region, 'pin.tries', day),
  }
}

/** Items in which a chip that was read back differs from what should be on it; empty when it is right. (PROD-04) */
export function differing(chip: ReadBack, due: ChipData): (keyof ReadBack)[] {
  const wanted: Partial<Record<keyof ReadBack, string>> = {
    ident: due.ident, version: due.version, issuedOn: due.issuedOn, validUntil: due.validUntil ?? '', cardNumber: due.cardNumber,
    number: due.number, name: due.name, sex: due.sex, birth: due.birth, bankCard: due.bankCard ?? '',
  }
  return (Object.keys(wanted) as (keyof ReadBack)[]).filter(item => chip[item] !== wanted[item])
}
