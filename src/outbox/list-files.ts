import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { ParkedTask } from './shared.ts'

/** Columns of this room's list as a file. */
export const parkedFile = listFile<ParkedTask>({ zh: '停下的待办', en: 'Parked tasks' }, [
  ['什么', 'Kind', row => row.kind], ['编号', 'Ids', row => row.ids.join(' ')], ['试了几次', 'Attempts', row => row.attempts], ['到期', 'Due', row => minuteIn(row.at)], ['停下', 'Parked', row => minuteIn(row.parkedAt)], ['为什么', 'Trouble', row => row.trouble],
])
