import { enrol } from '#insurance'
import { enterMandate } from '#contributions'
import { liveCardOf } from '#cards'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { keepPaper } from '#papers'
import { setQueryPassword } from '#pins'
import { addMember, addOrganisation } from '#staff'
import { ask, type Doors, type Till } from './bank.ts'
import { duesBooks } from './collecting.ts'
import type { Courier } from './courier.ts'
import type { Dice } from './dice.ts'
import { payBooks } from './paying.ts'
import type { Surely } from './bank-cuts.ts'
import { PASSWORD } from './people.ts'
import type { Json } from './pharmacy.ts'
import type { openScene, Holder } from './scene.ts'
import { signedIn, type Knocker } from './trust.ts'

const REGION = '340199', MONTH = '2027-03', PERIODS = ['202703', '202702', '202701', '202612', '202611', '202610']
/** Somebody with a card whose account is at the bank. */
export type One = { holder: Holder; card: string; number: string; active: boolean }
type Scene = Awaited<ReturnType<typeof openScene>>
/** What each side does by itself: the centre draws, sends, takes answers; the bank carries out. Killed meanwhile it has done a part. */
export type Sides = { scene: Scene; bank: Doors; counter: Till; chance: Dice; courier: Courier; /** Where the centre is knocked at. */ base(): string; /** What the bank has to tell arrives, as far as it gets. */ tell(): Promise<unknown>; centreWorks(): Promise<void>; bankWorks(): Promise<void>; surely: Surely }
/** Pay-outs and deductions as steps of the storm. `wrong`: what is lost or doubled of the money by looking into both, by what was answered. */
export type Money = { prepare(holders: readonly Holder[]): Promise<void>; begin(all: readonly One[]): Promise<void>; acts: Record<string, (one: One) => Promise<void>>; settle(): Promise<void>; wrong(all: readonly One[]): Promise<string[]>; moved(): { paid: number; taken: number } }

export function cutMoney({ scene, bank, counter, chance, courier, base, tell, centreWorks, bankWorks, surely }: Sides): Money {
  const relations = new Map<string, { relation: Id; paper: Id; cardNumber: string }>()
  const signed = new Set<string>()
  const put = new Map<string, number>()
  const own = { grants: new Map<string, number[]>(), dues: new Map<string, string[]>() }
  const moved = { paid: 0, taken: 0 }
  let amounts = 100_000, decisions = 0
  let clerk: Knocker, colleague: Knocker
  const people = new Map<string, Knocker>()
  const sure = (who: () => Knocker, method: 'GET' | 'POST', path: string, body?: object) => surely(() => who().knock(method, path, method === 'GET' ? undefined : body ?? {}))
  const list = (map: Map<string, unknown[]>, key: string, value: unknown) => { map.set(key, [...map.get(key) ?? [], value]) }
  const sit = async () => {
    const seat = (user: string) => surely(async () => ({ status: 200, knocker: await signedIn(base(), '/sign-in/seat', { user }) }))
    clerk = (await seat('cut-clerk')).knocker
    colleague = (await seat('cut-colleague')).knocker
  }
  async function sign(): Promise<void> {
    for (const [person, { relation, paper, cardNumber }] of relations) {
      if (signed.has(person)) continue
      const no = await scene.within(work => enterMandate(work, personKey(person), { relation, paper, cardNumber })).then(done => isRefused(done) ? done.refused : null, () => 'killed')
      if (no === null || no === 'mandate-standing') signed.add(person)
    }
  }
  /** What is drawn by now; a drawing that was broken off is drawn later. */
  async function approve(): Promise<void> {
    for (const { id, count, sum } of (await sure(() => clerk, 'GET', '/benefits/batches')).body.rows.filter((row: Json) => row.phase === 'drawn')) await sure(() => colleague, 'POST', `/benefits/batches/${id}/approve`, { count, sum })
  }
  return {
    moved: () => moved,
    async prepare(holders) {
      await scene.within(async work => {
        const office = await addOrganisation(work, { kind: 'insurer', code: 'CUT-INS', name: '合肥市社会保险中心', region: REGION, address: '合肥市', hours: '9:00–17:00' })
        for (const user of ['cut-clerk', 'cut-colleague']) await addMember(work, { user, name: '周婷', password: 'scene of a test', post: 'insurance-clerk', organisation: office.id, demo: true })
      })
      for (const { person } of holders) await scene.within(async work => {
        const key = personKey(person)
        const relation = await enrol(work, { person: key, region: REGION, insutype: '310', psnType: '1103', since: '2026-01-01', base: 600_000n })
        if (isRefused(relation)) throw new Error(relation.refused)
        const set = await setQueryPassword(work, key, null, PASSWORD, { card: null, bankCard: null })
        if (isRefused(set)) throw new Error(set.refused)
        relations.set(person, { relation: relation.id, paper: await keepPaper(work, { person: key, kind: 'scan', material: 'mandate', bytes: Buffer.from([0xff, 0xd8, 0xff]) }), cardNumber: '' })
      })
    },
    async begin(all) {
      await sit()
      for (const { holder, number, active } of all) {
        relations.get(holder.person)!.cardNumber = (await surely(() => scene.within(async work => ({ status: 200, number: (await liveCardOf(work, personKey(holder.person)))!.number })))).number
        people.set(holder.person, (await surely(async () => ({ status: 200, knocker: await signedIn(base(), '/sign-in/holder', { number: holder.number, password: PASSWORD }) }))).knocker)
        // some have money in their accounts and some have not
        if (active && chance.happens(70)) await counter.send(counter.request('deposit', number, { amount: 300_000n }), 3_000)
        put.set(holder.person, active ? (await surely(() => ask(bank, '/branch/statement', { card: number, idNumber: holder.number }))).body.balance : 0)
      }
      for (let i = 0; i < 3; i++) await tell()
      await sign()
    },
    acts: {
      async sign() { await tell(); await sign(); await centreWorks() },
      async declare({ holder: { person } }) {
        const { relation, cardNumber } = relations.get(person)!
        const period = chance.one(PERIODS)
        const { status, body } = await sure(() => people.get(person)!, 'POST', '/my/dues', { relation, period, cardNumber })
        if ((status === 200 || body.refused === 'due-charged') && !own.dues.get(person)?.includes(period)) list(own.dues, person, period)
      },
      async draw() { await sure(() => clerk, 'POST', '/contributions/runs', { region: REGION }); await centreWorks() },
      async grant({ holder: { person } }) {
        const amount = ++amounts
        const entered = await sure(() => clerk, 'POST', `/people/${person}/benefits`, { region: REGION, kind: 'one-off', number: `皖人社养〔2027〕${++decisions}号`, amount, from: MONTH, until: MONTH })
        const { status, body } = await sure(() => colleague, 'POST', `/people/${person}/benefits/${entered.body.id}/approve`, { version: entered.body.version })
        if (status === 200 || body.refused === 'benefit-not-waiting') list(own.grants, person, amount)
      },
      async order() {
        await sure(() => clerk, 'POST', '/benefits/runs', { region: REGION, month: MONTH, kind: 'one-off' })
        await centreWorks()
        await approve()
        await centreWorks()
      },
      async carry() { courier.carry() },
      async carried() { courier.late() },
      async bank() { courier.carry(); await bankWorks(); courier.carry() },
      async centre() { await centreWorks() },
    },
    async settle() {
      await sit()
      for (let i = 0; i < 3; i++) { await centreWorks(); await approve(); await centreWorks(); courier.carry(); await bankWorks(); courier.carry() }
      await centreWorks()
    },
    async wrong(all) {
      const left: string[] = []
      await sit()
      for (const [name, books] of [['duesBooks', duesBooks], ['payBooks', payBooks]] as const) {
        const row = await scene.within(books)
        for (const what of ['moneyWrong', 'doubled', 'placesTwice', 'batchesWrong', 'sumsWrong', 'doneAlone', 'orderedAlone', 'linesAlone']) if (row[what]) left.push(`${name}: ${what} ${row[what]}`)
      }
      for (const { holder: { person, number: idNumber }, number } of all) {
        const { lines } = (await sure(() => clerk, 'GET', `/people/${person}/benefits`)).body
        const { dues } = (await sure(() => clerk, 'GET', `/people/${person}/dues`)).body
        const seen = await surely(() => ask(bank, '/branch/statement', { card: number, idNumber }))
        const at = seen.status === 200 ? seen.body as { balance: number; rows: { what: string; amount: number; note: string | null }[] } : { balance: 0, rows: [] }
        const say = (what: string, ours: unknown, theirs: unknown) => { const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)]; if (a !== b) left.push(`${number}: ${what}: ${a}, by the other books ${b}`) }
        const paid = lines.filter((line: Json) => line.state === 'paid').map((line: Json) => line.amount).sort()
        const taken = dues.filter((due: Json) => due.received > 0).map((due: Json) => `${due.period} ${due.received}`).sort()
        // each fen once: in the bank's books and in the centre's
        say('paid out', paid, at.rows.filter(row => row.what === 'pay-out').map(row => row.amount).sort())
        say('deducted', taken, at.rows.filter(row => row.what === 'deduction').map(row => `${row.note!.slice(-6)} ${-row.amount}`).sort())
        say('balance', at.balance, (put.get(person) ?? 0) + at.rows.filter(row => row.what === 'pay-out' || row.what === 'deduction').reduce((sum, row) => sum + row.amount, 0))
        // by what was answered: every benefit and every due is there, once; what a mandate declares comes by itself
        say('benefits', lines.map((line: Json) => line.amount).filter((amount: number) => !own.grants.get(person)?.includes(amount)), [])
        say('benefits twice', lines.length, new Set(lines.map((line: Json) => line.amount)).size)
        say('dues', (own.dues.get(person) ?? []).filter(period => dues.filter((due: Json) => due.period === period).length !== 1), [])
        say('waits', [...lines.filter((line: Json) => ['sent', 'unknown', 'batched'].includes(line.state)), ...dues.filter((due: Json) => due.state === 'ordered')].map((each: Json) => each.state), [])
        say('held', dues.filter((due: Json) => due.held !== 0).map((due: Json) => due.period), [])
        moved.paid += paid.length
        moved.taken += taken.length
      }
      return left
    },
  }
}
