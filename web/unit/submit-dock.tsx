import { useState } from 'react'
import type { RosterRowView, RosterView } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { SelectField, Tick } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text } from './text.ts'

const key = (place: RosterView['places'][number]) => `${place.kind}:${place.organisation}`

/** The foot of a roster: the bank, where the cards go, whose copies carry the seal, and the one next step with its number. */
export function SubmitDock({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const [bank, setBank] = useState(view.bank?.code ?? '')
  const [place, setPlace] = useState('')
  const [sealed, setSealed] = useState(false)
  const [except, setExcept] = useState<readonly number[]>([])
  const [choosing, setChoosing] = useState(false)
  const places = view.places.filter(each => each.kind !== 'branch' || each.bank === bank)
  const chosen = places.find(each => key(each) === place) ?? (places.length === 1 ? places[0] : undefined)
  const attest = useSend<RosterView>(`/api/rosters/${view.id}/attest`)
  const confirm = useSend<unknown>(`/api/rosters/${view.id}/confirm`, { forget: ['/api/rosters'] })
  const { good, bad } = view.counts
  if (!good) return null
  const going = good - except.length
  const why = !bank ? t('needBank') : !chosen ? t('needPlace') : view.needs.seal && !sealed ? t('needSeal') : going === 0 ? t('needSome') : undefined
  const submit = async () => {
    if (view.needs.seal) {
      const attested = await attest.send({ except })
      if (!attested || isRefused(attested)) return
    }
    await confirm.send({ bank, delivery: { kind: chosen!.kind, organisation: chosen!.organisation } })
    setSealed(false)
    setExcept([])
    setChoosing(false)
  }
  if (view.needs.letter)
    return (
      <div className="dock" id="submit">
        <p>
          {t('letterFirst', { n: count(good) })} <b>{t('letterFirstSay')}</b>
        </p>
        <LinkButton kind="primary" size="large" to={patterns.unit.bank}>
          {t('toBank')}
        </LinkButton>
      </div>
    )
  return (
    <>
      {choosing && <Unsealed view={view} except={except} say={setExcept} />}
      <div className="dock" id="submit">
        <p>{bad > 0 ? <>{t('notWait', { n: count(good) })}<b>{t('notTwice')}</b></> : t('allGood')}</p>
        <Refusal of={attest.refused ?? confirm.refused} />
        {attest.broken && <Unknown of={attest} />}
        {confirm.broken && <Unknown of={confirm} />}
        <SelectField name="bank" label={t('bank')} value={bank} disabled={!!view.bank} say={code => { setBank(code); setPlace('') }}
          options={[...view.bank ? [] : [['', t('chooseBank')] as const], ...(view.bank ? [view.bank] : view.banks).map(each => [each.code, each[lang]] as const)]} />
        <SelectField name="place" label={t('deliver')} value={chosen ? key(chosen) : ''} say={setPlace} options={[...chosen ? [] : [['', t('choosePlace')] as const], ...places.map(each => [key(each), each.name] as const)]} />
        {view.needs.seal && (
          <div className="sealed">
            <Tick name="sealed" checked={sealed} say={setSealed}>
              {t('sealed', { n: count(going) })}
            </Tick>
            <Button kind="link" onClick={() => setChoosing(!choosing)}>
              {t(choosing ? 'someHide' : 'someNot')}
            </Button>
          </div>
        )}
        <Button kind="primary" size="large" why={why} busy={attest.busy || confirm.busy} onClick={() => void submit()}>
          {bad > 0 || except.length ? t('submitFirst', { n: count(going) }) : t('submit', { n: count(going) })}
        </Button>
      </div>
    </>
  )
}

/** The good rows, to take out those whose copy carries no seal yet: they stay in the roster. (BATCH-04) */
function Unsealed({ view, except, say }: { view: RosterView; except: readonly number[]; say: (rows: readonly number[]) => void }) {
  const t = useText(text)
  const [limit, setLimit] = useState(50)
  const read = useRead<{ rows: RosterRowView[]; next: number | null }>(`/api/rosters/${view.id}/rows?state=good&limit=${limit}`)
  return (
    <section className="sheet" aria-labelledby="unsealed">
      <header>
        <h2 id="unsealed">{t('whoNot')}</h2>
        <span className="note num">{t('whoNotN', { n: except.length })}</span>
      </header>
      <Asked of={read} height={120}>
        {({ rows, next }) => (
          <div className="in unsealed">
            {rows.map(row => (
              <Tick key={row.row} name={`row-${row.row}`} checked={except.includes(row.row)} say={out => say(out ? [...except, row.row] : except.filter(each => each !== row.row))}>
                {t('rowName', { row: row.row, name: row.name })}
              </Tick>
            ))}
            {next !== null && <Button onClick={() => setLimit(Math.min(500, limit + 150))}>{t('moreGood')}</Button>}
          </div>
        )}
      </Asked>
    </section>
  )
}
