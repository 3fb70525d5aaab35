/** The role the program works as: owns nothing, may do only what the migrations grant. */
export const APP_ROLE = 'shebaoka_app'
/** In the embedded server: who owns it, and the program's sign-in. */
export const OWNER = 'shebaoka_owner'
export const LOGIN = 'shebaoka_login'
/** The partner bank's database beside the centre's: who owns it, and the bank's sign-in. Neither may enter the centre's database, nor the centre's sign-in theirs. */
export const BANK_OWNER = 'shebaoka_bank_owner'
export const BANK_LOGIN = 'shebaoka_bank_login'
export const BANK_ROLE = 'shebaoka_bank'
