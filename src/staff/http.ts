import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { changePassword } from './change-password.ts'
import { deactivateMember } from './deactivate-member.ts'
import { membersFile } from './list-files.ts'
import { listMembers } from './members.ts'
import { openOrganisation } from './open-organisation.ts'
import { hireMember, organisationsOf } from './organisations.ts'
import { reactivateMember } from './reactivate-member.ts'
import { resetPassword } from './reset-password.ts'
import { deactivateBody, memberBody, organisationBody, organisationKinds, passwordBody, resetBody } from './shared.ts'
import { SESSION_MINUTES } from './session.ts'
import { unlockMember } from './unlock-member.ts'

const page = z.strictObject({ after: z.string().max(40).default(''), limit: z.coerce.number().int().min(1).max(200).default(50), organisation: z.uuid().optional(), user: z.string().max(40).optional() })
const ofMember = z.object({ member: z.uuid() })
const keyOnly = z.strictObject({ key: z.string().max(64).optional() })

/** What the security administrator does: who works where, at which post. A fresh production city begins here. (TRUST-04) */
export const routes: Route[] = [
  route({
    method: 'GET', path: '/staff/organisations', may: 'staff:staff.read', summary: 'The organisations, by kind and code',
    query: z.strictObject({ kind: z.enum(organisationKinds).optional() }),
    handle: async (work, { query }) => ({ rows: await organisationsOf(work, query.kind ? { kind: query.kind } : {}), next: null }),
  }),
  route({
    method: 'POST', path: '/staff/organisations', may: 'staff:staff.change', summary: 'Enters an office, branch, unit or provider', body: organisationBody,
    handle: (work, { body }) => openOrganisation(work, body),
  }),
  route({
    method: 'GET', path: '/staff/members', may: 'staff:staff.read', file: membersFile, summary: 'Who works where, by staff number; names stay sealed', query: page,
    handle: (work, { query }) => listMembers(work, query),
  }),
  route({
    method: 'POST', path: '/staff/members', may: 'staff:staff.change', summary: 'Gives a member of staff a number, a start password (answered once) and a post', body: memberBody,
    handle: (work, { body: { key: _key, ...member } }) => hireMember(work, member),
  }),
  route({
    method: 'POST', path: '/staff/members/:member/deactivate', may: 'staff:staff.change', summary: 'Closes an account; its sessions end at once', params: ofMember, body: deactivateBody,
    handle: (work, { params, body }) => deactivateMember(work, params.member, body.reason),
  }),
  route({
    method: 'POST', path: '/staff/members/:member/reactivate', may: 'staff:staff.change', summary: 'Opens a closed account again, with a start password', params: ofMember, body: keyOnly,
    handle: (work, { params }) => reactivateMember(work, params.member),
  }),
  route({
    method: 'POST', path: '/staff/members/:member/reset-password', may: 'staff:staff.change', summary: 'A start password in place of the old one, answered once', params: ofMember, body: resetBody,
    handle: (work, { params, body }) => resetPassword(work, params.member, body.passkeys),
  }),
  route({
    method: 'POST', path: '/staff/members/:member/unlock', may: 'staff:staff.change', summary: 'Forgets the wrong passwords of a staff number', params: ofMember, body: keyOnly,
    handle: (work, { params }) => unlockMember(work, params.member),
  }),
  route({
    method: 'POST', path: '/staff/password', may: 'signed-in', summary: 'Changes one’s own password; every other session ends', body: passwordBody, keepsRefused: true,
    handle: async (work, { body, address, reply }) => {
      const changed = await changePassword(work, body.old, body.password, address)
      if (isRefused(changed)) return changed
      reply.setSession(changed.token, SESSION_MINUTES)
      return { ok: true }
    },
  }),
]
