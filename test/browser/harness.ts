import { countKnock } from '../harness/knocks.ts'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Chromium without a window where it is installed: the same engine with less work. */
export const CHROMIUM = process.env['CHROMIUM'] ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? '/usr/bin/chromium'
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Whether a browser is installed; a test that skips says this reason. */
export const noBrowser = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM} (set CHROMIUM)`

let shared: Promise<Browser> | null = null
/** One browser for the whole run. */
export const browser = (): Promise<Browser> => (shared ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: 120_000 }))
export async function closeBrowser(): Promise<void> {
  await (await shared)?.close()
  shared = null
}

export type Look = { width?: 360 | 768 | 1366 | 1440; mode?: 'light' | 'dark' | 'elder'; lang?: 'zh' | 'en'; base: string }
/** A person at a browser: own cookies, own choices of mode and language; `complaints` collects console errors, failed policies and thrown errors. */
export type Visitor = { context: BrowserContext; page: Page; complaints: string[]; go(path: string): Promise<Page>; leave(): Promise<void> }

/** Opens a fresh browser context at a width, mode and language. */
export async function visitor({ width = 1440, mode = 'light', lang = 'zh', base }: Look): Promise<Visitor> {
  const context = await (
    await browser()
  ).newContext({
    baseURL: base,
    viewport: { width, height: width < 800 ? 740 : 900 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ([mode, lang]) => {
      localStorage.setItem('sbk.mode', mode!)
      localStorage.setItem('sbk.lang', lang!)
    },
    [mode, lang],
  )
  const page = await context.newPage()
  page.on('request', () => countKnock())
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`thrown: ${error.message} ${error.stack?.slice(0, 600)}`))
  return {
    context,
    page,
    complaints,
    async go(path) {
      await page.goto(path)
      await settled(page)
      return page
    },
    leave: () => context.close(),
  }
}

/** Waits until the page has drawn its heading and no skeleton is left (3 s at most: a waiting state may be what is wanted). */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, .msg').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => !document.querySelector('.skel'), undefined, { timeout: 3000 }).catch(() => null)
  await page.evaluate(() => document.fonts.ready)
}

/** How far a page can be scrolled sideways, in px; what sticks out is named. */
export async function sideways(page: Page): Promise<{ px: number; by: string[] }> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const out = document.documentElement.scrollWidth - width
    const by =
      out > 0
        ? Array.from(document.querySelectorAll('body *'))
            .filter(each => each.getBoundingClientRect().right > width + 1)
            .slice(0, 6)
            .map(each => `${each.tagName}.${each.className}`)
        : []
    return { px: out, by }
  })
}

const axeSource = () => readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')
/** Violations of WCAG 2.2 A and AA as lines `rule: target`. */
export async function axe(page: Page): Promise<string[]> {
  // what sticks to the window's edge hides a part of what is behind it until one scrolls; that is not a small target
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.tabbar, .aloud, .dock')) bar.style.position = 'static'
  })
  // put into each document once; what is in order is counted and not described, which was most of its time
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource())
  return page.evaluate(async () => {
    const found = await (
      window as unknown as {
        axe: {
          run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
        }
      }
    ).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } }, resultTypes: ['violations'] })
    return found.violations.flatMap(rule =>
      rule.nodes.slice(0, 4).map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]?.trim() ?? ''}`),
    )
  })
}

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
/** The policy the product's pages live under; the nonce serves antd's style elements. */
export const policy = (nonce: string) =>
  `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`

export type Answers = (method: string, path: string, body: unknown) => { status?: number; body: unknown; after?: number } | null
/** Serves web/dist under the product's policy with invented answers: for states a living city does not show on demand (empty, slow, failing). */
export async function stage(answers: Answers, dist = join(import.meta.dirname, '../../web/dist')): Promise<{ base: string; close(): Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://stage').pathname
    if (path.startsWith('/api') || path.startsWith('/sandbox.json') || path.startsWith('/sandbox/')) {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const text = Buffer.concat(chunks).toString()
      const answer = answers(request.method ?? 'GET', path, text.startsWith('{') ? JSON.parse(text) : text)
      setTimeout(() => {
        response
          .writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': 'application/json' })
          .end(JSON.stringify(answer?.body ?? { refused: 'not-found', facts: {}, zh: '没有这个地址', en: 'No such address' }))
      }, answer?.after ?? 0)
      return
    }
    const file = join(dist, path)
    const asset = extname(path) && existsSync(file)
    if (asset) {
      response.writeHead(200, { 'content-type': MIME[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(file))
      return
    }
    const nonce = randomBytes(16).toString('base64')
    response
      .writeHead(200, { 'content-type': MIME['.html']!, 'content-security-policy': policy(nonce) })
      .end(readFileSync(join(dist, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const signIn = (page: Page, path: string, body: object) => page.evaluate(async ({ path, body }) =>
  (await fetch(`/api/sign-in/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status, { path, body })
/** Sits down on a seat of the demo city, without its page. */
export async function sitDown(page: Page, user: string): Promise<void> {
  await page.goto('/sign-in/staff')
  if (await signIn(page, 'seat', { user }) !== 200) throw new Error(`${user} could not sit down`)
}
/** A visitor on a seat of the demo city. */
export async function visitorAt({ user, ...look }: Look & { user: string }): Promise<Visitor> {
  const by = await visitor(look)
  await sitDown(by.page, user)
  return by
}
/** Signs in as a holder, without the page of it. */
export async function asHolder(page: Page, number: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  if (await signIn(page, 'holder', { number, password }) !== 200) throw new Error(`the holder ${number.slice(0, 6)}… could not sign in`)
}
