import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { posts } from './posts.ts'
import type { MemberView, RecordRow } from './shared.ts'

const postWord = (post: string | null, lang: 'zh' | 'en') => (posts as Record<string, { zh: string; en: string }>)[post ?? '']?.[lang] ?? post

/** Columns of this room's lists as files. */
export const membersFile = listFile<MemberView>({ zh: '人员', en: 'Members of staff' }, [
  ['工号', 'Number', row => row.user], ['岗位', 'Post', (row, lang) => postWord(row.post, lang)], ['单位', 'Organisation', row => row.organisationName], ['在用', 'Open', (row, lang) => row.active ? (lang === 'zh' ? '是' : 'yes') : lang === 'zh' ? '停用' : 'closed'],
  ['初始密码到', 'Start password until', row => dayIn(row.start)], ['安全密钥', 'Passkeys', row => row.passkeys], ['登录着', 'Signed in', row => row.sessions],
])
export const recordFile = listFile<RecordRow>({ zh: '审计记录', en: 'Record' }, [
  ['时间', 'When', row => minuteIn(row.at)], ['做了什么', 'What', row => row.verb], ['谁', 'Who', row => row.user ?? row.kind], ['岗位', 'Post', (row, lang) => postWord(row.post, lang)], ['单位', 'Organisation', row => row.organisationName], ['凭什么', 'Authority', row => row.authority],
  ['对谁', 'Person', row => row.person], ['对什么', 'Subject', row => row.subjectKind ? `${row.subjectKind} ${row.subject ?? ''}` : ''], ['内容', 'Facts', row => JSON.stringify(row.facts)],
])
