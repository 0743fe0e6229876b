/** A collection of the simplest objects, against an API that a test writes. */
import { Collection } from "../../provider/clients/cloud/collection";
import { Answer } from "../../provider/clients/http/shapes";
import type { ScriptedApi } from "./scripted-api";

export interface Thing {
  id: string;
  name: string;
}

export const thingsPath = "/iroh/things";

export function thingsOf(api: ScriptedApi): Collection<Thing> {
  return new Collection<Thing>(api.client(), {
    path: thingsPath,
    kind: "device",
    scopes: { read: ["sse"], write: ["sse"] },
    parse: (json) => {
      const answer = new Answer(json, "the thing");
      return { id: answer.text("id"), name: answer.text("name") };
    },
  });
}

/** What was asked for since it was last looked: ids, and `all` for each page of the list. */
export const thingsAsked = (api: ScriptedApi): string[] =>
  api.requests.splice(0).map(({ path }) => (path === thingsPath ? "all" : path.slice(thingsPath.length + 1)));
