import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMonths, dayOf, instantOf } from '#kit/day'
import { checkCharacter } from '#holders'
import { inWork } from '#kit/work'
import { city, type City } from '../harness/index.ts'
import { axe, closeBrowser, noBrowser, sideways, sitDown, visitor } from './harness.ts'
import { sit } from './tour.ts'

let living: City
before(async () => { if (!noBrowser) living = await city({ background: false }) })
after(async () => { if (!noBrowser) { await living.close(); await closeBrowser() } })

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const picture = (name: string) => process.env['PICTURES'] ? { path: `${process.env['PICTURES']}/${name}.png`, fullPage: true } : null
type People = { people: { name: string; certno: string; phone: string }[] }
const someone = async (name: string) => (await (await fetch(`${living.base}/sandbox.json`)).json() as People).people.find(one => one.name === name)!

test('HOLD-09.a: at a counter a lost phone is reported with the document, the head says so, a new number is the next step, and it is taken back once found', { skip: noBrowser }, async () => {
  const { certno } = await someone('李秀英')
  const by = await visitor({ base: living.base, width: 1440 })
  await sit(by, 'counter')
  const id = await by.page.evaluate(async certno => {
    const found = await (await fetch('/api/people/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ number: certno }) })).json() as { rows: { id: string }[] }
    return found.rows[0]!.id
  }, certno)
  const page = await by.go(`/counter/people/${id}`)
  await page.locator('.persondo').getByRole('button', { name: '手机丢了' }).click()
  await page.getByRole('heading', { name: '手机报失' }).waitFor()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  assert.match(await page.locator('.errsum').innerText(), /证件号码没有填/)
  await page.getByLabel('证件号码').fill(certno)
  await page.getByLabel('长期有效').check()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByText('报失后马上生效').waitFor()
  assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
  if (picture('lost')) await page.screenshot(picture('lost')!)
  await page.getByRole('button', { name: '报失', exact: true }).click()
  await page.getByText(/手机 1.* 报失了/).waitFor()
  await page.getByText(/报失，不发短信/).waitFor()
  if (picture('lost-done')) await page.screenshot(picture('lost-done')!)
  await page.getByRole('button', { name: '登记新手机号' }).click()
  await page.getByRole('heading', { name: '改联系方式' }).waitFor()
  await page.getByRole('button', { name: '手机找回了' }).click()
  await page.getByLabel(/同一人/).check()
  await page.getByRole('button', { name: '核对无误，下一步' }).click()
  await page.getByRole('button', { name: '取消报失' }).click()
  await page.getByText(/又往 1.* 发短信了/).waitFor()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.locator('.persondo').getByRole('button', { name: '手机丢了' }).waitFor()
  assert.deepEqual(by.complaints.filter(line => !/40[09]/.test(line)), [])
  await by.leave()
})

test('ACT-07.a PIN-07.a: at home the holder sees the days left to activate the financial account, and secrets that are old; the centre sees the list', { skip: noBrowser }, async () => {
  const start = dayOf(living.house.now())
  const last = addDays(addMonths(start, 13), 5)
  living.at(instantOf(`${addMonths(start, 13)} 10:00:00`)!)
  // a card that was collected where the policy has a term, and one whose term is over
  await inWork(living.house, system, async ({ sql }) => {
    await sql`update cards.card set term_ends = ${last} where state = 'handed-over' and closed_as is null and financial <> 'active'`
    await sql`update cards.card set term_ends = ${addDays(start, 300)} where id in (select id from cards.card where term_ends is not null order by id limit 2)`
  })
  const resident = await inWork(living.house, system, ({ sql }) => sql<{ id: string }>`select person as id from cards.card where term_ends = ${last} limit 1`)
  assert.ok(resident[0])
  const centre = await visitor({ base: living.base, width: 1440 })
  await sitDown(centre.page, 'review01')
  const list = await centre.go('/centre/terms')
  await list.getByRole('heading', { name: /张卡还没激活金融账户/ }).waitFor()
  await list.getByText('还剩 5 天').first().waitFor()
  await list.getByText(/停用 \d+ 天/).first().waitFor()
  assert.deepEqual([await axe(list), (await sideways(list)).px, centre.complaints], [[], 0, []])
  if (picture('terms')) await list.screenshot(picture('terms')!)
  await centre.leave()
  for (const [width, mode, lang] of [[360, 'light', 'zh'], [1440, 'light', 'en'], [360, 'elder', 'zh']] as const) {
    const by = await visitor({ base: living.base, width, mode, lang })
    await sit(by, 'resident')
    await inWork(living.house, system, ({ sql }) => sql`update cards.card set financial = 'opened', term_ends = ${last} where person = (select person from staff.session where person is not null order by opened_at desc limit 1) and state = 'handed-over'`)
    const page = await by.go('/home')
    await page.getByText(lang === 'zh' ? '激活金融账户，还剩 5 天' : 'Activate the financial account: 5 days left').waitFor()
    await page.getByText(lang === 'zh' ? '查询密码从' : 'The query password has not been changed since').waitFor()
    await page.getByText(lang === 'zh' ? '社保密码从' : 'The social PIN has not been changed since').waitFor()
    assert.deepEqual([await axe(page), (await sideways(page)).px, by.complaints], [[], 0, []])
    if (picture(`home-${width}-${mode}-${lang}`)) await page.screenshot(picture(`home-${width}-${mode}-${lang}`)!)
    await by.go('/me')
    await page.getByText(lang === 'zh' ? '没有锁着的，都能用' : 'Nothing is locked').waitFor()
    assert.deepEqual([await axe(page), (await sideways(page)).px], [[], 0])
    if (picture(`me-${width}-${mode}-${lang}`)) await page.screenshot(picture(`me-${width}-${mode}-${lang}`)!)
    await by.leave()
  }
})

test('APP-12.a APP-12.b: at a counter the camera takes the photo of an applicant; a desk without one is told, and a file is the way', { skip: noBrowser }, async () => {
  const by = await visitor({ base: living.base, width: 1440 })
  // a camera that sees someone before a white wall
  await by.context.addInitScript(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 960
    canvas.height = 720
    const paint = canvas.getContext('2d')!
    const draw = () => {
      paint.fillStyle = '#ffffff'
      paint.fillRect(0, 0, 960, 720)
      if (!(globalThis as { empty?: boolean }).empty) {
        paint.fillStyle = '#b58463'
        paint.beginPath()
        paint.ellipse(480, 300, 110, 145, 0, 0, 7)
        paint.fill()
        paint.fillStyle = '#26384d'
        paint.beginPath()
        paint.ellipse(480, 720, 215, 330, 0, 0, 7)
        paint.fill()
      }
    }
    draw()
    setInterval(draw, 50)
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: () => (globalThis as { gone?: boolean }).gone ? Promise.reject(new DOMException('none', 'NotFoundError')) : Promise.resolve(canvas.captureStream(20)) } })
  })
  await sit(by, 'counter')
  const page = await by.go('/counter/new')
  const body = '34010419850312301'
  await page.getByLabel('社会保障号码', { exact: true }).fill(body + checkCharacter(body))
  await page.getByLabel('姓名', { exact: true }).fill('韩知夏')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('怎么联系，开在哪家银行，在哪里领？').waitFor()
  await page.getByLabel('手机', { exact: true }).fill('13955501239')
  await page.getByLabel('住址', { exact: true }).fill('合肥市蜀山区黄山路 1 号')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('照片和材料都齐吗？').waitFor()
  await page.evaluate(() => { (globalThis as { gone?: boolean }).gone = true })
  await page.getByRole('button', { name: '现场拍' }).click()
  await page.getByText('这台电脑没有摄像头').waitFor()
  await page.getByText('选一张照片', { exact: true }).waitFor()
  await page.reload()
  await page.evaluate(() => { (globalThis as { empty?: boolean }).empty = true })
  const shoot = async () => {
    await page.getByRole('button', { name: '现场拍' }).click()
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await page.waitForTimeout(300)
    if (picture('camera')) await page.screenshot(picture('camera')!)
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: '拍', exact: true }).click()
    await page.getByRole('button', { name: '用这张' }).click()
  }
  await shoot()
  await page.getByText('看不到人').first().waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator('.errsum').getByText('还没有合格的照片').waitFor()
  await page.evaluate(() => { (globalThis as { empty?: boolean }).empty = false })
  await shoot()
  await page.getByText('照片合格').first().waitFor()
  if (picture('captured')) await page.screenshot(picture('captured')!)
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('出示的是什么证件？').waitFor()
  assert.deepEqual(by.complaints, [])
  await by.leave()
})
