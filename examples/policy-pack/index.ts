import { PolicyPack, type ResourceValidationArgs, type ResourceValidationPolicy } from "@pulumi/policy";
import { isPlaceholder } from "./host-key";

type Inputs = Record<string, unknown>;

/** The provider's own entry in state: Pulumi copies its configuration there. */
const providerType = "pulumi:providers:pulumi-nodejs";

/** Applies a rule to the resources of some classes, or of a whole type; `find` answers with what is wrong, a sentence each. */
function rule(
  policy: Omit<ResourceValidationPolicy, "validateResource">,
  nouns: readonly string[],
  find: (inputs: Inputs, args: ResourceValidationArgs) => readonly string[],
): ResourceValidationPolicy {
  const types = nouns.map((noun) => (noun.includes(":") ? noun : `pulumi-nodejs:dynamic/ciscoctr:${noun}`));
  return {
    ...policy,
    validateResource: (args, reportViolation) => {
      if (types.includes(args.type)) for (const violation of find(args.props, args)) reportViolation(violation);
    },
  };
}

/** How a resource logs in: an appliance's input or an FMC's; undefined where something else registers. */
function access({ appliance, fmc }: Inputs): { name: string; values: Inputs } | undefined {
  if (appliance !== undefined) return { name: "appliance", values: appliance as Inputs };
  return fmc === undefined ? undefined : { name: "fmc", values: fmc as Inputs };
}

const lifetimes = ["1h", "2h", "4h", "6h", "8h", "12h", "1d", "2d", "3d", "4d", "5d"];

const shortLivedTokens = rule(
  {
    name: "short-lived-tokens",
    description: "A registration token lives no longer than it takes to register.",
    enforcementLevel: "advisory",
    configSchema: { properties: { atMost: { type: "string", enum: lifetimes, default: "1d" } } },
  },
  ["SseToken"],
  ({ validFor = "1h" }, args) => {
    const { atMost } = args.getConfig<{ atMost: string }>();
    if (lifetimes.indexOf(validFor as string) <= lifetimes.indexOf(atMost)) return [];
    return [`validFor is ${validFor as string}: make it ${atMost} or less, or leave the token to DeviceRegistration.`];
  },
);

const pinnedHostKeys = rule(
  {
    name: "pinned-host-keys",
    description: "The other side is known by its key before a credential is sent to it.",
    enforcementLevel: "mandatory",
  },
  ["DeviceRegistration", "FmcCloudIntegration"],
  (inputs) => {
    const login = access(inputs);
    if (!login || login.values["caFile"] !== undefined) return [];
    const input = login.name === "fmc" ? "fingerprint" : "hostKey";
    const key = login.values[input];
    if (key === undefined) return [`${login.name}.${input} is missing: read it on the machine itself and pin it.`];
    const placeholders = [key as string | string[]].flat().filter(isPlaceholder);
    return placeholders.map(
      (placeholder) => `${login.name}.${input} "${placeholder}" is a placeholder: put the machine's own there.`,
    );
  },
);

const noCredentialsInState = rule(
  {
    name: "no-credentials-in-state",
    description:
      "Credentials of appliances, FMCs and the provider come from the environment, and are in no state, encrypted or not. " +
      "What Cisco issues stays there all the same, as Pulumi secrets: values of SseTokens, passwords of ApiClients, and " +
      "securex.clientPassword of an FmcCloudIntegration.",
    enforcementLevel: "mandatory",
  },
  ["DeviceRegistration", "FmcCloudIntegration", providerType],
  (inputs, { type }) => {
    if (type === providerType) return configuredPasswords(inputs);
    const { name = "", values = {} } = access(inputs) ?? {};
    const kept = ["username", "password", "privateKey"].filter((key) => values[key] !== undefined);
    if (kept.length === 0) return [];
    return [`${kept.map((key) => `${name}.${key}`).join(" and ")} would be kept in state: use ${name}.credentialsEnv.`];
  },
);

/** A policy is given secrets unwrapped: it cannot see whether a value is one. */
function configuredPasswords(inputs: Inputs): readonly string[] {
  return Object.keys(inputs).flatMap((key) => {
    const name = /^ciscoctr:(\w*[pP]assword)$/.exec(key)?.[1];
    if (name === undefined) return [];
    const variable = `CISCO_CTR_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
    return [`${key} is kept in state, in plain text if it was set without --secret: use ${variable} in the environment.`];
  });
}

const noUserVisibleModules = rule(
  {
    name: "no-user-visible-modules",
    description: "A module is there for the whole organisation, not for the owner of the API client that made it.",
    enforcementLevel: "advisory",
  },
  ["CtrModule"],
  ({ visibility = "org" }) => (visibility === "org" ? [] : [`visibility is ${visibility as string}: make it org.`]),
);

const leastScopes = rule(
  {
    name: "least-scopes",
    description: "An API client has the scopes of its use, and none that administers the organisation.",
    enforcementLevel: "mandatory",
    configSchema: {
      properties: {
        broad: {
          type: "array",
          items: { type: "string" },
          default: ["admin", "ao", "integration", "invite", "oauth", "orbital", "registry", "sse", "users", "webhook"],
        },
      },
    },
  },
  ["ApiClient"],
  ({ scopes = [] }, args) => {
    const { broad } = args.getConfig<{ broad: string[] }>();
    // A root scope allows what its `:write` does; `:read` and finer paths are narrower, but those of `admin` administer all the same.
    const wide = (scopes as string[]).filter(
      (scope) => broad.includes(scope.replace(/:write$/, "")) || /^admin(?:[/:]|$)/.test(scope),
    );
    return wide.length === 0 ? [] : [`scopes has ${wide.join(", ")}: use a preset, or name the operations that are needed.`];
  },
);

new PolicyPack("ciscoctr", {
  policies: [shortLivedTokens, pinnedHostKeys, noCredentialsInState, noUserVisibleModules, leastScopes],
});
