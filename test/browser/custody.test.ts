import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setQueryPassword } from '#pins'
import { bucketOf } from '#kit/ids'
import { cardsOf, makeBatch, numberOf, runStep, toSite } from '../support/card-steps.ts'
import { openScene, type Holder, type Seat } from '../support/scene.ts'
import { axe, closeBrowser, noBrowser, sideways, visitor, type Visitor } from './harness.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { if (!noBrowser) scene = await openScene() })
after(async () => { if (!noBrowser) { await scene.close(); await closeBrowser() } })

const picture = async (by: Visitor, name: string) => { if (process.env['PICTURES']) await by.page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true }) }
async function clerk(seat: Seat, width: 1440 | 360 = 1440): Promise<Visitor> {
  const by = await visitor({ base: scene.base, width })
  await by.page.goto('/sign-in/staff')
  await by.page.evaluate(async user => { await fetch('/api/sign-in/seat', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user }) }) }, scene.user(seat))
  return by
}
const clean = async (by: Visitor) => assert.deepEqual([await axe(by.page), (await sideways(by.page)).by], [[], []])

test('COLL-05.a: the site returns what is past its time, the centre signs for it, and two people destroy it', { skip: noBrowser, timeout: 180_000 }, async () => {
  const holders = await scene.applicants(2)
  await toSite(scene, holders, 'branch', 'browser-custody-1')
  await scene.later(91 * 24 * 60)
  const branch = await clerk('branch')
  await branch.go('/branch/to-collect')
  await branch.page.getByRole('link', { name: '2 张过期没人领' }).click()
  await branch.page.getByRole('heading', { name: '2 张卡过期没人领' }).waitFor()
  await clean(branch)
  await picture(branch, 'overdue')
  await branch.page.locator('.bulk input').check()
  await branch.page.getByRole('button', { name: '退回卡中心 2 张' }).click()
  await branch.page.locator('dialog[open]').getByRole('button', { name: '退回', exact: true }).click()
  await branch.page.getByText(/退回单 \d{4}-R\d{4}，2 张/).waitFor()
  await branch.page.getByRole('heading', { name: '没有过期没领的卡' }).waitFor()
  await branch.leave()

  const centre = await clerk('centre')
  await centre.go('/centre/stock')
  await centre.page.getByRole('button', { name: '签收 2 张' }).waitFor()
  await clean(centre)
  await picture(centre, 'stock')
  await centre.page.getByRole('button', { name: '签收 2 张' }).click()
  await centre.page.getByRole('button', { name: '签收 2 张' }).waitFor({ state: 'detached' })
  await centre.page.getByRole('link', { name: '退回的卡' }).click()
  await centre.page.getByRole('heading', { name: '2 张退回的卡要处理' }).waitFor()
  const sign = async (by: Visitor) => {
    await by.page.locator('tbody input[type=checkbox]').first().check()
    await by.page.getByRole('button', { name: '签字销毁 1 张' }).click()
    await by.page.locator('dialog[open]').getByRole('button', { name: '我签字' }).click()
  }
  await sign(centre)
  await centre.page.getByText('签了 1 张，销毁 0 张').waitFor()
  await clean(centre)
  await picture(centre, 'returned')
  await centre.leave()
  const chief = await clerk('chief', 360)
  await chief.go('/centre/stock/returned')
  await chief.page.getByText(/签了第一个字/).waitFor()
  await clean(chief)
  await sign(chief)
  await chief.page.getByText('签了 0 张，销毁 1 张').waitFor()
  await chief.page.getByRole('heading', { name: '1 张退回的卡要处理' }).waitFor()
  await chief.leave()
})

test('PROD-05.a: blanks are counted in and taken stock of on their page; a second person approves the difference', { skip: noBrowser, timeout: 120_000 }, async () => {
  const centre = await clerk('centre')
  const page = await centre.go('/centre/stock/blanks')
  await page.getByRole('button', { name: '入库' }).click()
  await page.locator('dialog[open]').getByRole('button', { name: '入库' }).click()
  await page.locator('.errsum').waitFor()
  await page.getByLabel('张数').fill('500')
  await page.getByLabel('送货单号').fill('送货单 0042')
  await page.locator('dialog[open]').getByRole('button', { name: '入库' }).click()
  await page.getByText(/已入库，现有 20,500 张/).waitFor()
  await page.getByRole('button', { name: '盘点' }).click()
  await page.getByLabel('数出来的张数').fill('19990')
  await page.getByLabel('差在哪里').fill('一箱受潮，已退')
  await page.locator('dialog[open]').getByRole('button', { name: '记下' }).click()
  await page.getByText('是您数的，要另一个人批准').waitFor()
  await clean(centre)
  await picture(centre, 'blanks')
  assert.equal(await page.getByRole('button', { name: '我核对过，批准' }).count(), 0)
  await centre.leave()
  const chief = await clerk('chief', 360)
  await chief.go('/centre/stock/blanks')
  await chief.page.getByRole('button', { name: '我核对过，批准' }).click()
  await chief.page.getByText('一箱受潮，已退').waitFor()
  await clean(chief)
  await picture(chief, 'blanks-360')
  await chief.leave()
})

test('COLL-04.a: a card is posted at the centre and confirmed by its holder on a phone, with the code and the card’s last four', { skip: noBrowser, timeout: 120_000 }, async () => {
  const [holder] = await scene.applicants(1, { region: '000000', of: '95588', to: 'post' }) as [Holder]
  const { batch } = await makeBatch(scene, 'browser-post-0001', '000000', '95588')
  for (const step of ['personalise', 'check'] as const) await runStep(scene, batch.id, step)
  const { card } = (await cardsOf(scene, batch.id))[0]!
  const centre = await clerk('centre')
  await centre.go('/centre/stock/post')
  await centre.page.getByLabel('单号').fill('EE5556667CN')
  await clean(centre)
  await picture(centre, 'post')
  await centre.page.getByRole('button', { name: '寄出', exact: true }).click()
  await centre.page.getByRole('button', { name: '快递说送到了' }).click()
  await centre.page.getByText(/送到，等本人确认/).waitFor()
  await centre.leave()

  await scene.within(async work => setQueryPassword(work, { bucket: bucketOf(holder.person), id: holder.person }, null, '83746529', { card: null, bankCard: null }))
  const me = await visitor({ base: scene.base, width: 360 })
  await me.page.goto('/sign-in')
  await me.page.evaluate(async number => { await fetch('/api/sign-in/holder', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number, password: '83746529' }) }) }, holder.number)
  await me.go('/home')
  await me.page.getByRole('link', { name: '卡寄来了，确认收到' }).click()
  await me.page.getByRole('button', { name: /发验证码到/ }).click()
  await me.page.getByLabel('验证码').waitFor()
  let code: string | undefined
  for (let i = 0; i < 50 && !code; i++) {
    code = (await scene.inbox(holder.phone)).flatMap(text => /验证码 (\d{6})，10 分钟内有效，用来确认/.exec(text)?.[1] ?? [])[0]
    if (!code) await new Promise(done => setTimeout(done, 100))
  }
  await me.page.getByLabel('验证码').fill(code!)
  await me.page.getByLabel('卡号后四位').fill('ZZZZ')
  await me.page.getByRole('button', { name: '我收到了卡' }).click()
  await me.page.getByText(/还能试 4 次/).first().waitFor()
  await clean(me)
  await picture(me, 'parcel-360')
  await me.page.getByLabel('卡号后四位').fill((await numberOf(scene, holder, card)).slice(-4).toLowerCase())
  await me.page.getByRole('button', { name: '我收到了卡' }).click()
  await me.page.getByRole('heading', { name: '确认好了，卡在您手里' }).waitFor()
  await clean(me)
  await me.leave()
})

test('COLL-04.a: at a counter the receipt of a posted card is confirmed with the holder’s document', { skip: noBrowser, timeout: 120_000 }, async () => {
  const [holder] = await scene.applicants(1, { region: '000000', of: '95588', to: 'post' }) as [Holder]
  const { batch } = await makeBatch(scene, 'browser-post-0002', '000000', '95588')
  for (const step of ['personalise', 'check'] as const) await runStep(scene, batch.id, step)
  const { card } = (await cardsOf(scene, batch.id))[0]!
  assert.equal((await scene.knock('centre', 'POST', `/production/cards/${holder.person}/${card}/post`, { carrier: 'jd', tracking: 'JD00099988' })).status, 200)
  const by = await clerk('counter')
  const page = await by.go(`/counter/people/${holder.person}`)
  await page.locator('.nextdo').getByRole('button', { name: '确认收卡' }).click()
  await page.getByRole('button', { name: /核对无误/ }).click()
  await page.getByLabel('证件号码').fill(holder.number)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: /核对无误/ }).click()
  await clean(by)
  await picture(by, 'confirm')
  await page.getByRole('button', { name: '确认收到', exact: true }).click()
  await page.getByText('卡已经领走').first().waitFor()
  assert.equal((await scene.knock('counter', 'GET', `/cards/${holder.person}`)).body.cards[0].social, 'active')
  await by.leave()
})
