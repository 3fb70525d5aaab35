import { z } from 'zod'
import { questions } from '../../online/questions.ts'
import { askFace, beginFace, keepFace, proveFace } from '../../passkeys/face.ts'
import { bind } from '../../visits/bind.ts'
import { chooseExisting } from '../../visits/existing.ts'
import { keepCopy } from '../../visits/keep-copy.ts'
import { proveCode, sendCode } from '../../visits/one-time-code.ts'
import { openVisit } from '../../visits/open-visit.ts'
import { endVisit, seeVisit } from '../../visits/see.ts'
import { seeForm, signForm } from '../../visits/sign-form.ts'
import { signUp } from '../../visits/sign-up.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'
import { block, idNumber, phone, reading, said } from '../said.ts'

export const params = z.object({ visit: z.uuid() })
const anyJson = z.object({ response: z.looseObject({ id: z.string() }) })
const picture = z.string().regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/, { message: '应是图片 | must be a picture' })
const answer = z.object({ question: z.enum(Object.keys(questions) as [keyof typeof questions]), answer: said(/^\S.{0,39}$/u, '没有填答案', 'the answer is missing') })
const signUpBody = z.union([
  z.object({ decline: z.literal(true) }),
  z.object({ login: said(/^[A-Za-z][A-Za-z0-9_]{3,19}$/, '应是字母开头的 4 到 20 个字母、数字', 'must be 4 to 20 letters or digits, a letter first'), password: block, payment: block, answers: z.array(answer).max(5) }),
])

/** A customer at a window, and the activation of their account step by step. */
export const visitRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'GET', path: '/online/questions', may: 'signed-in', summary: 'The security questions one may choose from', handle: async () => ({ rows: Object.entries(questions).map(([key, words]) => ({ key, ...words })) }) }),
  pageRoute({ method: 'POST', path: '/branch/visits', may: 'customer.find', summary: 'A customer comes to the window: card in the reader, document shown', body: z.object({ reading, idNumber, comes: z.enum(['holder', 'agent']) }), handle: (work, { by, body }) => openVisit(work, by, body) }),
  pageRoute({ method: 'GET', path: '/branch/visits/:visit', may: 'customer.find', summary: 'A visit as it stands', params, handle: (work, { by, params: { visit } }) => seeVisit(work, by, visit) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/end', may: 'customer.find', summary: 'The visit is over', params, handle: (work, { by, params: { visit } }) => endVisit(work, by, visit) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/copy', may: 'customer.activate', summary: 'A side of the document, scanned', params, bytes: 4 << 20, body: z.object({ page: z.enum(['id-front', 'id-back']), picture }),
    handle: (work, { by, params: { visit }, body }) => keepCopy(work, by, visit, body.page, Buffer.from(body.picture.split(',')[1]!, 'base64')) }),
  pageRoute({ method: 'GET', path: '/branch/visits/:visit/form', may: 'customer.activate', summary: 'The application form, to be read and printed', params, handle: (work, { by, params: { visit } }) => seeForm(work, by, visit) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/form', may: 'customer.activate', summary: 'The form, signed', params, body: z.object({ signature: z.string().max(400_000), phone: phone.nullable().default(null) }), handle: (work, { by, params: { visit }, body }) => signForm(work, by, visit, body) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/code', may: 'customer.activate', summary: 'A one-time code to the holder\'s phone', params, handle: (work, { by, params: { visit } }) => sendCode(work, by, visit) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/code/prove', may: 'customer.activate', summary: 'The code as the holder keyed it on the pad', params, body: z.object({ block }), keepsRefused: ['code-wrong', 'code-spent'], handle: (work, { by, params: { visit }, body }) => proveCode(work, by, visit, body.block) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/face/begin', may: 'customer.activate', summary: 'Begins the registration of face or fingerprint on the terminal', params, handle: (work, { by, params: { visit }, site }) => beginFace(work, by, visit, site) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/face/keep', may: 'customer.activate', summary: 'Keeps it', params, body: anyJson, keepsRefused: ['biometric-failed'], handle: (work, { by, params: { visit }, body, site }) => keepFace(work, by, visit, site, body.response as never) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/face/ask', may: 'customer.find', summary: 'Asks the holder for face or fingerprint', params, handle: (work, { by, params: { visit }, site }) => askFace(work, by, visit, site) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/face/prove', may: 'customer.find', summary: 'Checks it', params, body: anyJson, keepsRefused: ['biometric-failed'], handle: (work, { by, params: { visit }, body, site }) => proveFace(work, by, visit, site, body.response as never) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/existing', may: 'customer.activate', summary: 'A bank card that the holder has already, read beside', params, body: z.object({ reading: reading.nullable() }), handle: (work, { by, params: { visit }, body }) => chooseExisting(work, by, visit, body.reading) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/bind', may: 'customer.activate', summary: 'Binds card and account with the card in the reader and the PIN keyed on the pad', params, body: z.object({ reading, pin: block }), handle: (work, { by, params: { visit }, body }) => bind(work, by, visit, body) }),
  pageRoute({ method: 'POST', path: '/branch/visits/:visit/online', may: 'customer.activate', summary: 'Online banking and e-wallet: signed up for, or declined', params, body: signUpBody, handle: (work, { by, params: { visit }, body }) => signUp(work, by, visit, 'decline' in body ? null : body) }),
]
