import { posts, type PostName } from '#shared/staff'
import { useLang, useText } from '../i18n.ts'
import { DataTable } from '../ui/table.tsx'
import { yuan } from '../ui/words.ts'
import type { City } from './shapes.ts'
import { text } from './text.ts'

export function SignIns({ rows }: { rows: City['staff'] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet" id="staff">
      <header>
        <h2>{t('staff')}</h2>
        <span className="note">{t('staffSay')}</span>
      </header>
      <DataTable
        caption={t('staff')}
        rows={rows}
        keyOf={row => row.user}
        columns={[
          { key: 'user', title: t('user'), lead: true, cell: row => <code>{row.user}</code> },
          { key: 'password', title: t('password'), cell: row => <code>{row.password}</code> },
          { key: 'post', title: t('post'), cell: row => <>{posts[row.post as PostName]?.[lang] ?? row.post}<code className="note">{row.post}</code></> },
          { key: 'organisation', title: t('organisation'), cell: row => row.organisation },
        ]}
      />
    </section>
  )
}
export function Providers({ rows }: { rows: City['providers'] }) {
  const t = useText(text)
  return (
    <section className="sheet" id="providers">
      <header>
        <h2>{t('providers')}</h2>
      </header>
      <DataTable
        caption={t('providers')}
        rows={rows}
        keyOf={row => row.fixmedins_code}
        columns={[
          { key: 'name', title: t('provider'), lead: true, cell: row => row.fixmedins_name },
          { key: 'code', title: t('code'), cell: row => <code>{row.fixmedins_code}</code> },
          { key: 'area', title: t('area'), cell: row => <code>{row.admvs}</code> },
          {
            key: 'terminals',
            title: t('terminals'),
            cell: row =>
              row.terminals.map(terminal => (
                <code key={terminal.id} className="wrapcode">
                  {terminal.id}
                </code>
              )),
          },
        ]}
      />
    </section>
  )
}
export function Catalogue({ rows }: { rows: City['catalogue'] }) {
  const t = useText(text)
  return (
    <section className="sheet" id="catalogue">
      <header>
        <h2>{t('catalogue')}</h2>
      </header>
      <DataTable
        caption={t('catalogue')}
        rows={rows}
        keyOf={row => row.med_list_codg}
        columns={[
          { key: 'name', title: t('drug'), lead: true, cell: row => row.name },
          { key: 'code', title: t('drugCode'), cell: row => <code>{row.med_list_codg}</code> },
          { key: 'class', title: t('klass'), cell: row => row.class },
          { key: 'price', title: t('price'), right: true, cell: row => yuan(Number(row.pric)) },
        ]}
      />
    </section>
  )
}
/** The bank beside the demo: the way to its pages, and who works there. */
export function Bank({ bank }: { bank: NonNullable<City['bank']> }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet" id="bank">
      <header>
        <h2>{t('bank')}</h2>
        <a href={`${location.protocol}//${location.hostname}:${bank.port}/`}>{t('bankGo')}</a>
      </header>
      <p className="in note">{t('bankSay')}</p>
      <DataTable
        caption={t('bank')}
        rows={bank.staff}
        keyOf={row => row.user}
        columns={[
          { key: 'user', title: t('user'), lead: true, cell: row => <code>{row.user}</code> },
          { key: 'password', title: t('password'), cell: row => <code>{row.password}</code> },
          { key: 'post', title: t('post'), cell: row => row[lang] },
          { key: 'organisation', title: t('organisation'), cell: row => row.organisation },
        ]}
      />
      {bank.pos && bank.pos.length > 0 && <><h3 className="in">{t('pos')}</h3><p className="in note">{t('posSay')}</p>
        <DataTable caption={t('pos')} rows={bank.pos} keyOf={row => row.terminal} columns={[
          { key: 'terminal', title: t('posNo'), lead: true, cell: row => <a href={`${location.protocol}//${location.hostname}:${bank.port}/pos/${row.terminal}`}>{row.terminal}</a> },
          { key: 'name', title: t('posAt'), cell: row => `${row.name} ${row.shop}` }, { key: 'cipher', title: t('posCipher'), cell: row => row.cipher }, { key: 'key', title: t('posKey'), cell: row => <code className="long">{row.key}</code> }]} /></>}
      {bank.terminals && bank.terminals.length > 0 && <><h3 className="in">{t('isoTerminals')}</h3><p className="in note">{t('isoTerminalsSay')}</p>
        <DataTable caption={t('isoTerminals')} rows={bank.terminals} keyOf={row => row.terminal} columns={[
          { key: 'terminal', title: t('posNo'), lead: true, cell: row => <code>{row.terminal}</code> }, { key: 'merchant', title: t('isoMerchant'), cell: row => <code>{row.merchant}</code> }, { key: 'cipher', title: t('posCipher'), cell: row => row.cipher }, { key: 'master', title: t('isoMaster'), cell: row => <code className="long">{row.master}</code> }]} /></>}
    </section>
  )
}
