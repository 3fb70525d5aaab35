#!/usr/bin/env node
import { run } from './bootstrap.mjs'

run('sbk', process.argv.slice(2))
