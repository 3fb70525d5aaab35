import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'cannot-settle': { status: 409, zh: '{zh}', en: '{en}' },
  'card-not-read': { status: 409, zh: '没有读到这个人的卡，或者读卡后时间太久，没有结算。请把卡插进本店的终端重新读一次',
    en: 'This person’s card was not read here, or too long ago; nothing was settled. Insert the card in a terminal of this provider and read it again' },
  'pin-needed': { status: 409, zh: '还没有输社保密码，没有结算。请持卡人在密码键盘上输密码，再结算一次',
    en: 'The social PIN was not entered; nothing was settled. The holder enters it on the pad, then settle again' },
  'finger-needed': { status: 409, zh: '还没有验指纹，没有结算。请持卡人在终端上按指纹，再结算一次', en: 'The fingerprint was not taken; nothing was settled. The holder gives it at the terminal, then settle again' },
  'kiosk-own-card': { status: 403, zh: '自助机只办插着的这张卡的事，没有办。请持卡人把卡插进这台自助机再办', en: 'A self-service terminal serves whose card is in it; nothing was done. The holder inserts the card in this terminal' },
  'kiosk-not-here': { status: 403, zh: '自助机不办交易 {infno}，没有办。请到窗口办', en: 'A self-service terminal does not do transaction {infno}; nothing was done. It is done at the desk' },
  'finger-none': { status: 409, zh: '这个人没有录过指纹，验不了，没有结算。请本人带身份证和卡到社保窗口录指纹', en: 'This person enrolled no fingerprint, so none can be matched; nothing was settled. The holder enrols one at a counter, with ID and card' },
  'finger-missed': { status: 422, zh: '指纹对不上，没有结算。请持卡人本人换一个角度再按一次；卡只限本人使用', en: 'The fingerprint does not match; nothing was settled. The holder in person lays the finger on once more: only the holder uses the card' },
  'terminal-unknown': {
    status: 404,
    zh: '这台终端没有登记，读不了卡。到“终端”里登记它，或换一台登记过的',
    en: 'This terminal is not registered and cannot read cards. Register it, or use one that is',
  },
  'terminal-not-yours': {
    status: 403,
    zh: '这台终端登记在别的单位名下，在这里用不了。换一台本单位的终端',
    en: 'This terminal is registered to another organisation. Use one of your own',
  },
  'terminal-held': {
    status: 423,
    zh: '这台终端连着 {failures} 次没有证明卡是真的，停用到 {until}。卡没有问题，可以换一台终端再读',
    en: 'This terminal failed to prove {failures} cards in a row and rests until {until}. The card is not to blame: read it at another terminal',
  },
  'challenge-stale': {
    status: 409,
    zh: '这次读卡隔得太久或已经读过，没有算数。把卡重新插一次',
    en: 'This reading is too old or was used already and does not count. Insert the card again',
  },
  'terminal-unproved': {
    status: 403,
    zh: '终端的签名不对，这次读卡没有算数。重新读一次；还不行就检修终端',
    en: 'The terminal’s signature is wrong; this reading does not count. Read again; if it fails again, have the terminal checked',
  },
  'card-not-genuine': {
    status: 422,
    zh: '这张卡没有通过芯片认证，可能是复制的卡，不能用。带身份证到业务窗口核对',
    en: 'The chip failed its authentication: this may be a copied card and cannot be used. Bring ID to a counter',
  },
  'card-not-registered': {
    status: 404,
    zh: '卡是真的，可是登记簿里没有它，不能用。带身份证和卡到社会保障卡管理中心核对',
    en: 'The card is genuine but not on the register, so it cannot be used. Bring ID and card to the card centre',
  },
  'session-over': {
    status: 409,
    zh: '这次插卡已经结束，这一步没有办。把卡重新插一次',
    en: 'This card session is over; nothing was done. Insert the card again',
  },
  'entry-elsewhere': {
    status: 409,
    zh: '这次输入的密码是另一次插卡时输的，在这里没有算数，也没有算输错。请持卡人在密码键盘上重新输一次',
    en: 'This PIN entry was made for another card session; here it proves nothing and does not count. The holder enters the PIN anew',
  },
  'papers-first': {
    status: 422,
    zh: '还没有核对证件，密码没有动。先核对身份证原件；代办的，两个人的证件都要',
    en: 'No document was checked; the PIN was not touched. Check the original ID first, both documents for an agent',
  },
  'not-this-bank': {
    status: 403,
    zh: '这张卡不是本行发的，这里改不了密码，密码没有动。到{bank}网点或业务窗口改',
    en: 'Another bank issued this card, so its PIN cannot be changed here. Go to a branch of {bankEn} or a counter',
  },
  'query-password-elsewhere': {
    status: 403,
    zh: '查询密码不在这里设，没有动。带身份证和卡到业务窗口设',
    en: 'The query password is not set here and was not touched. Bring ID and card to a counter',
  },
  'other-card': {
    status: 409,
    zh: '读卡器里是另一张卡，没有检查。把这个人的这张卡插进去',
    en: 'Another card is in the reader; nothing was checked. Insert this card of this person',
  },
  'activation-papers-first': {
    status: 422,
    zh: '还没有核对证件，社保账户没有启用。先核对持卡人的身份证件原件',
    en: 'No document was checked; the social account was not activated. Check the holder’s original ID first',
  },
  'activation-pin-first': {
    status: 422,
    zh: '还没有输社保密码，社保账户没有启用。请持卡人先在密码键盘上输一次；没有设过的先设，初始的先改',
    en: 'The social PIN was not entered; the account was not activated. The holder enters it on the pad first; one never set is set, an initial one changed before',
  },
  'activation-finger-first': {
    status: 422,
    zh: '还没有录指纹，社保账户没有启用。请持卡人本人在指纹仪上按一次',
    en: 'No fingerprint was taken; the account was not activated. The holder lays a finger on the sensor in person',
  },
  'identity-unproven': {
    status: 422,
    zh: '还缺{what}，没有办。这里办这件事就要这些，带来或办好再办',
    en: 'Still needed: {whatEn}. Nothing was done; this business asks for no more than that',
  },
  'card-unusable': {
    status: 409,
    zh: '{zh}',
    en: '{en}',
  },
} as const satisfies Sayings

export const refuse = refuser(sayings)
