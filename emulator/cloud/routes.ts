import { clientRoutes } from "./clients";
import { enrichRoutes } from "./enrich";
import { inspectRoutes } from "./inspect";
import { instanceRoutes } from "./module-instances";
import { typeRoutes } from "./module-types";
import { oauthRoutes } from "./oauth";
import { profileRoutes } from "./profile";
import type { Route } from "./route";
import { sseRoutes } from "./sse";
import { publications } from "./swagger";

const described: readonly Route[] = [
  ...oauthRoutes,
  ...clientRoutes,
  ...sseRoutes,
  ...typeRoutes,
  ...instanceRoutes,
  ...enrichRoutes,
  ...inspectRoutes,
  ...profileRoutes,
];

/** Everything the emulated cloud answers, as data: the server is built from it, and so are the page that lists it and its Swagger. */
export const routes: readonly Route[] = [...described, ...publications(described)];
