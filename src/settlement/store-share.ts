/** What other funds paid of postings `j`, as `s` (fund, amount; negative when given back), for another room's set-based statement. */
export const shareJoin = 'join settlement.fund_share s on s.bucket = j.bucket and s.number = j.number'
