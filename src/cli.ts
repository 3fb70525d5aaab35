import { parseArgs } from 'node:util'
import { accessCommands } from './cli/access.ts'
import { auditCommands } from './cli/audit.ts'
import { backupCommands } from './cli/backup.ts'
import { bankCommands } from './cli/bank.ts'
import { bankDayCommands } from './cli/banks.ts'
import { batchCommands } from './cli/batch.ts'
import { benefitCommands } from './cli/benefits.ts'
import { contributionCommands } from './cli/contributions.ts'
import { cardCommands } from './cli/card.ts'
import { clearingCommands } from './cli/clearing.ts'
import { catalogueCommands } from './cli/catalogue.ts'
import { conformanceCommands } from './cli/conformance.ts'
import { print, Told, type Command } from './cli/command.ts'
import { exportCommands } from './cli/export.ts'
import { houseCommands, toldOf } from './cli/house.ts'
import { importCommands } from './cli/import.ts'
import { listCommands } from './cli/lists.ts'
import { packCommands } from './cli/pack.ts'
import { policyCommands } from './cli/policy.ts'
import { plantCommands } from './cli/plant.ts'
import { printerCommands } from './cli/printer.ts'
import { providerCommands } from './cli/provider.ts'
import { remindCommands } from './cli/remind.ts'
import { signInCommands } from './cli/sign-in.ts'
import { staffCommands } from './cli/staff.ts'

const commands: Command[] = [...signInCommands, ...staffCommands, ...policyCommands, ...packCommands, ...accessCommands, ...importCommands, ...catalogueCommands, ...exportCommands, ...batchCommands, ...plantCommands, ...printerCommands, ...providerCommands, ...remindCommands, ...clearingCommands, ...benefitCommands, ...contributionCommands, ...conformanceCommands, ...listCommands, ...cardCommands, ...auditCommands, ...bankCommands, ...houseCommands, ...backupCommands, ...bankDayCommands]

function help(): number {
  print('sbk: 社保卡平台的命令行 / the command line of Shebaoka\n')
  for (const command of commands) print(`  sbk ${command.words}${command.usage ? ` ${command.usage}` : ''}\n      ${command.zh} / ${command.en}`)
  print('\n  结束代码 0 办成 1 被拒绝 2 写法不对 3 外部故障 / ends with 0 done, 1 refused, 2 typed wrong, 3 the outside failed')
  return 0
}

/** Runs one command line; returns the code to end with. */
export async function runCli(line: readonly string[]): Promise<number> {
  if (!line.length || ['help', '--help', '-h'].includes(line[0]!)) return help()
  const command = commands.find(({ words }) => words.split(' ').every((word, i) => line[i] === word))
  if (!command) throw new Told(`没有 ${line.join(' ')} 这个命令，sbk help 列出全部。`, `There is no command ${line.join(' ')}; sbk help lists them all.`)
  const used = command.words.split(' ').length
  let parsed
  try {
    parsed = parseArgs({ args: line.slice(used), options: command.options ?? {}, allowPositionals: true })
  } catch {
    throw new Told(`写法：sbk ${command.words} ${command.usage}`, `Usage: sbk ${command.words} ${command.usage}`)
  }
  const [least, most] = command.takes
  if (parsed.positionals.length < least || parsed.positionals.length > most) throw new Told(`写法：sbk ${command.words} ${command.usage}`, `Usage: sbk ${command.words} ${command.usage}`)
  return command.run({ words: parsed.positionals, options: parsed.values as Record<string, string | boolean | undefined> })
}

if (process.argv[1] === import.meta.filename) {
  // whoever reads the answer may stop early: sbk policy list | head
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0); throw error })
  process.exitCode = await runCli(process.argv.slice(2)).catch((cause: unknown) => {
    const error = toldOf(cause)
    if (!(error instanceof Told)) throw error
    process.stderr.write(`${error.zh}\n${error.en}\n`)
    return error.code
  })
}
