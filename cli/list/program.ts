import { cut, plain } from "../../provider/base/screen";
import type { Adoption, AdoptionPlan } from "./adoption";
import type { Listed } from "./listing";
import { environmentPrefix, Names, variable } from "./names";
import { Code, source, type Value } from "./source";

/** A program that takes over what nobody manages, with what its first run writes; undefined where there is nothing to take over. */
export function adoptingProgram({ adoptions, left }: AdoptionPlan): string | undefined {
  if (adoptions.length === 0) return undefined;
  const names = { devices: new Names(), modules: new Names() };
  const statements = adoptions.map((each) => (each.integrated ? integration(each, names) : single(each, names)));
  const classes = ["ApplianceIntegration", "CtrModule", "DeviceRegistration"].filter((name) =>
    statements.some((statement) => statement.includes(`new ${name}(`)),
  );
  return `${comment([...whatIsWritten(adoptions), ...whatIsLeft(left)])}

import { ${classes.join(", ")} } from "pulumi-cisco-ctr";

${statements.join("\n\n")}
`;
}

/** Names that are given already: a resource shares its name with none of its type. */
interface Given {
  devices: Names;
  modules: Names;
}

const longestName = 80;

const comment = (lines: readonly string[]): string => lines.map((line) => `// ${plain(line)}`.trimEnd()).join("\n");

const called = ({ region, noun, id, name }: Listed): string =>
  `${region} ${noun} ${id} ${JSON.stringify(cut(plain(name), longestName))}`;

/** Exactly that: tests hold it against the requests. */
function whatIsWritten(adoptions: readonly Adoption[]): string[] {
  const hosts = adoptions.flatMap(({ integrated, device }) => (integrated && device ? [device.name] : []));
  return [
    "Takes over what no stack manages, without making or deleting anything. The first `pulumi up` writes this and nothing else:",
    ...adoptions.flatMap(({ device, modules }) => [
      ...(device ? [`  ${called(device)}: the mark, at the end of its description`] : []),
      ...modules.map((module) => `  ${called(module)}: the mark, in its external_references; ${asTheyAre(module)}`),
    ]),
    "It asks the health of each module, too.",
    ...(hosts.length === 0
      ? []
      : [`It logs in to ${hosts.join(", ")}, and switches Cisco Threat Response on there where it is off.`]),
    "As after `pulumi import`, everything is protected: taken out of the program it would be deregistered or deleted.",
  ];
}

function asTheyAre({ deviceId, requestTimeframeDays }: Listed): string {
  const settings = [...(deviceId === undefined ? [] : ["device"]), ...(requestTimeframeDays === undefined ? [] : ["timeframe"])];
  return `${["name", "enabled", ...settings].join(", ")} are sent as they are`;
}

const whatIsLeft = (left: AdoptionPlan["left"]): string[] =>
  left.length === 0 ? [] : ["Not taken over:", ...left.map(({ item, why }) => `  ${called(item)}: ${why}`)];

const protectedOptions = "{ protect: true }";

const declaration = (type: string, name: string, inputs: Value): string =>
  `new ${type}(${source(name)}, ${source(inputs)}, ${protectedOptions});`;

function moduleInputs({ name, requestTimeframeDays, enabled, visibility }: Listed): Record<string, Value | undefined> {
  return {
    name,
    requestTimeframeDays,
    ...(enabled === false ? { enabled } : {}),
    ...(visibility === undefined || visibility === "org" ? {} : { visibility }),
    onExisting: "adopt",
  };
}

function integration({ device, modules }: Adoption, names: Given): string {
  const { name: host = "", region = "", type = "" } = device ?? {};
  const name = names.devices.resource(host, "appliance");
  const prefix = environmentPrefix(name);
  const from = (part: string) => `process.env[${source(`${prefix}_${part}`)}]`;
  const appliance = {
    host: new Code(`${from("HOST")} ?? ${source(host)}`),
    port: new Code(`Number(${from("PORT")} ?? 22)`),
    type,
    hostKey: new Code(`${from("HOSTKEY")} ?? ""`),
    credentialsEnv: prefix,
  };
  const inputs = {
    ...{ region, appliance, onExisting: "adopt" },
    modules: modules.map((module) => ({ type: module.shortType, ...moduleInputs(module) })),
  };
  const needed = comment([
    `Set ${prefix}_HOSTKEY to its host key, and ${prefix}_USERNAME and ${prefix}_PASSWORD to an administrator.`,
  ]);
  return `${needed}\n${declaration("ApplianceIntegration", name, inputs)}`;
}

function single({ device, modules }: Adoption, names: Given): string {
  const statements: string[] = [];
  let deviceId: Code | undefined;
  if (device) {
    const name = names.devices.resource(device.name, "device");
    const inputs = { region: device.region, method: "external", externalDeviceId: device.id };
    const made = declaration("DeviceRegistration", name, inputs);
    deviceId = new Code(`${variable(name)}.deviceId`);
    statements.push(`${comment([called(device)])}\n${modules.length > 0 ? `const ${variable(name)} = ` : ""}${made}`);
  }
  for (const module of modules) {
    const type = module.shortType ?? { id: module.moduleTypeId };
    const inputs = { region: module.region, type, deviceId: deviceId ?? module.deviceId, ...moduleInputs(module) };
    const about = module.shortType === undefined ? `, of type ${JSON.stringify(module.type ?? "")}` : "";
    statements.push(
      `${comment([`${called(module)}${about}`])}\n${declaration("CtrModule", names.modules.resource(module.name, "module"), inputs)}`,
    );
  }
  return statements.join("\n");
}
