import { hashPassword } from '#kit/password'
import { counterOf } from '../terminals/counter.ts'
import { registerTerminal, signIn } from '../terminals/sign-in.ts'
import { selectTerminal } from '../terminals/store.ts'
import { inWork, type Bank, type Work } from '../work.ts'
import { insertMembers, selectMembers, type MemberRow } from './store.ts'

/** The password of every member of staff of the stand-in: public, printed on /sandbox, made in a demo only. */
export const DEMO_PASSWORD = 'bank-demo-2026'
const names = ['何晓琳', '沈国栋', '周敏', '许文斌', '叶青', '罗丹', '秦海涛', '孟瑶', '卫东', '白雪', '石磊', '江月', '汤明', '康宁']
const named = (n: number) => `${names[n % names.length]}`

/** Makes the staff of every branch and bank and puts up the branches' counter terminals, once. Demo only. */
export async function seedStaff(bank: Bank): Promise<void> {
  await inWork(bank, async work => {
    if (!(await selectMembers(work)).length) await insertMembers(work, await members(work), work.now)
    for (const branch of work.branches) {
      const { id, merchant } = counterOf(branch)
      if ((await selectTerminal(work, id))?.working) continue
      await registerTerminal(work, { id, kind: 'counter', bank: branch.bank, merchant })
      await signIn(work, id, merchant)
    }
  })
}

async function members(work: Work): Promise<MemberRow[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD, work.random)
  const seats = [
    ...work.branches.flatMap(({ bank, code }) => [{ number: `${code}-01`, bank, branch: code, post: 'teller' as const }, { number: `${code}-02`, bank, branch: code, post: 'teller' as const }, { number: `${code}-09`, bank, branch: code, post: 'chief-teller' as const }]),
    ...work.banks.map(({ code }) => ({ number: `${code}-90`, bank: code, branch: null, post: 'operations' as const })),
  ]
  return seats.map((seat, i) => ({ ...seat, name: work.keys.seal(named(i), `staff.member.name|${seat.number}`), passwordHash, active: true }))
}
