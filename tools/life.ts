import { writeFileSync } from 'node:fs'
import { applicationLife, applicationWord, type ApplicationState } from '../src/applications/life.ts'
import { cardStates, financialLife, life, socialLife, stateWord } from '../src/cards/life.ts'
import { stateCode, type CardFact, type CodedCard, type FactKind } from '../src/cards/state-code.ts'
import { filingLife, filingWord } from '../src/filings/life.ts'
import { sharingLife, sharingWord } from '../src/family/life.ts'
import { claimLife, claimWord } from '../src/reimbursement/life.ts'
import { instantSteps } from '../src/production/instant-life.ts'
import { stages } from '../src/production/life.ts'

type Table = Record<string, { from: readonly string[]; to: string }>
const safe = (state: string) => state.replaceAll('-', '_')
const words: Record<string, string> = {
  ...Object.fromEntries(Object.entries(stateWord).map(([state, { zh }]) => [state, zh])), inactive: '未启用', active: '启用', closed: '注销', none: '没有开户', opened: '已开户',
  ...Object.fromEntries((Object.keys(applicationWord) as ApplicationState[]).map(state => [state, applicationWord[state].zh])),
}

/** One life: drawn, and as the table it is drawn from. */
function drawn(title: string, say: string, start: string, table: Table, own: Record<string, string> = {}): string {
  const states = [...new Set([start, ...Object.values(table).flatMap(({ from, to }) => [...from, to])])]
  const ends = states.filter(state => !Object.values(table).some(({ from, to }) => from.includes(state) && to !== state))
  return [
    `## ${title}`, '', say, '', '```mermaid', 'stateDiagram-v2', ...states.map(state => `  ${safe(state)}: ${state} ${own[state] ?? words[state] ?? ''}`.trimEnd()), `  [*] --> ${safe(start)}`,
    ...Object.entries(table).flatMap(([step, { from, to }]) => from.map(state => `  ${safe(state)} --> ${safe(to)}: ${step}`)), ...ends.map(state => `  ${safe(state)} --> [*]`), '```', '',
    '| step | from | to |', '|---|---|---|', ...Object.entries(table).map(([step, { from, to }]) => `| \`${step}\` | ${from.join(', ')} | ${to} |`), '',
  ].join('\n')
}

/** The field's code of every card there can be, computed: which states of the thing and the social account, which facts, how it ended. */
function codes(): string {
  const fact = (kind: FactKind): CardFact => ({ account: 'social', kind, since: '', until: null, channel: 'counter' })
  const seen = new Map<string, Set<string>>()
  for (const state of cardStates) for (const social of ['inactive', 'active', 'closed'] as const) for (const closedAs of [null, 'cancelled', 'replaced'] as const) for (const kinds of [[], ['hold'], ['loss'], ['hold', 'loss'], ['suspension'], ['identity-difference']] as FactKind[][]) {
    const card: CodedCard = { state, social, closedAs, facts: kinds.map(fact) }
    const over = closedAs !== null || social === 'closed' || state === 'destroyed'
    const because = over ? (kinds.includes('loss') ? 'ended while reported lost' : 'ended: closed, cancelled, replaced or destroyed') : kinds.includes('loss') ? 'reported lost' : kinds.includes('hold') ? 'held' : state === 'ordered' ? 'ordered, its number given' : social === 'active' ? 'the social account is active' : 'made, its social account not active'
    const code = stateCode(card)
    seen.set(code, (seen.get(code) ?? new Set()).add(because))
  }
  const says: Record<string, string> = { 0: '放号', A: '未启用', 1: '正常', B: '临时挂失', 2: '挂失', 3: '挂失后注销', 4: '注销' }
  return ['## kzt 卡状态', '', 'The single code that the field asks for is computed from all of it (`stateCode`), never stored; suspension and an identity difference change none.', '', '| code | 卡状态 | when |', '|---|---|---|',
    ...Object.entries(says).toSorted(([a], [b]) => '0A1B234'.indexOf(a) - '0A1B234'.indexOf(b)).map(([code, zh]) => `| ${code} | ${zh} | ${[...seen.get(code) ?? []].join('; ')} |`), ''].join('\n')
}

/** docs/life.md, from the tables that server, pages and tests obey. */
export function lifeDoc(): string {
  return [
    '# The lives', '', 'Written by `node tools/life.ts` from the tables that server, pages and tests read; a test holds this file against them. Loss, hold, suspension and an identity', 'difference are dated facts beside these lives, each with its own release; expiry, arrears and "not insured here" are computed at every read.', '',
    drawn('Card 卡', 'The thing, `src/cards/life.ts`. Who has it is its place; every step is on record.', 'ordered', life),
    drawn('Social account 社保账户', '`socialLife` of the same file.', 'inactive', socialLife),
    drawn('Financial account 金融账户', '`financialLife`: our copy of what the bank says.', 'none', financialLife),
    drawn('Application 申领', '`src/applications/life.ts`: first cards, replacements and exchanges.', 'submitted', applicationLife),
    drawn('Filing 备案', '`src/filings/life.ts`: care elsewhere, chronic disease, designated provider, maternity. Whether one is in force is computed from its days.', 'submitted', filingLife, Object.fromEntries(Object.entries(filingWord).map(([state, { zh }]) => [state, zh]))),
    drawn('Claim 报销', '`src/reimbursement/life.ts`: care paid out of pocket, claimed afterwards.', 'submitted', claimLife, Object.fromEntries(Object.entries(claimWord).map(([state, { zh }]) => [state, zh]))),
    drawn('Sharing 家庭共济', '`src/family/life.ts`: a medical account shared with a relative.', 'asked', sharingLife, Object.fromEntries(Object.entries(sharingWord).map(([state, { zh }]) => [state, zh]))),
    '## Production 制卡', '', '`src/production/life.ts`: the stages of a batch, and `instant-life.ts`: the same for one card at a counter.', '',
    '| stage | 制卡 | cards that have it behind them |', '|---|---|---|', ...stages.map(({ stage, zh, past }) => `| \`${stage}\` | ${zh} | ${past.join(', ')} |`), '',
    '| step at a counter | 当场制卡 |', '|---|---|', ...instantSteps.map(({ step, zh }) => `| \`${step}\` | ${zh} |`), '',
    codes(),
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) writeFileSync(new URL('../docs/life.md', import.meta.url), lifeDoc())
