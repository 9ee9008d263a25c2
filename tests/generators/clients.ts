// Has the generated clients in TypeScript do their work with a server, and the zod schemas judge
// the examples.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as hey from "./hey-api"
import { client } from "./hey-api/client.gen"
import * as heySchemas from "./hey-api/zod.gen"
import * as orval from "./orval/client"
import * as orvalSchemas from "./orval/zod"

const { ORIGIN: origin, ACCOUNT: accountId, OTHER: other, API_KEY: key } = process.env as Record<string, string>
const examples: { component: string; name: string; value: unknown }[] = JSON.parse(
  readFileSync(join(__dirname, "..", "examples.json"), "utf8"),
)
const request = examples.find(({ name }) => name === "twoTypes")!.value as any
const targets = examples.find(({ name }) => name === "oneType")!.value as any

async function withHey() {
  client.setConfig({ baseUrl: origin, auth: () => key })
  const put = await hey.putWebhooks({ path: { accountId }, body: request })
  assert.equal(put.response?.status, 200)
  const { data } = await hey.listWebhooks({ path: { accountId } })
  assert.deepEqual(data?.map(({ type }) => type).sort(), ["CADR", "MSG", "MSG"])
  const gone = await hey.deleteWebhooks({ path: { accountId }, body: targets })
  assert.equal(gone.response?.status, 200)
  const forbidden = await hey.listWebhooks({ path: { accountId: other } })
  assert.equal(forbidden.error?.code, 1201)
  client.setConfig({ baseUrl: origin, auth: () => "none" })
  const unauthorized = await hey.listWebhooks({ path: { accountId } })
  assert.equal(unauthorized.error?.code, 1200)
  const when: string = unauthorized.error!.timestamp
  assert(!Number.isNaN(Date.parse(when)))
}

async function withOrval() {
  // Its client takes the address of the page.
  const plain = globalThis.fetch
  let bearer = key
  globalThis.fetch = (path, options) => {
    const headers = new Headers(options?.headers)
    headers.set("authorization", `Bearer ${bearer}`)
    return plain(origin + path, { ...options, headers })
  }
  assert.equal((await orval.putWebhooks(accountId, request)).status, 200)
  const list = await orval.listWebhooks(accountId)
  assert(list.status === 200)
  assert.deepEqual(list.data.map(({ type }) => type).sort(), ["CADR", "MSG", "MSG"])
  assert.equal((await orval.deleteWebhooks(accountId, targets)).status, 200)
  const forbidden = await orval.listWebhooks(other)
  assert(forbidden.status === 403)
  assert.equal(forbidden.data.code, 1201)
  bearer = "none"
  const unauthorized = await orval.listWebhooks(accountId)
  assert(unauthorized.status === 401)
  assert.equal(unauthorized.data.code, 1200)
  globalThis.fetch = plain
}

function zod() {
  const hey: Record<string, { safeParse(value: unknown): { success: boolean } }> = {
    Webhooks: heySchemas.zWebhooksWritable,
    WebhookList: heySchemas.zWebhookList,
    WebhookTargets: heySchemas.zWebhookTargets,
  }
  const orval: typeof hey = {
    Webhooks: orvalSchemas.PutWebhooksBody,
    WebhookList: orvalSchemas.ListWebhooksResponse,
    WebhookTargets: orvalSchemas.DeleteWebhooksBody,
  }
  let count = 0
  for (const { component, name, value } of examples) {
    if (!(component in hey)) continue
    for (const schemas of [hey, orval]) {
      assert(schemas[component]!.safeParse(value).success, name)
      assert(!schemas[component]!.safeParse([{ subAccountId: 1 }]).success, name)
      count += 1
    }
  }
  assert(count >= 8)
  // hey-api's `uuid` is that of RFC 9562, which the ids of the platform are not.
  const failure = { code: 1001, errorId: "b4478860-b76c-4811-814e-022a35cc1c71" }
  assert(heySchemas.zErrorResponse.safeParse({ ...failure, timestamp: "2020-12-22T05:52:01.85Z" }).success)
  assert(!heySchemas.zErrorResponse.safeParse({ ...failure, timestamp: 42 }).success)
}

async function main() {
  zod()
  await withHey()
  await withOrval()
  console.log("hey-api, orval: zod schemas judge the examples, clients do their work")
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
