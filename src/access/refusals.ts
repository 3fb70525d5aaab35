import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. The national door says the Chinese sentence in its envelope, with the status here. */
export const sayings = {
  'message-unsigned': {
    status: 401,
    zh: '报文没有签名，没有受理。请带 x-tif-paasid、x-tif-timestamp、x-tif-nonce、x-tif-signature，或用登记的客户端证书，或从登记的地址发到专用端口',
    en: 'The message is not signed and was not taken. Send the four x-tif headers, use the registered client certificate, or send from a registered address to the separate port',
  },
  'gateway-unknown': {
    status: 401,
    zh: '没有登记这个 x-tif-paasid，或者已经停用，没有受理。请向中心核对接入登记',
    en: 'This x-tif-paasid is not registered, or has ended; the message was not taken. Check the registration with the centre',
  },
  'signature-stale': {
    status: 401,
    zh: 'x-tif-timestamp 和中心时间差了 {minutes} 分钟以上，没有受理。请校准时钟，重新签名再发',
    en: 'x-tif-timestamp is more than {minutes} minutes from the centre’s time; the message was not taken. Set the clock and sign anew',
  },
  'signature-wrong': {
    status: 401,
    zh: '签名不对，没有受理。核对密钥和签名的内容，重新签名再发',
    en: 'The signature is wrong; the message was not taken. Check the key and what is signed, then sign anew',
  },
  'nonce-used': {
    status: 401,
    zh: '这个 x-tif-nonce 已经用过，没有受理。同一个报文再发，也要用新的 nonce 重新签名',
    en: 'This x-tif-nonce was used before; the message was not taken. Sign anew with a new nonce, also to send the same message again',
  },
  'certificate-unknown': {
    status: 401,
    zh: '这张客户端证书没有登记，或者已经停用，没有受理。请向中心登记证书',
    en: 'This client certificate is not registered, or has ended; the message was not taken. Register it with the centre',
  },
  'address-unknown': {
    status: 401,
    zh: '这个地址没有登记，没有受理。请向中心登记本机构的地址，或者给报文签名',
    en: 'This address is not registered; the message was not taken. Register it with the centre, or sign the message',
  },
  'trust-of-another': {
    status: 403,
    zh: '签名、证书或地址登记的是别的机构，不是 {code}，没有受理。用本机构自己登记的',
    en: 'The signature, certificate or address is registered to another provider, not to {code}; the message was not taken',
  },
  'trust-key-missing': {
    status: 422,
    zh: '没有给出公钥、证书或地址，没有登记。sm2 给公钥，certificate 给 PEM 证书，address 给地址；token 由中心生成，不用给',
    en: 'No key, certificate or address was given; nothing was registered. A token is made here and needs none',
  },
  'trust-key-unreadable': {
    status: 422,
    zh: '公钥、证书或地址读不出来，没有登记。公钥是 04 开头的 130 位十六进制，证书是没过期的 PEM，地址是 IP',
    en: 'The key, certificate or address cannot be read; nothing was registered. A key has 130 hex digits from 04 on, a certificate is unexpired PEM, an address an IP',
  },
  'trust-there': {
    status: 409,
    zh: '这个机构已经登记了同样的一条，没有再登记。要换，先停用原来的',
    en: 'This provider has the same registration already; nothing was added. End that one first',
  },
  'trust-unknown': {
    status: 404,
    zh: '没有这条接入登记，或者早已停用',
    en: 'There is no such registration, or it ended before',
  },
} as const satisfies Sayings

export const refuse = refuser(sayings)
