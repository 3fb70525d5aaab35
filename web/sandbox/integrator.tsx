import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Copy, curlOf } from './copy.tsx'
import { text } from './guide-text.ts'
import type { City } from './shapes.ts'

/** From nothing to a settled purchase in five steps, with what to paste. */
export function Integrator({ city }: { city: City }) {
  const t = useText(text)
  const card = city.people.filter(person => person.case === null).flatMap(person => person.cards).find(card => card.state === 'active' && card.social_pin)
  const provider = city.providers[0]
  if (!card || !provider) return null
  const time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const signIn = curlOf('/fsi/api', {
    infno: '9001', msgid: `${provider.fixmedins_code}${time.replace(/\D/g, '')}0001`, mdtrtarea_admvs: provider.admvs, recer_sys_code: 'MBS_LOCAL', infver: 'V1.0', opter_type: '1', opter: 'T01', opter_name: 'T01',
    inf_time: time, fixmedins_code: provider.fixmedins_code, fixmedins_name: provider.fixmedins_name, input: { signIn: { opter_no: 'T01', mac: '', ip: '127.0.0.1' } },
  })
  const session = curlOf('/sandbox/card-session', { fixmedins_code: provider.fixmedins_code, card_number: card.card_number, pin: card.social_pin })
  return (
    <section className="sheet guide">
      <header><h2>{t('title')}</h2></header>
      <ol className="in">
        <Step n={1} title={t('one')} say={t('oneSay')} />
        <Step n={2} title={t('two')} say={t('twoSay')}><Paste of={signIn} what={t('two')} /></Step>
        <Step n={3} title={t('three')} say={t('threeSay')}><Paste of={session} what={t('three')} /></Step>
        <Step n={4} title={t('four')} say={t('fourSay')} />
        <Step n={5} title={t('five')} say={t('fiveSay')} />
      </ol>
    </section>
  )
}

const Step = ({ n, title, say, children }: { n: number; title: string; say: string; children?: ReactNode }) => (
  <li><b className="n" aria-hidden>{n}</b><div className="stack"><h3>{title}</h3><p className="dim">{say}</p>{children}</div></li>
)

function Paste({ of, what }: { of: string; what: string }) {
  const t = useText(text)
  return <><pre tabIndex={0} role="region" aria-label={`${t('sample')} ${what}`}>{of}</pre><div className="row"><Copy of={of} what={what} /></div></>
}

/** Where what stands on this long page. */
export function Jump() {
  const t = useText(text)
  const to = [['people', 'goPeople'], ['inbox', 'goInbox'], ['staff', 'goStaff'], ['providers', 'goProviders'], ['catalogue', 'goCatalogue']] as const
  return <nav className="row jump" aria-label={t('at')}><span className="note">{t('at')}</span><Link to={patterns.transactions}>{t('goTransactions')}</Link><Link to={patterns.clients}>{t('goClients')}</Link>{to.map(([id, word]) => <a key={id} href={`#${id}`}>{t(word)}</a>)}<a href="/sandbox.json">/sandbox.json</a><a href="/api/openapi.json">{t('openapi')}</a></nav>
}
