import type { CardView } from '#shared/cards'
import type { PersonView } from '#shared/holders'
import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { Figure } from '../ui/reader-picture.tsx'
import { Identity } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { day, dayOf, groups, today } from '../ui/words.ts'
import { text as contactText } from './contact-text.ts'
import { text as guardianText } from './guardian-text.ts'
import { text as cancelText } from './cancel-text.ts'
import { text as identityText } from './identity-text.ts'
import { text as lostText } from './phone-lost-text.ts'
import { text } from './text.ts'

/** Who stands here, with the recorded look at full numbers. */
export function PersonHead({ view, card }: { view: PersonView; card: CardView | null }) {
  const t = useText(text)
  const lost = useText(lostText)
  const guards = useText(guardianText)
  const lang = useLang()
  const insured = lang === 'zh' ? view.insured : view.insuredEn
  const facts: [string, ReactNode][] = [
    [t('ssn'), <Mask key="n">{view.number}</Mask>],
    ...(insured ? [[t('insured'), insured] as [string, ReactNode]] : []),
    [t('phone'), view.phone ? <Mask key="p">{view.phone}</Mask> : t('noPhone')],
    ...(view.phoneLost ? [[lost('open'), <State key="l" tone="stop" size={14}>{lost('lostSince', { day: day(dayOf(view.phoneLost)) })}</State>] as [string, ReactNode]] : []),
    ...(view.minor ? [[guards('label'), view.guardians.length ? view.guardians.map(one => guards('comes', { name: one.name, relation: guards(`rel_${one.relation}`) })).join('、') : guards('none')] as [string, ReactNode]] : []),
  ]
  const small = [
    t(view.sex === '1' ? 'male' : 'female'),
    t('yearOld', { year: view.birthYear }),
    t('age', { n: Number(today().slice(0, 4)) - view.birthYear }),
  ]
  const look = useLook(view, card)
  const mayContact = useMay('people.contact')
  const says = useText(contactText)
  const mayMend = useMay('identity.mend')
  const mends = useText(identityText)
  const mayCancel = useMay('cards.cancel')
  const cancels = useText(cancelText)
  const [doing, setDoing] = useQueryState('do', { push: true })
  return (
    <>
      <Identity picture={<Figure />} name={view.name} small={small.join(t('comma'))} facts={facts} look={look.button} />
      <div className="persondo">
        {mayContact && doing !== 'contact' && <Button kind="link" onClick={() => setDoing('contact')}>{says('open')}</Button>}
        {mayContact && view.phone && doing !== 'phoneLost' && <Button kind="link" onClick={() => setDoing('phoneLost')}>{lost(view.phoneLost ? 'openBack' : 'open')}</Button>}
        {view.minor && mayContact && doing !== 'guardian' && <Button kind="link" onClick={() => setDoing('guardian')}>{guards(view.guardians.length ? 'openMore' : 'open')}</Button>}
        {mayMend && doing !== 'identity' && <Button kind="link" onClick={() => setDoing('identity')}>{mends('open')}</Button>}
        {mayCancel && !card && doing !== 'cancel' && <Button kind="link" onClick={() => setDoing('cancel')}>{cancels('open')}</Button>}
      </div>
      {look.shown}
    </>
  )
}

type Whole = { number: string; phone: string | null }
/** 看完整号码: the person's number and phone and the card's numbers, each look on record; shown until folded. */
function useLook(view: PersonView, card: CardView | null): { button: ReactNode; shown: ReactNode } {
  const t = useText(text)
  const may = useMay('people.unmask')
  const person = useSend<Whole>(`/api/people/${view.id}/unmask`)
  const numbers = useSend<{ number: string; bankCard: string | null }>(`/api/cards/${view.id}/${card?.id}/numbers`)
  if (!may) return { button: null, shown: null }
  const open = person.done !== null
  const press = () => {
    if (open) {
      person.reset()
      numbers.reset()
      return
    }
    void person.send({})
    if (card) void numbers.send({})
  }
  const line = (name: string, value: string | null | undefined) =>
    value ? (
      <div>
        <dt>{name}</dt>
        <dd className="num">{value}</dd>
      </div>
    ) : null
  return {
    button: (
      <>
        <Button kind="link" busy={person.busy} onClick={press}>
          {open ? t('hideNumbers') : t('look')}
        </Button>
        <span className="note">{t('lookRecorded')}</span>
      </>
    ),
    shown: (
      <>
        <Refusal of={person.refused ?? numbers.refused} />
        {open && (
          <dl className="sheet numbers" role="status">
            {line(t('ssn'), person.done?.number)}
            {line(t('phone'), person.done?.phone)}
            {line(t('cardNumber'), numbers.done?.number)}
            {line(t('bankCardNumber'), numbers.done?.bankCard && groups(numbers.done.bankCard))}
          </dl>
        )}
      </>
    ),
  }
}
