// An office that works through the interface: one person each, signed in, who begins cases and does tasks.

import assert from 'node:assert/strict'
import { request } from 'playwright-core'
import { personNamed } from './people.mjs'

/** Signs somebody in; their `get` and `post` answer with `status` and `body`. */
export async function colleague(server, login) {
  const person = personNamed(server.people, login)
  const context = await request.newContext({ baseURL: `${server.base}/api/v1/` })
  let token = ''
  const ask = async (method, path, data, headers = {}) => {
    const answer = await context.fetch(path, { method, data, headers: { 'x-csrf-token': token, ...headers } })
    return { status: answer.status(), body: await answer.json().catch(() => null) }
  }
  const post = (path, data, headers) => ask('POST', path, data, headers)
  const get = async (path) => (await ask('GET', path)).body
  const upload = async (path, multipart) => {
    const answer = await context.post(path, { multipart, headers: { 'x-csrf-token': token } })
    return { status: answer.status(), body: await answer.json().catch(() => null) }
  }
  assert.equal((await post('sign-in', { login, password: person.password })).status, 200, login)
  const me = await get('me')
  token = me.csrf_token
  return { login, party: me.party_id, get, post, upload, leave: () => context.dispose() }
}

/** Sends a case, or says why that is refused. */
export async function sent(person, { pack, kind, form, urgent = false }) {
  const begun = await person.post('cases', { pack, kind, form, is_urgent: urgent })
  assert.equal(begun.status, 201, JSON.stringify(begun.body))
  return person.post(`cases/${begun.body.id}/send`, undefined, { 'if-match': '"1"' })
}

/** Fields that a refusal names. */
export const named = (answer) => (answer.body?.findings ?? []).map((one) => one.where.replace('/form/', ''))

/** Plays a story to its end; gives the case as its opener sees it then. */
export async function play(people, story) {
  const { form, without, steps } = story
  const opener = people[story.by]
  for (const [field, value] of Object.entries(without ?? {})) {
    const refused = await sent(opener, { ...story, form: { ...form, [field]: value } })
    assert.equal(refused.status, 422, `${field} is needed`)
  }
  let answer = await sent(opener, story)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const path = `cases/${answer.body.id}`
  for (const [login, task, outcome, filled, refused] of steps) {
    const open = (await opener.get(path)).tasks.find((one) => one.state === 'open' && one.title === task)
    assert.ok(open, `${task} is open, found ${answer.body.tasks.filter((one) => one.state === 'open').map((one) => one.title)}`)
    if (refused) {
      const no = await people[login].post(`tasks/${open.id}/complete`, { outcome, form: refused.form })
      assert.deepEqual([no.status, named(no)], [422, refused.names], task)
    }
    answer = await people[login].post(`tasks/${open.id}/complete`, { outcome, form: filled })
    assert.equal(answer.status, 200, `${task}: ${JSON.stringify(answer.body)}`)
  }
  return opener.get(path)
}

/** Sends a case with its papers, or says why that is refused. */
export async function begun(person, { pack, kind, form, papers }) {
  const draft = await person.post('cases', { pack, kind, form })
  assert.equal(draft.status, 201, JSON.stringify(draft.body))
  for (const paper of papers) {
    const done = await person.upload(`cases/${draft.body.id}/files`, { field: paper, file: { name: `${paper}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') } })
    assert.equal(done.status, 201, JSON.stringify(done.body))
  }
  const { version } = await person.get(`cases/${draft.body.id}`)
  return person.post(`cases/${draft.body.id}/send`, undefined, { 'if-match': `"${version}"` })
}

/** Plays a case to its end, each step by its own person; one that stays `open` waits for what comes later. Its path. */
export async function playWithPapers(person, story) {
  let answer = await begun(person, story)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const path = `cases/${answer.body.id}`
  for (const [who, task, outcome, form] of story.steps) {
    const open = (await person.get(path)).tasks.find((one) => one.state === 'open' && one.title === task)
    assert.ok(open, `${story.kind}: ${task} is open`)
    answer = await who.post(`tasks/${open.id}/complete`, { outcome, form })
    assert.equal(answer.status, 200, `${task}: ${JSON.stringify(answer.body)}`)
  }
  assert.equal((await person.get(path)).outcome ?? null, story.open ? null : 'done', story.kind)
  return path
}
