import { randomUUID } from "node:crypto";
import type { Call } from "../../provider/base/call";
import { isProviderError } from "../../provider/base/errors";
import type { Cloud } from "../../provider/clients/cloud";
import type { WholeAnswer } from "../../provider/clients/cloud/client";
import { pathSegment } from "../../provider/clients/http/path-segment";
import { nouns, services, type Look, type Noun, type NounLooks, type Seen, type Single } from "./assumption";
import { isObject } from "./settle";

/** Where the lists are, and what an id of one looks like that nobody has. */
const collections: Readonly<Record<Noun, { path: string; id: () => string }>> = {
  device: { path: "/iroh/iroh-sse/device", id: randomUUID },
  module: { path: "/iroh/iroh-int/module-instance", id: randomUUID },
  type: { path: "/iroh/iroh-int/module-type", id: randomUUID },
  client: { path: "/iroh/oauth2-clients/clients", id: () => `client-${randomUUID()}` },
};

/** What is asked once: where, and whether with an access token. */
const paths: Readonly<Record<Exclude<Single, "login" | "stranger">, [path: string, as: "client" | "nobody"]>> = {
  session: ["/iroh/session/session-status", "client"],
  whoami: ["/iroh/profile/whoami", "client"],
  organisation: ["/iroh/profile/org", "client"],
  slash: [`${collections.device.path}/`, "client"],
  anonymous: [collections.type.path, "nobody"],
  authorizationServer: ["/.well-known/oauth-authorization-server", "nobody"],
  openid: ["/.well-known/openid-configuration", "nobody"],
  keys: ["/.well-known/jwks", "nobody"],
  clouds: ["/clouds.json", "nobody"],
};

const pageSize = 100;
/** Who has more of a kind has shown enough of it. */
const mostPages = 10;

/** Asks one region for all that there is to look at: by GET, and by the token call. */
export class Gatherer {
  constructor(
    private readonly cloud: Cloud,
    private readonly call: Call,
  ) {}

  /** Fails where not even an access token is to be had. */
  async gather(): Promise<Seen> {
    const { client, region } = this.cloud;
    const granted = await client.grantedScopes(this.call);
    const [single, documents, lists] = await Promise.all([
      this.singles(),
      record(services, (service) => this.get(`/iroh/${service}/swagger.json`, undefined, "nobody")),
      record(nouns, (noun) => this.listed(noun)),
    ]);
    return { region: region.name, clientId: client.clientId, granted, single, documents, lists };
  }

  private async singles(): Promise<Record<Single, Look>> {
    const token = "/iroh/oauth2/token";
    const nobody = { clientId: `client-${randomUUID()}`, clientPassword: randomUUID() };
    const names = Object.keys(paths) as (keyof typeof paths)[];
    const [login, stranger, rest] = await Promise.all([
      this.looked({ method: "POST", path: token }, () => this.cloud.client.lookAtLogin(this.call)),
      this.looked({ method: "POST", path: token }, () => this.cloud.client.lookAtLogin(this.call, nobody)),
      record(names, (name) => this.get(paths[name][0], undefined, paths[name][1])),
    ]);
    return { login, stranger, ...rest };
  }

  private async listed(noun: Noun): Promise<NounLooks> {
    const { path, id } = collections[noun];
    const [pages, missing] = await Promise.all([this.pagesOf(path), this.object(path, id())]);
    const [first, next] = pages.flatMap(({ answer }) => idsIn(answer));
    const [one, second] = await Promise.all([
      first === undefined ? undefined : this.object(path, first),
      next === undefined ? undefined : this.get(path, { limit: "1", offset: "1" }),
    ]);
    return { pages, missing, ...(one && { one }), ...(second && { second }) };
  }

  /** Until one brings nothing new. */
  private async pagesOf(path: string): Promise<Look[]> {
    const pages: Look[] = [];
    const known = new Set<string>();
    while (pages.length < mostPages) {
      const page = await this.get(path, { limit: String(pageSize), offset: String(known.size) });
      pages.push(page);
      const before = known.size;
      const ids = idsIn(page.answer);
      for (const id of ids) known.add(id);
      if (ids.length < pageSize || known.size === before) break;
    }
    return pages;
  }

  private object(path: string, id: string): Promise<Look> {
    const asked = { method: "GET", path: `${path}/{id}`, id } as const;
    return this.looked(asked, () => this.cloud.client.look(this.call, `${path}/${pathSegment(id)}`));
  }

  private get(path: string, query?: Record<string, string>, as?: "client" | "nobody"): Promise<Look> {
    const asked = { method: "GET", path, ...(query && { query }) } as const;
    return this.looked(asked, () => this.cloud.client.look(this.call, path, query, as));
  }

  private async looked(asked: Omit<Look, "answer" | "problem">, ask: () => Promise<WholeAnswer>): Promise<Look> {
    try {
      return { ...asked, answer: await ask() };
    } catch (problem) {
      if (!isProviderError(problem) || problem.code === "cancelled") throw problem;
      return { ...asked, problem: problem.facts.reason };
    }
  }
}

function idsIn(answer: WholeAnswer | undefined): string[] {
  if (answer?.status !== 200) return [];
  const list: unknown = isObject(answer.body) ? answer.body["data"] : answer.body;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (isObject(item) && typeof item["id"] === "string" ? [item["id"]] : []));
}

/** What is made for each name, all at once. */
async function record<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => Promise<T>,
): Promise<Record<Name, T>> {
  const made = await Promise.all(names.map(async (name) => [name, await make(name)] as const));
  return Object.fromEntries(made) as Record<Name, T>;
}
