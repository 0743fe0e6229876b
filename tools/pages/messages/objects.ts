import type { MessageGroup } from "./message";

/** What is made in the cloud, whose it is, and what the state says of it. */
export const objects: readonly MessageGroup[] = [
  {
    title: "Modules and their types",
    messages: [
      {
        says: ["asks a device. Give the id of a DeviceRegistration", "deviceId is given, but a module of type"],
        cause: "Some module types ask a device, others ask none.",
        next: "Give `deviceId`, or leave it out, as it says.",
        of: ["CtrModule"],
      },
      {
        says: ["deviceId names a device of type"],
        cause: "The module type asks another product.",
        next: "Use a device of the type it names, or another module type.",
        of: ["CtrModule"],
      },
      {
        says: ["that could be meant and that nobody manages"],
        cause: 'With `onExisting: "adopt"`: several modules are alike.',
        next: "Give `name` the name of one of them, or delete those that are not wanted.",
        of: ["CtrModule"],
      },
      {
        says: ["was made, but its health could not be asked"],
        cause: "A warning: the API client may not ask it, or the API has trouble. The module stays.",
        next: "Give the client the scope `integration/health:read`, or set `verify` to false.",
        of: ["CtrModule"],
      },
      {
        says: ["is missing: a field of type options offers some"],
        cause: "A field of `configurationSpec` has the type `options` and none of them.",
        next: "Give `options`, or another type.",
        of: ["CtrModuleType"],
      },
      {
        says: ['modules holds "…", which asks no', "modules is missing, and appliance.type is an output"],
        cause: "The modules do not fit the appliance's type, or nothing says which there are.",
        next: "Give `modules`, or a plain `appliance.type`, as it says.",
        of: ["ApplianceIntegration"],
      },
      {
        says: ["has no module type"],
        cause: "The catalogue has no type of that title.",
        next: "Use one of the titles it lists.",
        of: ["CtrModule"],
      },
      {
        says: ["deviceId names a device that region"],
        cause: "Module and device are of different regions, or the device entry was deleted by hand.",
        next: "Use one `region` for both; for a deleted entry run `pulumi up --refresh`.",
        of: ["CtrModule"],
      },
      {
        says: ["no longer has the device"],
        cause: "Somebody deleted the device entry.",
        next: "`pulumi refresh`, then `pulumi up`.",
        of: ["DeviceRegistration", "functions"],
      },
      {
        says: ["is not healthy"],
        cause: "The module was made, but cannot reach its device.",
        next: "Enable Cisco Threat Response under Cloud Services in the SSE portal.",
        of: ["CtrModule"],
      },
    ],
  },
  {
    title: "API clients and tokens",
    messages: [
      {
        says: ["is missing, and so is preset", "and preset are both given"],
        cause: "A client's scopes come from one of the two.",
        next: "Give `scopes` or `preset`.",
        of: ["ApiClient"],
      },
      {
        says: ["are only for the grant auth-code", "is missing: the grant auth-code needs an address"],
        cause: "`redirects` and the grant `auth-code` belong together.",
        next: "Give both or none.",
        of: ["ApiClient"],
      },
      {
        says: ["stay: they are registered"],
        cause: "A warning: fewer `devices` are wanted, and appliances have registered with the others.",
        next: "Deregister the appliances to remove their entries.",
        of: ["SseToken"],
      },
      {
        says: ["is not less than validFor"],
        cause: "`renewBefore` is as long as a token lives.",
        next: "Use less.",
        of: ["SseToken"],
      },
    ],
  },
  {
    title: "Whose an object is",
    messages: [
      {
        says: ["belongs to"],
        cause: "The object carries another stack's mark, or that of a resource that was renamed without `aliases`.",
        next: "Remove it there first, or add `aliases`.",
      },
      {
        says: ["is taken over. If a stack that was renamed"],
        cause: "An earlier run made the object: it was killed, its state was lost, or the stack was renamed since.",
        next: "After a rename: `pulumi up` in the renamed stack first. Else nothing.",
        of: ["DeviceRegistration", "CtrModule", "CtrModuleType"],
      },
      {
        says: ["for this resource, stays for now"],
        cause: "An earlier run made it, an API client or a token's entry: its secret cannot be had again, and may be in use.",
        next: "Nothing where `pulumi up` replaces it: Pulumi deletes it. Else delete it if no stack holds it.",
        of: ["ApiClient", "SseToken"],
      },
      {
        says: ["carries no mark"],
        cause: "Somebody took the mark off the object, or edited the state.",
        next: "Delete the object by hand if it is not wanted any more.",
      },
      {
        says: ["was made for this resource with other inputs"],
        cause: "A killed run made it before the program was changed, or `retainOnDelete` left it.",
        next: "Delete it if it is not wanted.",
        of: ["CtrModule"],
      },
      {
        says: ['stays in region "…" for now'],
        cause: "An object could not be removed after a failure.",
        next: "Nothing: the next `pulumi up` looks for it, and uses it or removes it.",
        of: ["ApiClient", "DeviceRegistration", "SseToken"],
      },
    ],
  },
  {
    title: "The state",
    messages: [
      {
        says: ["its state has no usable"],
        cause: "The checkpoint was edited, or something older wrote it.",
        next: "Import an earlier one, or make the resource anew as it says.",
      },
      {
        says: ["its state names no known region"],
        cause: "The checkpoint was edited, or something older wrote it.",
        next: "Put `region` right in the checkpoint, or `pulumi state delete`.",
      },
      {
        says: ["has no usable …: it is done without"],
        cause: "The checkpoint was edited, or something older wrote it; a default stands in its place.",
        next: "Nothing: the next `pulumi up` or `pulumi refresh` puts it right.",
      },
    ],
  },
];
