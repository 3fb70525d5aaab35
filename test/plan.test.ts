import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

/** Which doors a room may open. Every room may open those of the ground: kit, vault, record, regions, outbox. */
const plan: Record<string, string> = {
  kit: 'vault', vault: 'kit', record: 'kit', regions: 'kit record', outbox: 'kit record',
  wire: 'kit',
  staff: '', holders: 'staff wire notices', ledger: '', clinics: 'holders staff wire files', files: '', notices: 'staff', papers: 'staff', fees: 'holders staff papers notices banks cards terminals',
  chip: 'wire', insurance: 'holders staff ledger', pins: 'holders chip staff',
  identity: 'holders insurance papers staff notices',
  cancellation: 'banks wire family filings production applications cards terminals oldcards ledger insurance holders pins papers fees notices staff',
  clearing: 'settlement ledger clinics files holders staff wire',
  family: 'ledger insurance clinics holders notices staff',
  benefits: 'insurance banks cards holders terminals notices staff wire',
  contributions: 'benefits insurance banks cards holders terminals papers staff notices wire',
  conformance: 'wire',
  supervision: 'settlement ledger care clinics filings holders staff',
  hotline: 'holders cards applications losses terminals staff notices', losses: 'banks terminals cards holders staff',
  merging: 'contributions benefits family reimbursement filings cancellation settlement applications cards terminals oldcards ledger insurance holders pins staff', bankdays: 'banks losses benefits contributions cards fees cancellation wire',
  filings: 'holders insurance clinics terminals papers staff notices',
  reimbursement: 'benefits settlement filings insurance clinics cards holders papers fees notices staff',
  cards: 'holders pins chip staff notices identity insurance', applications: 'holders cards insurance papers staff notices terminals fees',
  banks: 'ledger holders cards wire staff', production: 'wire cards chip pins applications banks holders staff notices papers',
  oldcards: 'holders notices', imports: 'holders insurance cards banks benefits chip ledger staff wire',
  terminals: 'cards pins chip clinics holders staff identity oldcards insurance', access: 'clinics', proving: 'settlement ledger clinics insurance staff', messages: 'clinics terminals',
  care: 'messages clinics holders insurance terminals', settlement: 'banks family care filings messages cards insurance clinics ledger terminals holders staff chip pins oldcards',
}
const ground = ['kit', 'vault', 'record', 'regions', 'outbox']
/** Everything may be opened by these; nobody opens them. */
const ends = new Set(['demo', 'doors', 'cli', 'main.ts', 'cli.ts', 'agent.ts', 'config.ts', 'house.ts', 'loops.ts', 'pages.ts', 'partner-bank.ts', 'receivers.ts', 'database'])

const rooms = readdirSync(src, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)
const files = globSync('**/*.ts', { cwd: src }).filter(file => !file.endsWith('.test.ts')).sort()
const read = (file: string) => readFileSync(join(src, file), 'utf8')
const roomOf = (file: string) => file.split('/')[0]!

/** Paths (within src) of what a file imports of ours; `#cards` is cards/index.ts. */
function importsOf(file: string, values = false): string[] {
  const text = values ? read(file).replace(/^(?:import|export) (?:type )?\{(?<names>[^}]*)\} from '.*$/gm, typesAway) : read(file)
  return [...text.matchAll(/(?:^|[;\n])\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].flatMap(([, from, dynamic]) => {
    const name = from ?? dynamic!
    if (name.startsWith('.')) return [relative(src, join(src, dirname(file), name))]
    if (name.startsWith('#kit/')) return [`kit/${name.slice(5)}.ts`]
    if (name.startsWith('#shared/')) return [`${name.slice(8)}/shared.ts`]
    return name.startsWith('#') ? [`${name.slice(1)}/index.ts`] : []
  })
}

/** An import line that leaves nothing when types are stripped becomes empty. */
function typesAway(line: string, names: string): string {
  return /^\w+ type /.test(line) || names.split(',').every(name => /^\s*type\s/.test(name)) ? '' : line
}

test('every room opens only the doors that the plan gives it', () => {
  const strays = files.filter(file => !ends.has(roomOf(file))).flatMap(file => {
    const room = roomOf(file)
    const may = new Set([...room === 'kit' || room === 'vault' || room === 'record' || room === 'regions' || room === 'outbox' ? [] : ground, ...(plan[room] ?? '').split(' ')])
    return importsOf(file).map(roomOf).filter(other => other !== room && !may.has(other)).map(other => `${file} → ${other}`)
  })
  assert.deepEqual([...new Set(strays)], [])
  assert.deepEqual(rooms.filter(room => !(room in plan) && !ends.has(room)), [], 'rooms that are not in the plan')
})

test('a room is entered by its door only', () => {
  const strays = files.flatMap(file => importsOf(file)
    .filter(target => roomOf(target) !== roomOf(file) && !['kit', 'wire'].includes(roomOf(target)) && target.includes('/') && !target.endsWith('/index.ts') && !target.endsWith('/shared.ts'))
    .filter(target => !ends.has(roomOf(target)) && !(ends.has(roomOf(file)) && /\/(http|view|[a-z-]+-http|refusals|[a-z-]+-refusals|[a-z-]+-work)\.ts$/.test(target)))
    .map(target => `${file} → ${target}`))
  assert.deepEqual(strays, [])
})

test('no circle of files, apart from types', () => {
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done' || !existsSync(join(src, file))) return
    if (state.get(file) === 'open') { circles.push([...path.slice(path.indexOf(file)), file].join(' → ')); return }
    state.set(file, 'open')
    for (const next of importsOf(file, true)) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  assert.deepEqual(circles, [])
})

test('only a room’s store names its schema in SQL', () => {
  const schemas = rooms.filter(room => room !== 'kit').concat('house').join('|')
  const strays = files.filter(file => !/(^|\/|-)store(-[a-z]+)*\.ts$/.test(file) && file !== 'kit/sql.ts').flatMap(file =>
    [...read(file).matchAll(new RegExp(`\\b(?:from|join|into|update|table|call)\\s+(${schemas})\\.[a-z_]+`, 'g'))].map(([sql]) => `${file}: ${sql}`))
  // posting is one statement for a whole batch, made of parts that have their own files
  assert.deepEqual(strays.filter(stray => !/^(database\/|kit\/migrations\.ts: from house\.migration$|ledger\/(post|fragments)\.ts: (join|update|into|from) ledger\.)/.test(stray)), [])
  const foreign = files.filter(file => /(^|\/|-)store(-[a-z]+)*\.ts$/.test(file)).flatMap(file =>
    [...read(file).matchAll(new RegExp(`\\b(?:from|join|into|update)\\s+(${schemas})\\.[a-z_]+`, 'g'))].filter(([, schema]) => schema !== roomOf(file)).map(([sql]) => `${file}: ${sql}`))
  // a card session is checked in the very statement that posts, so that loss or a new card ends it at once
  assert.deepEqual(foreign.filter(stray => stray !== 'settlement/store.ts: join terminals.session'), [])
})

test('time and chance come from outside: no clock, no local day, no dice in the rooms', () => {
  const clock = /\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bcurrent_date\b|\bcurrent_timestamp\b|(?<![.\w])now\(\)|\.(?:get|set)(?:FullYear|Month|Date|Hours|Day|Minutes)\(|\.toLocale(?:Date|Time)?String\(/g
  const strays = files.filter(file => !ends.has(roomOf(file)) || roomOf(file) === 'demo' || roomOf(file) === 'doors')
    .flatMap(file => [...read(file).matchAll(clock)].map(([call]) => `${file}: ${call}`))
  assert.deepEqual(strays.filter(stray => stray !== 'kit/transaction.ts: Math.random('), [])
  const sql = globSync('db/migrations/*.sql', { cwd: root }).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bnow\(\)|\bcurrent_(?:date|timestamp)\b|gen_random_uuid/g)].map(([call]) => `${file}: ${call}`))
  assert.deepEqual(sql, [])
})

test('what the browser imports of the server is shared.ts, and that is pure', () => {
  const web = globSync('web/**/*.{ts,tsx}', { cwd: root, exclude: path => /dist|node_modules/.test(String(path)) })
  const strays = web.flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/from '(#[^']+|[^']*\/src\/[^']+)'/g)]
    .map(([, from]) => from!).filter(from => !from.startsWith('#shared/') && !from.startsWith('#kit/')).map(from => `${file}: ${from}`))
  assert.deepEqual(strays, [])

  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    importsOf(file, true).filter(target => existsSync(join(src, target))).forEach(visit)
  }
  for (const room of rooms) if (existsSync(join(src, room, 'shared.ts'))) visit(`${room}/shared.ts`)
  const impure = [...seen].filter(file => /store(-[a-z]+)*\.ts$/.test(file) || /from '(node:|pg'|fastify|#vault)/.test(read(file).replace(/^import type .*$/gm, '')))
  assert.deepEqual(impure, [])
})

const bank = join(root, 'bank')
const bankFiles = globSync('**/*.ts', { cwd: bank }).filter(file => !file.endsWith('.test.ts')).sort()
const readBank = (file: string) => readFileSync(join(bank, file), 'utf8')
const fromOf = (text: string) => [...text.matchAll(/(?:^|[;\n])\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].map(([, from, dynamic]) => from ?? dynamic!)

test('the bank knows of us only kit and wire, and nothing of ours knows the bank: the program that starts it knows where it lies', () => {
  const strays = bankFiles.flatMap(file => fromOf(readBank(file)).filter(from => {
    if (from.startsWith('#')) return !from.startsWith('#kit/')
    return from.startsWith('.') && !/^(?!\.\.)|^src\/(kit|wire)\//.test(relative(root, join(bank, dirname(file), from)).replace(/^bank\//, ''))
  }).map(from => `${file} → ${from}`))
  assert.deepEqual(strays, [])
  assert.deepEqual(bankFiles.filter(file => /from '#vault'|#database/.test(readBank(file))), [])
  const ours = [...files.map(file => join('src', file)), ...globSync('web/**/*.{ts,tsx}', { cwd: root, exclude: path => /dist|node_modules/.test(String(path)) })]
  const inward = ours.flatMap(file => fromOf(readFileSync(join(root, file), 'utf8')).filter(from => from.startsWith('.') && join(root, dirname(file), from).startsWith(`${bank}/`)).map(from => `${file} → ${from}`))
  assert.deepEqual(inward, [])
})

test('the bank: only stores hold SQL, time and chance come from outside, no circle of files', () => {
  const sql = bankFiles.filter(file => !/(^|\/)store(-[a-z]+)*\.ts$/.test(file) && file !== 'open.ts').flatMap(file =>
    [...readBank(file).matchAll(/\b(?:from|join|into|update)\s+(?:accounts|acquiring|cards|customers|orders|payouts|pins|terminals|transfers|house)\.[a-z_]+/g)].map(([found]) => `${file}: ${found}`))
  assert.deepEqual(sql, [])
  const clock = /\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bcurrent_date\b|\bcurrent_timestamp\b|(?<![.\w])now\(\)|\.(?:get|set)(?:FullYear|Month|Date|Hours|Day|Minutes)\(/g
  const strays = bankFiles.filter(file => file !== 'open.ts').flatMap(file => [...readBank(file).matchAll(clock)].map(([call]) => `${file}: ${call}`))
  assert.deepEqual(strays, [])
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) { circles.push([...path.slice(path.indexOf(file)), file].join(' → ')); return }
    if (done.has(file) || !bankFiles.includes(file)) return
    const values = readBank(file).replace(/^(?:import|export) (?:type )?\{(?<names>[^}]*)\} from '.*$/gm, typesAway)
    for (const from of fromOf(values)) if (from.startsWith('.')) visit(relative(bank, join(bank, dirname(file), from)), [...path, file])
    done.add(file)
  }
  for (const file of bankFiles) visit(file, [])
  assert.deepEqual(circles, [])
})
