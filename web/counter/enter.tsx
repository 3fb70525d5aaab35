import { useState } from 'react'
import { categories, documents, type Category, type DocumentKind, type FoundPerson } from '#shared/holders'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './apply-text.ts'
import { WindowFrame } from './frame.tsx'
import { carriedSearch, carry } from './search.ts'
import { windowNow } from './window.ts'

/** 登记: somebody who is not on record yet, by number, or by document for those without a citizen number. */
export default function Enter() {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const { paths } = windowNow()
  const [given, set] = useState(() => ({
    number: '',
    name: '',
    phone: '',
    address: '',
    category: 'resident' as Category,
    kind: 'passport' as DocumentKind,
    document: '',
    validUntil: '',
    sex: '1' as '1' | '2',
    birth: '',
    country: '',
    ...searched(),
  }))
  const put = (part: Partial<typeof given>) => set({ ...given, ...part })
  const enter = useSend<{ id: string }>('/api/people', {
    done: person => {
      carry(null)
      go(to(paths.person, { person: person.id }))
    },
  })
  const known = useSend<{ rows: FoundPerson[] }>('/api/people/find', {
    done: ({ rows }) => {
      if (rows[0]) go(to(paths.person, { person: rows[0].id }))
    },
  })
  useTitle(t('enterTitle'))
  const kinds = (Object.keys(documents) as DocumentKind[]).filter(kind => documents[kind].of.includes(given.category))
  const kind = kinds.includes(given.kind) ? given.kind : kinds[0]!
  const stranger = given.category !== 'resident'
  const submit = () =>
    void enter.send({
      name: given.name.trim(),
      category: given.category,
      phone: given.phone.replace(/\s/g, '') || null,
      address: given.address.trim() || null,
      ...(stranger
        ? {
            sex: given.sex,
            ...(given.birth ? { birth: given.birth } : {}),
            ...(given.country ? { country: given.country.toUpperCase() } : {}),
            documents: given.document.trim() ? [{ kind, number: given.document.trim(), validUntil: given.validUntil || null }] : [],
          }
        : { number: given.number }),
    })
  const said = enter.refused
  const wrong: Wrong = said?.fields
    ? Object.fromEntries(said.fields.map(fault => [named(fault.field), fault[lang]]))
    : said?.refused.startsWith('number-')
      ? { number: said[lang] }
      : {}
  const taken = said?.refused === 'person-known' ? said : null
  return (
    <WindowFrame desk={false}>
      <Headline title={t('enterTitle')} say={t('enterSay')} back={{ to: to(paths.home), word: t('backHome') }} />
      <section className="sheet padded">
        <Form refused={taken || Object.keys(wrong).length ? null : said} wrong={wrong} send={submit}>
          {taken && (
            <Refusal of={taken}>
              {!stranger && (
                <Button kind="link" busy={known.busy} onClick={() => void known.send({ number: given.number })}>
                  {t('knownOpen')}
                </Button>
              )}
            </Refusal>
          )}
          <Refusal of={known.refused} />
          <div className="cols2">
            <SelectField
              name="category"
              label={t('category')}
              value={given.category}
              say={category => put({ category: category as Category })}
              options={(Object.keys(categories) as Category[]).map(one => [one, categories[one][lang]] as const)}
            />
            {!stranger && <TextField name="number" label={t('ssn')} value={given.number} say={number => put({ number })} />}
            <TextField name="name" label={t('name')} value={given.name} say={name => put({ name })} />
            <TextField name="phone" label={t('phone')} value={given.phone} say={phone => put({ phone })} inputMode="tel" />
            <TextField name="address" label={t('address')} value={given.address} say={address => put({ address })} maxLength={100} />
            {stranger && (
              <>
                <SelectField
                  name="documents"
                  label={t('docKind')}
                  value={kind}
                  say={one => put({ kind: one as DocumentKind })}
                  options={kinds.map(one => [one, documents[one][lang]] as const)}
                />
                <TextField name="document.number" label={t('docNumber')} value={given.document} say={document => put({ document })} />
                <TextField
                  name="document.validUntil"
                  label={t('docValid')}
                  hint={t('birthHint')}
                  value={given.validUntil}
                  say={validUntil => put({ validUntil })}
                />
                <TextField
                  name="country"
                  label={t('country')}
                  hint={t('countryHint')}
                  value={given.country}
                  say={country => put({ country })}
                  maxLength={3}
                />
                <TextField name="birth" label={t('birth')} hint={t('birthHint')} value={given.birth} say={birth => put({ birth })} />
                <SelectField
                  name="sex"
                  label={t('sex')}
                  value={given.sex}
                  say={sex => put({ sex: sex as '1' | '2' })}
                  options={[
                    ['1', t('male')],
                    ['2', t('female')],
                  ]}
                />
              </>
            )}
          </div>
          <Unknown of={enter} />
          <Unknown of={known} />
          <div className="row foot">
            <Button kind="primary" size="large" type="submit" busy={enter.busy}>
              {t('enter')}
            </Button>
          </div>
        </Form>
      </section>
    </WindowFrame>
  )
}

/** What reception searched for without finding it, so that it is not typed twice. */
function searched(): { number?: string; phone?: string; name?: string } {
  const search = carriedSearch()
  return !search
    ? {}
    : 'number' in search
      ? { number: search.number }
      : 'phone' in search
        ? { phone: search.phone }
        : 'name' in search
          ? { name: search.name }
          : {}
}
/** A field of the server as it is called on the page. */
const named = (field: string) =>
  /^documents\.\d+\.number$/.test(field)
    ? 'document.number'
    : /^documents\.\d+\.validUntil$/.test(field)
      ? 'document.validUntil'
      : field.startsWith('documents.')
        ? 'documents'
        : field
