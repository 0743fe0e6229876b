import type { ResourceName } from "../../../provider/generated/schemas";

/** Whose page a message stands on, besides docs/troubleshooting.md. */
export type Page = ResourceName | "ApplianceIntegration" | "functions";

/** Something the provider says, and what it means; Markdown with links as docs/ has them. */
export interface Message {
  /** The part that is always the same, as the source has it; `…` stands for what differs. Several where they mean the same. */
  says: readonly string[];
  cause: string;
  next: string;
  /** Absent where it is not one resource's. */
  of?: readonly Page[];
}

export interface MessageGroup {
  title: string;
  messages: readonly Message[];
}
