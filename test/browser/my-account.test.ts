import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { axe, closeBrowser, noBrowser, sideways, stage, visitor } from './harness.ts'

after(async () => { if (!noBrowser) await closeBrowser() })
const bank = { code: '96588', zh: '徽商银行', en: 'Huishang Bank', phone: '96588' }
const told = {
  card: '6232 **** **** 1044', expires: '3611', state: 'active', lost: null, pinLocked: false, consent: true, balance: 1_960_999,
  rows: [{ seq: 3, zh: '消费', en: 'purchase', at: '2026-11-30T03:00:00Z', amount: -9_000, balance: 1_960_999, shop: '庐州书店', note: '庐州书店，优惠15.00元，实付90.00元，积分90' }],
  offers: [{ id: '0190', merchantZh: '庐州书店', merchantEn: 'Luzhou Books', place: '长江中路 369 号', zh: '满 100 元减 15 元', en: '15 yuan off from 100 yuan on', points: 1, usedAt: 'both', to: '2028-10-31' }],
  points: { total: 90, rows: [{ seq: 3, zh: '庐州书店', en: 'Luzhou Books', points: 90, day: '2026-11-30' }] },
}

for (const [name, financial, heading, says] of [
  ['active', { bank, state: 'active', told }, '金融账户正常', '满 100 元减 15 元，每元积 1 分'],
  ['no-word', { bank, state: 'active', told: { ...told, consent: false, balance: null, rows: [] } }, '金融账户正常', '您还没有同意给这里看'],
  ['lost', { bank, state: 'active', told: { ...told, state: 'lost', lost: 'phone', consent: false, balance: null, rows: [], offers: [] } }, '金融账户已挂失', '银行不再付款'],
  ['silent', { bank, state: 'active', told: null }, '金融账户正常', '现在没有回答'],
] as const) {
  test(`FIN-04.a: the holder’s page of the financial account, ${name}: on a phone, in large type, at a desk, in English`, { skip: noBrowser, timeout: 120_000 }, async () => {
    const site = await stage((_method, path) => path === '/api/me' ? { body: { kind: 'holder', name: '沈**', number: '3401************', demo: true } } : path === '/api/my/financial' ? { body: financial } : { body: { rows: [], unread: 0 } })
    try {
      for (const look of [{ width: 360 }, { width: 360, mode: 'elder' }, { width: 1440 }, { width: 360, lang: 'en' }] as const) {
        const { page, go, leave } = await visitor({ ...look, base: site.base })
        await go('/my-account')
        if (!('lang' in look)) {
          await page.getByRole('heading', { name: heading }).waitFor()
          await page.getByText(says).first().waitFor()
        }
        if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/my-account-${name}-${look.width}${'mode' in look ? '-elder' : 'lang' in look ? '-en' : ''}.png`, fullPage: true })
        assert.deepEqual([await axe(page), (await sideways(page)).by], [[], []])
        if (name === 'lost' || name === 'silent') assert.equal(await page.getByText('19,609.99').count(), 0)
        await leave()
      }
    } finally { await site.close() }
  })
}
