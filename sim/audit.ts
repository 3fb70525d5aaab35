import { getCard } from '#cards'
import { accountOf, differences } from '#ledger'
import { pinState } from '#pins'
import { must } from './books.ts'
import { believed } from './till-acts.ts'
import type { World } from './world.ts'

/** After every step: what the centre says must be what the holders' own books say, and the centre's own sums must hold. */
export async function audit(world: World): Promise<void> {
  await world.as('centre', 'audit', async work => {
    must((await differences(work)).length === 0, 'a balance is not the sum of its movements')
    for (const holder of world.holders) {
      const account = await accountOf(work, { bucket: holder.bucket, id: holder.person }, '340199')
      const hope = believed(world.pharmacy, holder)
      must(hope === null || (account?.balance ?? 0n) === hope, `${holder.cardNumber}: the account holds ${account?.balance ?? 0n}, the books say ${hope}`)
      const pin = await pinState(work, { bucket: holder.bucket, id: holder.card, region: '340100' })
      must(pin !== null, `${holder.cardNumber}: its PIN is gone`)
      must(Boolean(pin!.locked) === holder.locked, `${holder.cardNumber}: locked at the centre ${Boolean(pin!.locked)}, by the holder's count ${holder.locked}`)
      if (!holder.locked && !holder.mustSet) must(pin!.left === 10 - holder.wrong, `${holder.cardNumber}: ${pin!.left} tries left, by the holder's count ${10 - holder.wrong}`)
      const card = await getCard(work, holder.bucket, holder.card)
      must(card !== null && (card.state === 'handed-over') === holder.collected, `${holder.cardNumber}: in two hands`)
      must((card!.place === null) === holder.collected, `${holder.cardNumber}: nowhere, or in two places`)
      must(card!.financial !== 'active', `${holder.cardNumber}: financially active without the bank`)
      must(card!.social !== 'active' || holder.pin !== '123456', `${holder.cardNumber}: active with its initial PIN`)
    }
  })
}
