import { portOf, remindToProve, sendBatch } from '#benefits'
import { bookDues, sendDeductions, tellMandate } from '#contributions'
import { settleMoney, tellBankOfEnd } from '#cancellation'
import { lapseFinancialLosses, lapseLosses, remindOld, warnTerms } from '#cards'
import { closeSharings } from '#family'
import { remindEnding } from '#filings'
import { sweepTransfer } from '#insurance'
import { arrive } from '#ledger'
import { moveYears, sweepAgain } from '#merging'
import { deliver } from '#notices'
import type { Receivers } from '#outbox'
import { remindToCollect } from '#production'
import { suspendLateOnes } from '#terminals'

/** Who does what stands in the outbox, by kind. Main and the test city poll with these. */
export const receivers: Receivers = {
  'notices.deliver': deliver, 'production.remind': remindToCollect, 'cards.lapse-loss': lapseLosses, 'cards.lapse-financial': lapseFinancialLosses,
  'cards.warn-term': warnTerms, 'cards.suspend': suspendLateOnes, 'pins.old': remindOld, 'cancellation.settle': settleMoney, 'cancellation.tell-bank': tellBankOfEnd, 'ledger.arrive': arrive, 'family.close': closeSharings, 'merging.sweep': sweepAgain, 'merging.years': moveYears, 'insurance.sweep': sweepTransfer, 'filings.remind': remindEnding, 'benefits.send': sendBatch(portOf), 'benefits.remind': remindToProve, 'contributions.book': bookDues, 'contributions.send': sendDeductions, 'contributions.tell-mandate': tellMandate,
}
