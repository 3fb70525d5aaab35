import { useEffect, type ReactNode } from 'react'
import { ChevronLeft } from 'lucide-react'
import { Link } from './link.tsx'
import './skeletons.css'

/** The page's name in the window's title: the finding, short. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
const Back = ({ to, word }: { to: string; word: ReactNode }) => (
  <Link className="back" to={to}>
    <ChevronLeft size={18} aria-hidden />
    {word}
  </Link>
)
type Head = { /** The finding, or the one question. */ title: ReactNode; say?: ReactNode; back?: { to: string; word: ReactNode }; action?: ReactNode }
/** Back link, finding as h1, one sentence, one action. */
export const Headline = ({ title, say, back, action }: Head) => (
  <>
    {back && <Back {...back} />}
    <div className="headline">
      <div>
        <h1>{title}</h1>
        {say && <p>{say}</p>}
      </div>
      {action}
    </div>
  </>
)

/** A list: finding, filters as chips, sheet with the table, notes at the right on wide screens. */
export const ListPage = ({ filters, aside, children, ...head }: Head & { filters?: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <>
    <Headline {...head} />
    {filters}
    <div className={aside ? 'two' : 'stack'}>
      <div className="stack loose">{children}</div>
      {aside && <div className="stack loose">{aside}</div>}
    </div>
  </>
)
/** A person: identity → card and two accounts → task | verbs → lanes of time. */
export const PersonPage = ({
  who,
  card,
  task,
  verbs,
  time,
}: {
  who: ReactNode
  card: ReactNode
  task?: ReactNode
  verbs: ReactNode
  time: ReactNode
}) => (
  <>
    {who}
    {card}
    <div className={task && verbs ? 'split' : 'stack'}>
      {task}
      {verbs}
    </div>
    {time}
  </>
)
/** Who stands here: picture, name, facts on one line, the recorded look at full numbers. */
export const Identity = ({
  picture,
  name,
  small,
  facts,
  look,
}: {
  picture?: ReactNode
  name: ReactNode
  small?: ReactNode
  facts: readonly (readonly [string, ReactNode])[]
  look?: ReactNode
}) => (
  <section className="person">
    {picture && <div className="pic">{picture}</div>}
    <div>
      <h1>
        {name}
        {small && <small>{small}</small>}
      </h1>
      <dl>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
    {look && <div className="look">{look}</div>}
  </section>
)
/** One question for the public: progress, the question as h1, a sentence, choices or fields, one button in `foot`. */
export const TaskPage = ({
  steps,
  title,
  say,
  children,
  foot,
}: {
  steps?: ReactNode
  title: ReactNode
  say?: ReactNode
  children: ReactNode
  foot?: ReactNode
}) => (
  <>
    {steps}
    <div className="stack">
      <h1>{title}</h1>
      {say && <p className="dim">{say}</p>}
    </div>
    {children}
    {foot && <div className="foot">{foot}</div>}
  </>
)
/** A receipt: what is so now, the paper, what next, print. */
export const ReceiptPage = ({
  title,
  say,
  paper,
  next,
  foot,
}: {
  title: ReactNode
  say?: ReactNode
  paper: ReactNode
  next?: ReactNode
  foot?: ReactNode
}) => (
  <>
    <div className="stack">
      <h1>{title}</h1>
      {say && <p className="dim">{say}</p>}
    </div>
    <div className="paper">{paper}</div>
    {next}
    {foot && <div className="foot">{foot}</div>}
  </>
)
