import { Fragment, type ReactNode } from 'react'

/** Named facts; what is empty is left out. */
export const facts = (rows: readonly [string, ReactNode][]) => <dl className="kv">{rows.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
