import type { RecordView, SideView } from '#shared/merging'
import { useLang, useText } from '../i18n.ts'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { day, joined, yuan } from '../ui/words.ts'
import { text } from './merge-text.ts'

/** 合肥市本级职工医保, and what tells it from another: since when, months paid, by whom. */
export function useRecordWords() {
  const t = useText(text)
  const lang = useLang()
  return {
    name: (each: RecordView) => t('withRegion', { region: each.regionName[lang], scheme: each.scheme[lang] }),
    more: (each: RecordView) => joined(t('since', { day: day(each.since) }), t('months', { n: each.months }), each.employer),
  }
}

/** Both people beside one another, below on a phone; one alone where the records are one person's. */
export function MergeSides({ side, other }: { side: SideView; other: SideView | null }) {
  const t = useText(text)
  return (
    <div className={other ? 'cols2' : 'stack'}>
      <Side of={side} title={t(other ? 'stays' : 'one')} />
      {other && <Side of={other} title={t('goes')} />}
    </div>
  )
}

function Side({ of, title }: { of: SideView; title: string }) {
  const t = useText(text)
  const lang = useLang()
  const words = useRecordWords()
  return (
    <section className="sheet padded stack">
      <h2>{title} <Mask>{of.name}</Mask></h2>
      <dl className="kv">
        <dt>{t('num')}</dt><dd className="num"><Mask>{of.number}</Mask></dd>
        <dt>{t('born')}</dt><dd>{t('year', { year: of.birthYear })}</dd>
        <dt>{t('card')}</dt><dd>{of.card ? <Mask>{of.card}</Mask> : t('noCard')}{of.underWay && <span className="note"> {t('underWay')}</span>}</dd>
        <dt>{t('money')}</dt><dd>{of.accounts.length ? of.accounts.map(each => <div key={each.regionName.zh}>{each.regionName[lang]} <Money fen={each.balance} /></div>) : t('noMoney')}</dd>
        <dt>{t('records')}</dt><dd>{of.records.length ? of.records.map(each => <div key={each.id}>{words.name(each)}<div className="note">{words.more(each)}</div></div>) : t('noRecords')}</dd>
      </dl>
    </section>
  )
}

/** What a merge moves, every fen of it, and what it leaves as it is. `ends`: the records that end; `keep`: the one that stays, where it is not chosen beside it. */
export function MergePlan({ side, other, ends, keep }: { side: SideView; other: SideView | null; ends: ReadonlySet<string>; keep?: string }) {
  const t = useText(text)
  const lang = useLang()
  const words = useRecordWords()
  const kept = side.records.find(each => each.id === keep)
  const full = other?.accounts.filter(each => each.balance > 0) ?? []
  return (
    <dl className="kv">
      {kept && <><dt>{t('kept')}</dt><dd><b>{words.name(kept)}</b><div className="note">{words.more(kept)}</div></dd></>}
      <dt>{t('moves')}</dt>
      <dd>
        {side.records.filter(each => ends.has(each.id)).map(each => <div key={each.id}>{joined(words.name(each), t('ends'))}</div>)}
        {other?.records.map(each => <div key={each.id}>{joined(words.name(each), t(ends.has(each.id) ? 'endsWhose' : 'goesOver'))}</div>)}
        {full.map(each => <div key={each.regionName.zh}>{t('yuan', { region: each.regionName[lang], yuan: yuan(each.balance) })}</div>)}
        {other && !full.length && <div>{t('noYuan')}</div>}
        {other?.card && <div>{t('cardEnds', { card: other.card })}</div>}
        {other && <div>{t('numberFinds')}</div>}
      </dd>
      <dt>{t('staysTitle')}</dt>
      <dd>
        <div>{t(other ? 'keptStays' : 'sameAccount')}</div>
        {other && <div>{t('historyStays')}</div>}
      </dd>
    </dl>
  )
}
