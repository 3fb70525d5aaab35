import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axe, closeBrowser, noBrowser, settled, sideways, stage, visitor, type Answers } from './harness.ts'

const skip = noBrowser || (existsSync(join(import.meta.dirname, '../../web/dist/index.html')) ? false : 'no pages built (npm run pages)')
const seen: { path: string; body: Record<string, unknown> }[] = []
let signIn: Answers = () => null
let site: Awaited<ReturnType<typeof stage>>

before(async () => {
  if (skip) return
  site = await stage((method, path, body) => {
    if (method === 'POST') seen.push({ path, body: body as Record<string, unknown> })
    if (path === '/api/me') return { body: { kind: null, demo: true } }
    if (path === '/api/seats') return { body: [] }
    return path.startsWith('/api/sign-in') ? signIn(method, path, body) : null
  })
})
after(async () => {
  if (!skip) {
    await site.close()
    await closeBrowser()
  }
})

test('pages: a form says all that is wrong on top, focus goes there, each line leads to its field', { skip }, async () => {
  const by = await visitor({ base: site.base, width: 360 })
  const page = await by.go('/sign-in')
  await page.getByLabel('社会保障号码').fill('34010419950230251')
  await page.getByRole('button', { name: '登录' }).click()
  const summary = page.locator('.errsum')
  await summary.waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'errsum')
  assert.match(await summary.innerText(), /有 2 处要改/)
  await summary.getByRole('link').nth(1).click()
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'password')
  const number = page.getByLabel('社会保障号码')
  assert.equal(await number.getAttribute('aria-invalid'), 'true')
  const told = await number.getAttribute('aria-describedby')
  assert.match(
    await page.evaluate(
      ids =>
        ids!
          .split(' ')
          .map(id => document.getElementById(id)?.innerText)
          .join(' '),
      told,
    ),
    /现在是 17 位/,
  )
  assert.deepEqual(await axe(page), [])
  await by.leave()
})

test('pages: fields of a refusal stand over the fields they are about, in the language of the page', { skip }, async () => {
  signIn = () => ({
    status: 400,
    body: {
      refused: 'input-invalid',
      facts: {},
      zh: '有一处要改',
      en: 'One thing to correct',
      fields: [{ field: 'user', zh: '没有这个工号', en: 'No such staff number' }],
    },
  })
  const by = await visitor({ base: site.base, lang: 'en' })
  const page = await by.go('/sign-in/staff')
  await page.getByLabel('Staff number').fill('A037')
  await page.getByLabel('Password').fill('secret-secret')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('.errsum').waitFor()
  assert.match(await page.locator('.field.bad').innerText(), /No such staff number/)
  await by.leave()
})

test('pages: pressed twice it is sent once; without an answer it says so and the same content keeps its key', { skip }, async () => {
  signIn = () => ({ status: 200, body: 'x', after: 400 })
  const by = await visitor({ base: site.base })
  const page = await by.go('/sign-in/staff')
  await page.getByLabel('工号').fill('A037')
  await page.getByLabel('密码').fill('secret-secret')
  await page.route('**/api/sign-in/staff', async route => {
    await new Promise(resolve => setTimeout(resolve, 300))
    await route.abort()
  })
  seen.length = 0
  const sent: string[] = []
  page.on('request', request => {
    if (request.url().endsWith('/sign-in/staff') && request.method() === 'POST') sent.push((request.postDataJSON() as { key: string }).key)
  })
  const button = page.getByRole('button', { name: '登录' })
  await button.dblclick()
  await page.getByText('没有收到回应，还不知道成没成').waitFor()
  assert.equal(sent.length, 1)
  await button.click()
  await page.waitForTimeout(600)
  assert.equal(sent.length, 2)
  assert.equal(sent[0], sent[1])
  await page.getByLabel('密码').fill('another-secret')
  await button.click()
  await page.waitForTimeout(600)
  assert.notEqual(sent[2], sent[0])
  await by.leave()
})

test('pages: a refusal without fields says what happened and what to do', { skip }, async () => {
  signIn = () => ({
    status: 401,
    body: {
      refused: 'sign-in-wrong',
      facts: {},
      zh: '工号或密码不对。忘了密码找本单位管理员',
      en: 'Number or password is wrong. Ask your administrator',
    },
  })
  const by = await visitor({ base: site.base })
  const page = await by.go('/sign-in/staff')
  await page.getByLabel('工号').fill('A037')
  await page.getByLabel('密码').fill('secret-secret')
  await page.getByRole('button', { name: '登录' }).click()
  const message = page.getByRole('alert')
  await message.waitFor()
  assert.equal(await message.locator('b').innerText(), '工号或密码不对')
  assert.match(await message.innerText(), /忘了密码找本单位管理员/)
  await by.leave()
})

test('pages: a staff page without a sign-in shows the way to sign in and back', { skip }, async () => {
  const by = await visitor({ base: site.base })
  const page = await by.go('/counter')
  assert.equal(await page.getByRole('link', { name: '登录' }).getAttribute('href'), '/sign-in/staff?from=%2Fcounter')
  await by.leave()
})

test('pages: the pad keeps its digits to itself, a time-out or cancel costs nothing, keys work', { skip }, async () => {
  const by = await visitor({ base: site.base })
  const page = await by.go('/gallery')
  await page.getByRole('button', { name: '让键盘亮起来' }).click()
  for (const key of '135790') await page.keyboard.press(key)
  assert.match((await page.locator('.padpic [role=img]').getAttribute('aria-label')) ?? '', /已输入 6 位/)
  assert.doesNotMatch(await page.content(), /135790/)
  await page.keyboard.press('Escape')
  await page.locator('.padpic:not(.lit)').waitFor()
  await by.leave()
})

for (const mode of ['light', 'dark', 'elder'] as const)
  test(`pages: every piece is axe-clean and fits 360 px, ${mode}`, { skip }, async () => {
    for (const path of ['/gallery', '/gallery/console', '/gallery/phone']) {
      const by = await visitor({ base: site.base, width: 360, mode })
      const page = await by.go(path)
      await settled(page)
      assert.deepEqual({ path, ...(await sideways(page)) }, { path, px: 0, by: [] })
      assert.deepEqual(await axe(page), [])
      assert.deepEqual(by.complaints, [])
      await by.leave()
    }
  })

for (const [width, mode] of [[360, 'light'], [360, 'elder'], [1440, 'dark']] as const)
  test(`pages: every skeleton with long text, empty, waiting and broken is axe-clean and fits ${width} px, ${mode}`, { skip }, async () => {
    const by = await visitor({ base: site.base, width, mode })
    for (const kind of ['task', 'list', 'person', 'receipt']) {
      for (const state of ['long', 'empty', 'waiting', 'broken']) {
        const path = `/gallery/states?of=${kind}&state=${state}`
        await by.page.goto(path)
        await by.page.locator('h1').waitFor()
        await by.page.locator({ long: 'main', empty: '.empty', waiting: '.skel', broken: '.broken' }[state]!).first().waitFor()
        assert.deepEqual({ path, ...(await sideways(by.page)) }, { path, px: 0, by: [] })
        assert.deepEqual({ path, found: await axe(by.page) }, { path, found: [] })
      }
    }
    assert.deepEqual(by.complaints, [])
    await by.leave()
  })
