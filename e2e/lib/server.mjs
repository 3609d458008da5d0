// Starts the real program on a free port with a data folder of its own.

import { execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const READY_MS = 30_000
const STOP_MS = 10_000

/** The program to test: YUNHENG_BIN, else what `cargo build` left. */
export const program = process.env.YUNHENG_BIN ?? path.join(ROOT, 'target/debug/yunheng')

const execute = promisify(execFile)

/** Variables of that name are settings of the program; those of this machine are not for its tests. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('YUNHENG_')))

/** Runs a command of the program to its end; rejected with its `code` and `stdout` where that is not 0. */
export const run = (...args) => execute(program, args, { env, maxBuffer: 1 << 24 })

async function freePort() {
  const server = net.createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * `demo` makes the example city first, with people in every role; without it the server is at its first start.
 * Gives `base`, `data` (its folder), `people` (by role), `bootstrap` (the one-time link) and `stop`.
 */
export async function startServer({ demo = true } = {}) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'yunheng-e2e-'))
  const people = demo ? await city(data) : []
  const base = `http://127.0.0.1:${await freePort()}`
  const child = spawn(program, ['serve', '--data', data, '--listen', new URL(base).host], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stdout.on('data', (text) => (log += text))
  child.stderr.on('data', (text) => (log += text))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await ready(base, child, () => log)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  const link = () => /\/bootstrap\?token=\S+/.exec(log)?.[0] ?? null
  return {
    base,
    data,
    people,
    bootstrap: link() === null ? null : base + link(),
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(late)
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Makes an example city, or takes a copy of the one that was made for all tests (E2E_CITY). */
async function city(data) {
  const made = process.env.E2E_CITY
  if (made === undefined) return JSON.parse((await run('demo', '--data', data, '--format', 'json')).stdout).people
  await cp(path.join(made, 'data'), data, { recursive: true })
  return JSON.parse(await readFile(path.join(made, 'city.json'), 'utf8')).people
}

async function ready(base, child, log) {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${log()}`)
    const answer = await fetch(`${base}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server was not ready within ${READY_MS} ms:\n${log()}`)
}
