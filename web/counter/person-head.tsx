import type { CardView } from '#shared/cards'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { Figure } from '../ui/reader-picture.tsx'
import { Identity } from '../ui/skeletons.tsx'
import { groups, today } from '../ui/words.ts'
import { text } from './text.ts'

/** A person as the window sees one: masked. */
export type PersonView = { id: string; name: string; number: string; sex: '1' | '2'; birthYear: number; phone: string | null; insured?: string | null }

/** Who stands here, with the recorded look at full numbers. */
export function PersonHead({ view, card }: { view: PersonView; card: CardView | null }) {
  const t = useText(text)
  const mayLook = useMay('people.unmask')
  const look = useSend<{ number: string; bankCard: string | null }>(card ? `/api/cards/${card.person}/${card.id}/numbers` : '')
  const facts: [string, React.ReactNode][] = [[t('ssn'), <Mask key="n">{view.number}</Mask>], [t('phone'), view.phone ? <Mask key="p">{view.phone}</Mask> : t('noPhone')]]
  if (view.insured) facts.splice(1, 0, [t('insured'), view.insured])
  return <>
    <Identity picture={<Figure />} name={view.name} small={[t(view.sex === '1' ? 'male' : 'female'), t('yearOld', { year: view.birthYear }), t('age', { n: Number(today().slice(0, 4)) - view.birthYear })].join(t('comma'))}
      facts={facts} look={card && mayLook && <><Button kind="link" busy={look.busy} onClick={() => look.done ? look.reset() : void look.send({})}>{look.done ? t('hideNumbers') : t('look')}</Button><span className="note">{t('lookRecorded')}</span></>} />
    <Refusal of={look.refused} />
    {look.done && <dl className="sheet numbers" role="status"><div><dt>{t('cardNumber')}</dt><dd className="num">{look.done.number}</dd></div>{look.done.bankCard && <div><dt>{t('bankCardNumber')}</dt><dd className="num">{groups(look.done.bankCard)}</dd></div>}</dl>}
  </>
}
