/** The Luhn check digit of a number without it. */
export function luhnDigit(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i])
    sum += i % 2 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
  }
  return String((10 - sum % 10) % 10)
}

/** Whether a bank card number carries the right check digit. */
export function isLuhn(number: string): boolean {
  return /^\d{12,19}$/.test(number) && luhnDigit(number.slice(0, -1)) === number.at(-1)
}
