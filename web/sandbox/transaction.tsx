import { useParams } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { joined } from '../ui/words.ts'
import { Example } from './example.tsx'
import { SandboxFrame } from './frame.tsx'
import { text } from './manual-text.ts'
import type { SheetField, SheetNode, Title, TransactionSheet } from './shapes.ts'

/** One transaction whole: what it is for, what it takes and answers, how it says no, what undoes it, and an example that runs. */
export default function Transaction() {
  const t = useText(text)
  const lang = useLang()
  const { infno } = useParams({ strict: false }) as { infno: string }
  const sheet = useRead<TransactionSheet>(`/sandbox/transactions/${infno}.json`)
  useTitle(`${infno} ${sheet.data && 'when' in sheet.data ? sheet.data[lang] : ''}`)
  return (
    <SandboxFrame back={{ to: patterns.transactions, word: t('list') }}>
      <Asked of={sheet} height={800}>
        {of => (
          <>
            <Headline title={joined(of.infno, of[lang])} say={of.when[lang]} />
            <section className="sheet">
              <dl className="in manual-facts">
                {of.likeOf && <Fact term={t('when')}><Links of={[of.likeOf]} />{t('same', { infno: of.likeOf.infno })}</Fact>}
                <Fact term={t('direction')}>{t(of.output.file ? 'toCentreFile' : 'toCentre')}</Fact>
                <Fact term={t('addresses')}>
                  {of.addresses.map(({ path, ours }, i) => <div key={path}><code className="wrapcode">POST {path}</code> <span className="note">{joined(t(i === 0 ? 'anyAddress' : 'ownAddress'), ours ? t('ours') : '')}</span></div>)}
                </Fact>
                <Fact term={t('before')}>{of.before.length ? <ol className="manual-way">{of.before.map((step, i) => <li key={i}>{step.infno ? <Link to={to(patterns.transaction, { infno: step.infno })}>{step.infno} {step[lang]}</Link> : step[lang]}</li>)}</ol> : t('nothingBefore')}</Fact>
                <Fact term={t('repeat')}>
                  <p>{t(of.kept ? 'kept' : 'asked')}</p>
                  {of.undoneBy.length > 0 && <p>{t('undoneBy')} <Links of={of.undoneBy} /></p>}
                  {of.undoes.length > 0 && <p>{t('undoes')} <Links of={of.undoes} /></p>}
                  {of.kept && !of.undoneBy.length && <p>{t('nothingUndoes')}</p>}
                </Fact>
              </dl>
            </section>
            <Example key={of.infno} infno={of.infno} />
            <Part title={t('request')} say={of.needsRegion ? t('regionNeeded') : undefined}>
              {of.input.map(node => <NodeTable key={node.name} of={node} under="input" />)}
              <details className="in"><summary>{t('envelope')}</summary><Fields title={t('envelope')} rows={of.envelope} /></details>
            </Part>
            <Part title={t('output')}>
              {of.output.file ? <p className="in">{t('fileOutput')}</p> : !of.output.nodes.length && !of.output.fields.length && <p className="in">{t('emptyOutput')}</p>}
              {of.output.fields.length > 0 && <><h3 className="in manual-node"><code>output</code></h3><Fields title="output" rows={of.output.fields} answer /></>}
              {of.output.nodes.map(node => <NodeTable key={node.name} of={node} under="output" answer />)}
              <details className="in"><summary>{t('answerEnvelope')}</summary><Fields title={t('answerEnvelope')} rows={of.answer} answer /></details>
            </Part>
            <Part title={t('refusals')} say={t('refusalsSay')}>
              <DataTable caption={t('refusals')} rows={of.refusals} next={null} more={() => undefined} keyOf={row => row.code} columns={[
                { key: 'code', title: t('code'), lead: true, cell: row => <code>{row.code}</code> },
                { key: 'words', title: t('words'), cell: row => row[lang] },
              ]} />
            </Part>
          </>
        )}
      </Asked>
    </SandboxFrame>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => <div><dt className="note">{term}</dt><dd>{children}</dd></div>
const Part = ({ title, say, children }: { title: string; say?: string | undefined; children: ReactNode }) => <section className="sheet"><header><h2>{title}</h2>{say && <span className="note">{say}</span>}</header>{children}</section>

function Links({ of }: { of: readonly Title[] }) {
  const t = useText(text)
  const lang = useLang()
  return <>{of.map((each, i) => <Fragment key={each.infno}>{i > 0 && t('and')}<Link to={to(patterns.transaction, { infno: each.infno })}>{each.infno} {each[lang]}</Link></Fragment>)} </>
}

function NodeTable({ of, under, answer = false }: { of: SheetNode; under: string; answer?: boolean }) {
  const t = useText(text)
  const lang = useLang()
  const notes = [of.most !== null ? t('listUpTo', { n: of.most }) : '', of.mayBeEmpty ? t('listMay') : '', of.also.length ? t('alsoAs', { names: of.also.join(t('and')) }) : '', of.within ? t('within', { name: of.within }) : ''].filter(Boolean)
  return (
    <>
      <h3 className="in manual-node"><code>{under}.{of.name}{of.most !== null ? '[]' : ''}</code> {of[lang]} <span className="note">{notes.join(t('semi'))}</span></h3>
      <Fields title={`${under}.${of.name}`} rows={of.fields} answer={answer} rules={of.rules} />
    </>
  )
}

function Fields({ title, rows, answer = false, rules = [] }: { title: string; rows: readonly SheetField[]; answer?: boolean; rules?: SheetNode['rules'] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <div className="manual-fields">
      <table className="table">
        <caption className="sr">{title}</caption>
        <thead><tr><th scope="col">{t('field')}</th><th scope="col">{t('form')}</th><th scope="col">{t('values')}</th></tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name}>
              <td className="lead"><code className="wrapcode">{row.name}</code><span className="note">{row[lang]}</span></td>
              <td data-title={t('form')}><span className="num">{row.form}</span>{row.must && <b className="note">{t(answer ? 'always' : 'must')}</b>}</td>
              <td data-title={t('values')}>
                {row.values.length > 0 && row.values.length <= 6 && <span>{row.values.map(({ value, zh, en }) => `${value} ${lang === 'en' ? en ?? zh : zh}`).join(t('semi'))}</span>}
                {row.values.length > 6 && <details><summary>{row.dictionary ? t('dictionary', { name: row.dictionary }) : t('values')}</summary><ul>{row.values.map(({ value, zh, en }) => <li key={value}><code>{value}</code> {lang === 'en' ? en ?? zh : zh}</li>)}</ul></details>}
                {row.closed && row.values.length > 1 && <span className="note">{t('only')}</span>}
                {[...row.rules, ...rules.filter(({ field }) => field === row.name)].map((rule, i) => <span key={i} className="note">{rule[lang]}</span>)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
