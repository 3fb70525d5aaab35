import { Fragment, type ReactNode } from 'react'

/** Named facts; what is empty is left out. */
export const facts = (rows: readonly [string, ReactNode][]) => <dl className="kv">{rows.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
/** A period in a sentence: 2027-03, or a year. */
export const periodOf = (period: string) => period.length === 6 ? `${period.slice(0, 4)}-${period.slice(4)}` : period
