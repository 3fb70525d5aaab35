import type { Bucket, Id } from '#kit/ids'

/** What this room needs of a card; `Card` of the cards room fits. `ident` is the card identification code. */
export type PinCard = { bucket: Bucket; id: Id; person: Id; region: string; number: string; ident: string; bankCard: string | null }

/**
 * One entry at a pad. `entry` is made by the pad, once per entry; `terminalKey` is the terminal's key as kept (wrapped);
 * `block` is the encrypted PIN block, 16 bytes.
 */
export type PadEntry = { card: PinCard; entry: Id; terminal: Id; terminalKey: Buffer; block: Buffer }
