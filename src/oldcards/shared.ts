/** What ended an old card: the new card's initial PIN was changed, the new card was read at a provider, one of another city was; or its holder's cards were cancelled. (OLD-01, OLD-03, REPL-05) */
export type StoppedBy = 'pin-change' | 'first-read' | 'other-card' | 'cancelled'
/** An old card as pages show it: masked; `stopped` says since when and for what. `worksStill`: it settles until then. */
export type OldCardView = { id: string; kind: string; zh: string; en: string; number: string; stopped: { day: string; by: StoppedBy } | null }
