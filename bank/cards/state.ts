import { addDays, dayOf, type Day } from '#kit/day'
import { isLost } from '../acquiring/decide.ts'
import type { Work } from '../work.ts'
import type { CardRow } from './store.ts'

/** How a bank card stands: its account's own facts, each told by itself. `expires` YYMM; `seq` counts what changed, so that of two words the newer is known. */
export type CardState = { bank: string; active: boolean; lost: 'phone' | 'written' | null; pinSet: boolean; pinLocked: boolean; closed: boolean; /** The centre ended the social security card. */ ended: boolean; expired: boolean; expires: string; lostAt: Date | null; until: Day | null; seq: number }

export function stateOf({ rules, now }: Pick<Work, 'rules' | 'now'>, card: CardRow): CardState {
  return {
    bank: card.bank, active: card.activatedAt !== null, lost: isLost(card, rules.loss, now) ? card.lostHow : null, pinSet: card.tries !== null, pinLocked: card.lockedAt !== null, closed: card.closedAt !== null, ended: card.endedAt !== null,
    expired: `20${card.expires.slice(0, 2)}-${card.expires.slice(2)}` < dayOf(now).slice(0, 7), expires: card.expires,
    lostAt: isLost(card, rules.loss, now) ? card.lostAt : null, until: isLost(card, rules.loss, now) ? lossUntil({ rules }, card) : null, seq: card.version,
  }
}

/** The last day of a report of loss that lapses; null for one that stands. */
export const lossUntil = ({ rules: { loss: { phoneDays } } }: Pick<Work, 'rules'>, { lostAt, lostHow }: Pick<CardRow, 'lostAt' | 'lostHow'>): Day | null =>
  lostAt && lostHow === 'phone' && phoneDays > 0 ? addDays(dayOf(lostAt), phoneDays - 1) : null

/** Both accounts as the bank can tell them: its own, and that the other is not touched by what is done here. (LOSS-08) */
export function bothStates(work: Pick<Work, 'rules' | 'now'>, card: CardRow) {
  const state = stateOf(work, card)
  const zh = state.ended ? '社保卡已注销' : state.lost ? '已挂失' : state.active ? '正常' : '未激活'
  const en = state.ended ? 'social security card cancelled' : state.lost ? 'reported lost' : state.active ? 'active' : 'not active'
  return {
    financial: { ...state, zh, en },
    social: { known: false, zh: '社保账户不归银行管，这里的办理不改变它；查询、挂失、解挂请拨 12333 或到社保卡窗口', en: 'The social account is not the bank\'s and is not changed by this; ask, report or release it at 12333 or a social security counter' },
  }
}
