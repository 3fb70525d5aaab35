import { z } from 'zod'
import { bucketOf, personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { pinView } from '#pins'
import { agentShape, documentShape } from '#cards'
import { identityRoutes } from './identity-http.ts'
import { activateHere } from './activate.ts'
import { addPin } from './add-pin.ts'
import { diagnoseCard } from './diagnose.ts'
import { changePinHere } from './change-pin.ts'
import { matchFinger } from './match-finger.ts'
import { ownTerminal } from './own-terminal.ts'
import { challengeCard, readCard } from './read-card.ts'
import { readOldCard } from './read-old-card.ts'
import { authoriseHere, resetPinHere } from './reset-pin.ts'
import { changeOwnQueryPassword, setQueryPasswordHere } from './query-password.ts'
import { activateShape, changeShape, entryShape, matchShape, paperBusinesses, queryPasswordShape, readShape, reportShape, resetShape } from './shared.ts'
import { showPapers } from './show-papers.ts'
import { refuse } from './refusals.ts'
import { endSession, lockSlot, selectSession, setSlotSession, terminalsOf } from './store.ts'
import { readView, sessionView, viewOf } from './view.ts'

const atTerminal = z.object({ terminal: z.uuid() })
const inSession = z.object({ terminal: z.uuid(), session: z.uuid() })
const operator = (work: Work) => work.by.id ?? work.by.kind
const bytes = (hex: string) => Buffer.from(hex, 'hex')

export const routes: Route[] = [
  ...identityRoutes,
  route({
    method: 'GET', path: '/terminals', may: 'staff:terminals.read', summary: 'The terminals of my organisation',
    handle: async work => ({ rows: (work.by.organisation ? await terminalsOf(work, work.by.organisation) : [])
      .map(({ id, code, kind, name, software, failures }) => ({ id, code, kind, name, software, failures })) }),
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/challenge', may: 'staff:terminals.read', summary: 'A challenge for the card in the terminal', params: atTerminal,
    handle: (work, { params }) => challengeCard(work, params.terminal),
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/read', may: 'staff:terminals.read', summary: 'Reads the card: proves it, tells every cause, opens its session',
    params: atTerminal, body: readShape, keepsRefused: true,
    handle: async (work, { params, body }) => {
      const read = await readCard(work, params.terminal, body, operator(work))
      return isRefused(read) ? read : readView(work, read)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/read-old', may: 'staff:terminals.read', summary: 'An old card swiped at a provider: its session settles without a PIN, until the new card takes over',
    params: atTerminal, body: z.strictObject({ number: z.string().trim().min(4).max(32), key: z.string().max(64).optional() }),
    handle: async (work, { params, body }) => {
      const session = await readOldCard(work, params.terminal, body.number, operator(work))
      return isRefused(session) ? session : sessionView(session)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/diagnose', may: 'staff:cards.diagnose', summary: 'Tells what is wrong with the card in the terminal, document shown; changes nothing', params: atTerminal,
    body: z.object({ person: z.uuid(), card: z.uuid(), document: documentShape, report: reportShape }),
    handle: (work, { params, body }) => diagnoseCard(work, params.terminal, { ...body, person: personKey(body.person) }),
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/pin', may: 'staff:terminals.read', summary: 'The social PIN from the pad, for this session',
    params: inSession, body: entryShape, keepsRefused: true,
    handle: async (work, { params, body }) => {
      const session = await addPin(work, params.terminal, params.session, { entry: body.entry, block: bytes(body.block) })
      return isRefused(session) ? session : sessionView(session)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/finger', may: 'staff:terminals.read', summary: 'What the terminal says of the finger on its sensor, for this session', params: inSession, body: matchShape, keepsRefused: ['finger-missed'],
    handle: async (work, { params, body }) => {
      const session = await matchFinger(work, params.terminal, params.session, { matched: body.matched, mac: bytes(body.mac) })
      return isRefused(session) ? session : sessionView(session)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/papers', may: 'staff:pins.change', summary: 'The holder’s document, and an agent’s, for a PIN change or reset',
    params: inSession, keepsRefused: ['identity-differs'], body: z.object({ business: z.enum(paperBusinesses), document: documentShape, agent: agentShape.nullish(), guardian: z.uuid().optional() }),
    handle: async (work, { params, body }) => {
      const session = await showPapers(work, params.terminal, params.session, body.business, body)
      return isRefused(session) ? session : sessionView(session)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/change-pin', may: 'staff:pins.change', summary: 'The holder changes the social PIN on the pad',
    params: inSession, body: changeShape, keepsRefused: true,
    handle: async (work, { params, body }) => {
      const changed = await changePinHere(work, params.terminal, params.session, { entry: body.entry, oldBlock: bytes(body.oldBlock), newBlock: bytes(body.newBlock) })
      return isRefused(changed) ? changed : { ...await viewOf(work, changed.card), wasInitial: changed.pin.wasInitial }
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/authorise-reset', may: 'staff:pins.change', summary: 'Authorises one reset of the social PIN, or a first one where PINs are changed', params: inSession,
    handle: async (work, { params }) => {
      const authorised = await authoriseHere(work, params.terminal, params.session)
      return isRefused(authorised) ? authorised : { reset: authorised.id, endsAt: authorised.endsAt.toISOString() }
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/reset-pin', may: 'staff:pins.change', summary: 'The holder sets a new social PIN under an authorisation',
    params: inSession, body: resetShape, keepsRefused: true,
    handle: async (work, { params, body }) => {
      const set = await resetPinHere(work, params.terminal, params.session, { entry: body.entry, block: bytes(body.block), reset: body.reset })
      return isRefused(set) ? set : { ...await viewOf(work, set.card), pin: pinView(set.pin) }
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/query-password', may: 'staff:pins.change', summary: 'The holder sets the query password on the pad',
    params: inSession, body: entryShape,
    handle: async (work, { params, body }) => {
      const set = await setQueryPasswordHere(work, params.terminal, params.session, { entry: body.entry, block: bytes(body.block) })
      return isRefused(set) ? set : { setAt: set.setAt.toISOString() }
    },
  }),
  route({
    method: 'POST', path: '/me/query-password', may: 'holder', summary: 'The holder changes the query password', body: queryPasswordShape, keepsRefused: true,
    handle: async (work, { body }) => {
      const set = await changeOwnQueryPassword(work, work.by.id!, body)
      return isRefused(set) ? set : { setAt: set.setAt.toISOString() }
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/activate', may: 'staff:cards.activate', summary: 'Activates the social account at a window, as the policy says', params: inSession, body: activateShape,
    handle: async (work, { params, body }) => {
      const active = await activateHere(work, params.terminal, params.session, body.finger ? { template: bytes(body.finger.template), mac: bytes(body.finger.mac) } : null)
      return isRefused(active) ? active : viewOf(work, active)
    },
  }),
  route({
    method: 'POST', path: '/terminals/:terminal/sessions/:session/end', may: 'staff:terminals.read', summary: 'The card was taken out', params: inSession,
    handle: async (work, { params }) => {
      const terminal = await ownTerminal(work, params.terminal)
      if (isRefused(terminal)) return terminal
      const session = await selectSession(work, bucketOf(params.session), params.session)
      if (session?.terminal !== terminal.id) return refuse('session-over')
      const ended = await endSession(work, session.bucket, session.id, 'removed')
      if ((await lockSlot(work, terminal.id)).session === session.id) await setSlotSession(work, terminal.id, null)
      return { ended }
    },
  }),
]
