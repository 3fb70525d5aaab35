import { useText } from '../i18n.ts'
import { Accounts, CardRow } from '../ui/accounts.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { State } from '../ui/state.tsx'
import { Tries } from '../ui/tries.tsx'
import { day, moment, stamp, today, yuan } from '../ui/words.ts'
import { NextBank } from './next-bank.tsx'
import { Piece } from './piece.tsx'
import { text } from './text.ts'

const swatches = [
  'paper',
  'surface',
  'sunk',
  'line',
  'control',
  'ink-3',
  'ink-2',
  'ink',
  'seal',
  'social-soft',
  'social-mid',
  'social',
  'bank-soft',
  'bank-mid',
  'bank',
  'ok',
  'warn',
  'bad',
]
const face = { name: '王*明', number: '3401**********1234', cardNo: 'D28****61', bank: '徽商银行', issued: '2024年3月' }

export function Colours() {
  const t = useText(text)
  return (
    <Piece title={t('colours')}>
      <div className="swatches">
        {swatches.map(name => (
          <div key={name}>
            <i style={{ background: `var(--${name})` }} />
            {name}
          </div>
        ))}
      </div>
    </Piece>
  )
}
export function States() {
  const t = useText(text)
  return (
    <Piece title={t('states')}>
      <div className="wrap">
        <State tone="ok">{t('normal')}</State>
        <State tone="todo">{t('notYet')}</State>
        <State tone="run">{t('making')}</State>
        <State tone="late">{t('late')}</State>
        <State tone="bad">{t('locked')}</State>
        <State tone="stop">{t('lost')}</State>
        <State tone="off">{t('gone')}</State>
        <State tone="diff">{t('differs')}</State>
      </div>
      <div className="wrap">
        <State tone="ok" box>
          {t('normal')}
        </State>
        <State tone="todo" box>
          {t('notYet')}
        </State>
        <State tone="run" box>
          {t('making')}
        </State>
        <State tone="stop" box>
          {t('lost')}
        </State>
        <State tone="off" box>
          {t('gone')}
        </State>
      </div>
      <h3 className="note">{t('tries')}</h3>
      {[10, 3, 0].map(left => (
        <div className="between mid" key={left}>
          <Tries left={left} of={10} />
          <span>{left ? t('left', { n: left }) : t('resetAt')}</span>
        </div>
      ))}
    </Piece>
  )
}
export function CardsAndAccounts() {
  const t = useText(text)
  const next = <NextBank />
  return (
    <>
      <Piece title={t('cards')}>
        <div className="grid2">
          <CardFace {...face} />
          <CardFace {...face} large />
          <CardFace {...face} dimmed />
          <CardFace blank />
        </div>
      </Piece>
      <Piece title={t('accounts')}>
        <div className="narrow">
          <Accounts
            social={{ tone: 'ok', state: t('started'), use: t('usable') }}
            financial={{ tone: 'todo', state: t('notYet'), use: t('cannotYet'), wait: true, next }}
          />
        </div>
      </Piece>
      <Piece title={t('accounts')} size="wide">
        <CardRow
          card={<CardFace {...face} />}
          social={{
            tone: 'bad',
            state: t('locked'),
            facts: [
              [t('why'), t('whyLocked')],
              [t('effect'), t('effectSay')],
            ],
          }}
          financial={{
            tone: 'ok',
            state: t('normal'),
            facts: [
              [t('bank'), t('bankName')],
              [t('bankCard'), <Mask>6231**********4417</Mask>],
              [t('since'), <span className="num">2024-03-20</span>],
            ],
          }}
        />
      </Piece>
    </>
  )
}
export function DataAndLong() {
  const t = useText(text)
  const now = `${today()}T02:42:07Z`
  return (
    <>
      <Piece title={t('data')}>
        <dl className="kv">
          <dt>{t('money')}</dt>
          <dd className="row">
            <Money fen={122020} />
            <span className="num">{yuan(18600, true)}</span>
            <span className="num">{yuan(-20660)}</span>
          </dd>
          <dt>{t('time')}</dt>
          <dd className="row">
            <span className="num">{stamp(now)}</span>
            <span>{day(now)}</span>
            <span>{moment(now)}</span>
          </dd>
          <dt>{t('number')}</dt>
          <dd>
            <Mask>3401**********1234</Mask>
          </dd>
          <dt>{t('bankCard')}</dt>
          <dd>
            <Mask>6231**********4417</Mask>
          </dd>
          <dt>{t('phone')}</dt>
          <dd>
            <Mask>138****5678</Mask>
          </dd>
          <dt>{t('name')}</dt>
          <dd className="row">
            <Mask>王*明</Mask>
            <Mask>何*</Mask>
            <Mask>欧阳*雪</Mask>
            <Mask>阿*古丽·买*提</Mask>
          </dd>
        </dl>
      </Piece>
      <Piece title={t('long')}>
        <dl className="kv">
          <dt>{t('unit')}</dt>
          <dd>{t('unitLong')}</dd>
          <dt>{t('drug')}</dt>
          <dd>{t('drugLong')}</dd>
          <dt>{t('address')}</dt>
          <dd>{t('addressLong')}</dd>
        </dl>
      </Piece>
    </>
  )
}
