import { z } from 'zod'

/** How a provider's messages are vouched for: the gateway's token, an SM2 key, a client certificate, an address of the separate listener. */
export const trustKinds = ['token', 'sm2', 'certificate', 'address'] as const
export type TrustKind = typeof trustKinds[number]

/** A trust to enter. `key`: the public key (sm2, 04‖x‖y in hex), the PEM certificate, or the address; none for a token, which is made here. */
export const trustShape = z.strictObject({ provider: z.string().regex(/^[HP]\d{11}$/), kind: z.enum(trustKinds), key: z.string().trim().min(1).max(8_000).optional() })

/** A registered trust as operators see it. `name`: x-tif-paasid, the certificate's SHA-256, or the address. */
export type TrustView = { id: string; provider: string; providerName: string; kind: TrustKind; name: string; enteredAt: string; endedAt: string | null }
/** `token` is told once, here, and kept sealed. */
export type TrustEntered = TrustView & { token: string | null }
