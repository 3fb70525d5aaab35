const MM = 25.4 / 96
const sheet = new CSSStyleSheet()

/** Prints the receipt on the page. Rolls of 80 mm are cut where the receipt ends: the page is as long as it is. */
export function printReceipt(): void {
  const slip = document.querySelector<HTMLElement>('.slip')
  if (!slip) return
  const roll = slip.classList.contains('paper-slip')
  // measured as it will stand on the roll: 72 mm between margins of 4
  slip.classList.add('measured')
  const long = Math.ceil(slip.getBoundingClientRect().height * MM)
  slip.classList.remove('measured')
  sheet.replaceSync(roll ? `@page slip { size: 80mm ${Math.max(60, long + 14)}mm; margin: 4mm; }` : '')
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  print()
}
