import { Ban, CircleAlert, CircleCheck, CircleDashed, CircleDot, Clock, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import './bits.css'

const shapes = { ok: CircleCheck, todo: CircleDashed, run: CircleDot, bad: Lock, stop: Ban, late: Clock, off: Ban, diff: CircleAlert } as const
const hues = { ok: 'ok', todo: 'todo', run: 'run', bad: 'bad', stop: 'bad', late: 'bad', off: 'off', diff: 'bad' } as const
/** ok 正常 · todo 还没激活 · run 制卡中 · late 迟 12 天 · bad 密码锁定 (locked only) · stop 已挂失 · off 已注销 · diff two sources disagree. */
export type Tone = keyof typeof shapes

/** A state: shape and word, never one alone. `box` in headings. */
export function State({ tone, children, box, size = 16 }: { tone: Tone; children: ReactNode; box?: boolean; size?: number }) {
  const Shape = shapes[tone]
  return (
    <span className={`state ${hues[tone]} ${box ? 'box' : ''}`}>
      <Shape className="i" size={size} strokeWidth={2.2} aria-hidden />
      {children}
    </span>
  )
}
