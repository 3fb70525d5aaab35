/** The outside failed (database, bank, disk). `outcome` says whether trying again is safe or the result is not known. */
export class Fault extends Error {
  readonly outcome: 'not-done' | 'unknown'
  constructor(message: string, outcome: 'not-done' | 'unknown', cause?: unknown) {
    super(message, { cause })
    this.name = 'Fault'
    this.outcome = outcome
  }
}
