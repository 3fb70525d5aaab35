import { closeBrowser, stage, visitor, axe, sideways } from './harness.ts'
const counts = { staged: 0, good: 598, bad: 21, skipped: 13, 'left-out': 0, submitted: 0 }
const m = (kind: string, column: string, zh: string, en: string, elsewhere = false) => ({ kind, column, zh, en, elsewhere })
const row = (row: number, name: string, number: string, phone: string, mistakes: unknown[]) => ({ row, state: 'bad', version: 1, name, number, phone, mended: false, mistakes, photo: null, application: null, applicationState: null })
const rows = [row(47, '黄*宇', '3401**********2519', '177****3340', [m('number-date', 'number', '没有 1995年2月30日 这一天。请对照身份证原件改第 7 到 14 位', 'There is no 1995-2-30. Check digits 7 to 14 against the ID card')]),
 row(63, '郑*楠', '3401**********287', '138****7712', [m('number-check', 'number', '最后一位对不上，可能抄错了一位。请对照身份证原件', 'x')]),
 row(102, '阿*尔·买*提', '6501**********0336', '186****2055', [m('not-insured', 'number', '在合肥没有参保记录。先办增员，再回来点“再查一次”', 'x', true)]),
 row(155, '孙 *涛', '3422*********1', '139****6108', [m('name-space', 'name', '姓名中间有空格。去掉空格；少数民族姓名用间隔号 ·', 'x'), m('photo-missing', 'photo', '照片包里没有这个人的照片。照片文件名要是社会保障号码，补传一张或一包', 'x')])]
const view = { id: 'r', name: '2026秋招新员工.xlsx', phase: 'ready', rows: 632, counts, receivedAt: new Date().toISOString(), confirmedAt: null, progress: null, fault: null, mended: 1,
  kinds: [{ kind: 'number-check', state: 'bad', count: 6 }, { kind: 'name-space', state: 'bad', count: 4 }, { kind: 'photo-missing', state: 'bad', count: 3 }, { kind: 'not-insured', state: 'bad', count: 3 }, { kind: 'has-card', state: 'skipped', count: 13 }],
  photos: { all: 632, good: 604, refused: 26, strangers: 2, none: 0, need: { width: 358, height: 441, minBytes: 1024, maxBytes: 102400, ground: 'white' } },
  bank: null, banks: [{ code: '95588', zh: '中国工商银行', en: 'ICBC' }], places: [{ kind: 'unit', organisation: 'u', name: '庐云精密仪器有限公司', bank: null }] }
const site = await stage((method, path) => {
  if (path === '/api/me') return { body: { kind: 'staff', user: 'unit1', name: '赵*敏', post: 'unit-officer', organisation: { id: 'u', name: '庐云精密仪器有限公司（演示单位）', kind: 'unit' }, verbs: ['roster.upload'] } }
  if (path === '/api/rosters') return { body: { rows: [view, { ...view, id: 'q', phase: 'checking' }], next: null } }
  if (path.endsWith('/rows')) return { body: { rows, next: 155 } }
  if (path.endsWith('/open')) return { body: { row: 47, version: 1, cells: { name: '黄天宇', number: '340104199502302519', phone: '17700003340' } } }
  if (path.endsWith('/photos')) return { body: { photos: [{ file: 1, entry: 1, row: 3, label: 'x.jpg', verdict: 'refused', reasons: [{ zh: '底色不是白的', en: 'x' }] }, { file: 1, entry: 2, row: null, label: '3401.pdf', verdict: 'no-photo', reasons: [] }, { file: 1, entry: 3, row: 5, label: 'x.jpg', verdict: 'good', reasons: [] }] } }
  if (path === '/api/rosters/q') return { body: { ...view, phase: 'checking', progress: { done: 210, all: 632 } } }
  if (path.startsWith('/api/rosters/')) return { body: view }
  return null
}, '/tmp/rosterdist')
for (const [width, lang] of [[1440, 'zh'], [360, 'zh'], [1440, 'en']] as const) {
  const v = await visitor({ base: site.base, width, lang })
  for (const [name, path] of [['home', '/unit'], ['roster', '/unit/rosters/r'], ['work', '/unit/rosters/q'], ['guide', '/unit/guide']] as const) {
    const page = await v.go(path)
    if (name === 'roster') { await page.getByRole('button', { name: lang === 'zh' ? /^改/ : /^Mend/ }).first().click(); await page.waitForTimeout(300) }
    console.log(width, lang, name, JSON.stringify(await sideways(page)), v.complaints.splice(0))
    console.log(await axe(page))
    await page.screenshot({ path: `/tmp/unit-${name}-${width}-${lang}.png`, fullPage: true })
  }
  await v.leave()
}
await closeBrowser(); await site.close()
