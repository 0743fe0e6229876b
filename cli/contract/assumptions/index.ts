import type { Assumption } from "../assumption";
import { clients } from "./clients";
import { common } from "./common";
import { elsewhere } from "./elsewhere";
import { exchange } from "./exchange";
import { login } from "./login";
import { modules } from "./modules";
import { types } from "./types";

const section = (contract: string): number[] => contract.split(".").map(Number);

/** All that this provider takes for given about the cloud, in the order of docs/contracts.md. */
export const assumptions: readonly Assumption[] = [login, clients, exchange, modules, types, elsewhere, common]
  .flat()
  .sort((a, b) => {
    const [[left = 0, leftPart = 0], [right = 0, rightPart = 0]] = [section(a.contract), section(b.contract)];
    return left - right || leftPart - rightPart;
  });
