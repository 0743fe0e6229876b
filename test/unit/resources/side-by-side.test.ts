/** How many calls of the API one after the other an operation waits for, whatever the machine: every call takes one round. */
import { setMaxListeners } from "node:events";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { ProviderError } from "../../../provider/base/errors";
import { Secrets } from "../../../provider/base/known-secrets";
import { Cloud } from "../../../provider/clients/cloud";
import type { CloudClient, CloudRequest } from "../../../provider/clients/cloud/client";
import { regions } from "../../../provider/clients/cloud/regions";
import type { SseTokenInputs, SseTokenOutputs } from "../../../provider/generated/sse-token";
import type { Context } from "../../../provider/lifecycle/definition";
import { markOf } from "../../../provider/lifecycle/mark";
import { ResourceSchema } from "../../../provider/lifecycle/schema";
import { sideBySide } from "../../../provider/lifecycle/leftovers";
import { sseToken } from "../../../provider/resources/sse-token";
import { fakeCall } from "../../support/fake-call";
import { ScriptedApi } from "../../support/scripted-api";

type Outs = SseTokenInputs & SseTokenOutputs;
type Request = CloudRequest<unknown>;
interface Entry {
  id: string;
  name: string;
  description: string;
  status: string;
}

const schema = new ResourceSchema("SseToken");
const inputsFor = (devices: number) =>
  schema.withDefaults({ region: "us", name: "gate", devices, owner: "shop/prod/gate" }) as unknown as SseTokenInputs;

let entries: Map<string, Entry>;
let waiting: (() => void)[];
let most: number;
let refuse: (request: Request) => boolean;
let context: Context;

beforeEach(() => {
  entries = new Map();
  waiting = [];
  most = 0;
  refuse = () => false;
  const request = async (_call: unknown, asked: Request) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (refuse(asked)) throw refusal(asked);
    return asked.parse(answerTo(asked), 0);
  };
  const client = { region: regions.us, secrets: new Secrets(), request } as unknown as CloudClient;
  const { signal } = new AbortController();
  setMaxListeners(Infinity, signal);
  context = {
    call: fakeCall({ signal }),
    cloud: new Cloud(regions.us, client),
    known: new Set(),
    mark: markOf("SseToken", schema.inputs, { ...inputsFor(1) }),
  } as unknown as Context;
});

const refusal = ({ method, path }: Request) =>
  new ProviderError({ code: "refused", reason: "no", next: "None.", request: { method, path, status: 403 } });

function answerTo({ method, path, query, body }: Request): unknown {
  const [id, what] = path.split("/").slice(4);
  if (id === undefined && method === "GET") return [...entries.values()].slice(Number(query?.["offset"]));
  if (what === "token") return { token: `token of ${id}`, expires_at: "2026-11-01T00:00:00Z" };
  const known = id ?? `entry-${entries.size}`;
  const entry = { id: known, name: "", description: "", status: "Unregistered", ...entries.get(known), ...body };
  if (method === "DELETE") entries.delete(known);
  else entries.set(known, entry);
  return entry;
}

/** Answers, round by round, whatever is asked for; says how many rounds it took. */
async function rounds(work: Promise<unknown>): Promise<number> {
  const state = { done: false };
  const end = work.finally(() => (state.done = true)).catch(() => undefined);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  let count = 0;
  for (await settled(); !state.done; await settled()) {
    if (waiting.length === 0) throw new Error("it waits for nothing");
    most = Math.max(most, waiting.length);
    count++;
    waiting.splice(0).forEach((answer) => {
      answer();
    });
  }
  await end;
  return count;
}

const made = async (devices: number): Promise<Outs> => {
  const create = sseToken.create(context, inputsFor(devices));
  await rounds(create);
  const { outs } = await create;
  return { ...inputsFor(devices), ...outs };
};

describe("a token for a hundred devices", () => {
  test("is made in less than twenty rounds, many calls at a time, each in its place", async () => {
    const create = sseToken.create(context, inputsFor(100));
    // At 200 ms a call these are less than four seconds, where one after the other takes forty and more.
    expect(await rounds(create)).toBeLessThan(20);
    expect(most).toBe(sideBySide);
    const { outs } = await create;
    expect(outs.tokens.map(({ deviceName }) => deviceName)).toEqual(Array.from({ length: 100 }, (_, at) => `gate-${at + 1}`));
    expect(outs.tokens.map(({ value }) => value)).toEqual(outs.deviceIds.map((id) => `token of ${id}`));
  });

  test("is grown to in less than twenty rounds, and each new entry has its number by its place", async () => {
    const outs = await made(1);
    const news = { ...inputsFor(100) };
    const places = outs.tokens.map((token) => ({ token, device: entries.get(token.deviceId) }));
    const update = sseToken.update(context, "sse-token-1", outs, news, places);
    expect(await rounds(update)).toBeLessThan(20);
    expect((await update).tokens?.map(({ deviceId }) => entries.get(deviceId)?.name)).toEqual(
      Array.from({ length: 100 }, (_, at) => `gate-${at + 1}`),
    );
  });

  test("is deleted in less than twelve rounds: each is looked at before", async () => {
    const outs = await made(100);
    expect(await rounds(sseToken.delete(context, "sse-token-1", outs))).toBeLessThan(12);
    expect(entries.size).toBe(0);
    expect(most).toBe(sideBySide);
  });

  test.each(["POST token", "PATCH"])("leaves nothing when a %s in the middle is refused, and begins no other", async (which) => {
    const [method, what] = which.split(" ");
    let asked = 0;
    refuse = (request) => request.method === method && (what === undefined || request.path.endsWith(what)) && ++asked === 40;
    const create = sseToken.create(context, inputsFor(100));
    await rounds(create);
    await expect(create).rejects.toMatchObject({ code: "refused" });
    expect(entries.size).toBe(0);
    // Those beside it, and those that were begun until its own entry was taken back.
    expect(asked).toBeLessThan(40 + 2 * sideBySide);
  });
});

test("as many as there are at a time wait until the API wants to be asked again, and then all go on", async () => {
  const api = await ScriptedApi.start();
  let tokens = 0;
  let refused = 0;
  api.answer = ({ method, path, body }) => {
    if (path.endsWith("/token") && ++tokens === 20) {
      refused = api.requests.length;
      return { status: 429, headers: { "Retry-After": "40" } };
    }
    const [id = `entry-${api.requests.length}`, what] = path.split("/").slice(4);
    if (method === "GET") return { json: [] };
    if (what === "token") return { json: { token: `token of ${id}`, expires_at: "2026-11-01T00:00:00Z" } };
    return { json: { status: "Unregistered", id, ...(JSON.parse(body) as object) } };
  };
  context = { ...context, call: api.call(), cloud: new Cloud(regions.us, api.client()) };
  const done = { create: false };
  const create = sseToken.create(context, inputsFor(3 * sideBySide)).finally(() => (done.create = true));
  while (api.clock.sleepers < sideBySide && !done.create) await new Promise((resolve) => setImmediate(resolve));
  expect([api.clock.sleepers, done.create]).toEqual([sideBySide, false]);
  // What was on its way beside the one that was refused.
  expect(api.requests.length - refused).toBeLessThan(sideBySide);
  await api.clock.advance(40_000);
  expect((await create).outs.tokens).toHaveLength(3 * sideBySide);
  await api.close();
});
