import { at } from "../base/call";
import { ProviderError } from "../base/errors";
import type { Cloud } from "../clients/cloud";
import type { ClientWire } from "../clients/cloud/api-clients";
import type { ApiClientInputs, ApiClientOutputs } from "../generated/api-client";
import type { Context, Definition, Said } from "../lifecycle/definition";
import { deleteUnheardOf, handOver, nameUnheld, takeBack, tidyUp, type Holders } from "../lifecycle/leftovers";
import { ensure } from "../lifecycle/ensure";
import { parseMark, withMark, withoutMark, type Mark } from "../lifecycle/mark";
import { containsUnknown, isUnknown } from "../lifecycle/unknown";

/** The scope sets of the SMA guide (seeds 002 and 004, "Obtaining Client ID and Client Password Credentials"). */
const presets: Record<NonNullable<ApiClientInputs["preset"]>, readonly string[]> = {
  "casebook-and-pivot-menu": ["casebook", "enrich:read", "private-intel", "response", "inspect:read"],
  casebook: ["casebook", "private-intel", "inspect:read"],
  "pivot-menu": ["enrich:read", "response"],
};

/** An OAuth2 client. */
export const apiClient: Definition<ApiClientInputs, ApiClientOutputs, ClientWire> = {
  name: "ApiClient",
  noun: "API client",
  scopes: ["oauth"],

  check({ preset, scopes, grants, redirects }) {
    const findings = [];
    if (preset === undefined && scopes === undefined) {
      findings.push({ property: "scopes", reason: "is missing, and so is preset. Give one of the two" });
    }
    if (preset !== undefined && scopes !== undefined) {
      findings.push({ property: "scopes", reason: "and preset are both given. Give one of the two" });
    }
    if (redirects.length > 0 && !containsUnknown(grants) && !grants.includes("auth-code")) {
      findings.push({
        property: "redirects",
        reason: 'are only for the grant auth-code. Add "auth-code" to grants, or remove them',
      });
    }
    if (redirects.length === 0 && !isUnknown(grants) && grants.includes("auth-code")) {
      findings.push({
        property: "redirects",
        reason: "is missing: the grant auth-code needs an address. Give one, or another grant",
      });
    }
    return findings;
  },

  stale(inputs, { grantedScopes }) {
    if (containsUnknown(inputs.preset) || containsUnknown(inputs.scopes)) return [];
    return sameSet(scopesOf(inputs), grantedScopes) ? [] : [{ path: ["grantedScopes"], reason: "drifted" }];
  },

  async create(context, inputs) {
    const { call, cloud } = context;
    at(call, `making the client "${inputs.name}"`);
    await tidyUp(context, clients(cloud));
    const { wire } = await ensure(call, {
      // The password of a client whose answer was lost is lost with it: the client goes, and a new one is made.
      look: async (freshness) => {
        await deleteUnheardOf(context, clients(cloud), { freshness });
        return undefined;
      },
      create: () => cloud.apiClients.create(call, { ...toWire(inputs, { ...context.mark, fresh: true }), ...fixed(inputs) }),
    });
    const { id, password: clientPassword } = wire;
    if (clientPassword === undefined) throw await removeWithoutPassword(context, wire);
    context.secrets.remember(clientPassword);
    try {
      const asWanted = { description: withMark(inputs.description, context.mark), "enabled?": inputs.enabled };
      const client = await handOver(context, clients(cloud), id, asWanted);
      return { id, outs: { ...fromWire(client, inputs), clientPassword } };
    } catch (error) {
      await takeBack(context, clients(cloud), [wire]);
      throw error;
    }
  },

  observe: ({ call, cloud }, id, _known, freshness) => cloud.apiClients.find(call, id, freshness),

  markIn: ({ description }) => parseMark(description),

  read: (_context, wire, outs) => fromWire(wire, outs),

  async update(context, id, _outs, news) {
    await nameUnheld(context, clients(context.cloud), [id]);
    const wire = await context.cloud.apiClients.patch(context.call, id, {
      ...toWire(news, context.mark),
      "enabled?": news.enabled,
    });
    return fromWire(wire, news);
  },

  async delete(context, id) {
    await context.cloud.apiClients.delete(context.call, id);
    await deleteUnheardOf(context, clients(context.cloud), { besides: id });
    await nameUnheld(context, clients(context.cloud), [id]);
  },
};

const clients = ({ apiClients }: Cloud): Holders<ClientWire> => ({
  objects: apiClients,
  noun: "API client",
  secret: "password",
  isFree: () => true,
});

function scopesOf({ preset, scopes }: ApiClientInputs): readonly string[] {
  return scopes ?? (preset === undefined ? [] : presets[preset]);
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

/** What the API lets change. */
function toWire(inputs: ApiClientInputs, mark: Mark): object {
  return { name: inputs.name, description: withMark(inputs.description, mark), scopes: scopesOf(inputs) };
}

/** What is fixed when the client is made. */
function fixed({ grants, redirects, availability }: ApiClientInputs): object {
  return { grants, redirects, availability };
}

/** @param inputs undefined where nobody has given any: then it has scopes, and no preset */
function fromWire(wire: ClientWire, inputs?: ApiClientInputs) {
  return {
    clientId: wire.id,
    grantedScopes: wire.scopes,
    ownerId: wire.ownerId,
    createdAt: wire.createdAt,
    name: wire.name,
    description: withoutMark(wire.description),
    enabled: wire.enabled,
    grants: wire.grants as ApiClientInputs["grants"],
    redirects: wire.redirects,
    availability: wire.availability as ApiClientInputs["availability"],
    ...(inputs && inputs.scopes === undefined ? {} : { scopes: wire.scopes }),
  } satisfies Said<ApiClientInputs, ApiClientOutputs>;
}

async function removeWithoutPassword({ call, cloud }: Context, wire: ClientWire): Promise<ProviderError> {
  await cloud.apiClients.delete(call, wire.id);
  return new ProviderError({
    code: "unexpected-answer",
    reason: "the API made the client but gave no password with it; the client was removed again",
    next: "Check that `grants` are those of a confidential client.",
  });
}
