import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'batch-unknown': { status: 404, zh: '没有这个批次。回到批次列表看一看', en: 'There is no such batch. See the list of batches' },
  'nothing-approved': { status: 409, zh: '{bank}、{region}没有已审未制的申领，建不了批次。先审核，或者选别的银行、地区',
    en: 'No approved application waits for {bank} and {region}, so there is no batch to make. Review some first, or choose another bank or region' },
  'nothing-to-do': { status: 409, zh: '这个批次现在没有要{what}的卡，什么也没有动', en: 'This batch has no cards to {whatEn} now; nothing was changed' },
  'consignment-unknown': { status: 404, zh: '没有这件货。核对交接单号', en: 'There is no such consignment. Check its number' },
  'not-your-consignment': { status: 403, zh: '这件货是发给{place}的，要由那里签收', en: 'This consignment was sent to {place} and is signed for there' },
  'already-received': { status: 409, zh: '这件货 {day} 已经签收，没有再入一次库', en: 'This consignment was received on {day}; nothing was booked in again' },
  'not-in-production': { status: 409, zh: '这张卡不在制卡中，退不了', en: 'This card is not in production and cannot be rejected' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
