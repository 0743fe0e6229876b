/** What a change of an input means. */
export type OnChange =
  /** Delete, then create. */
  | "replace"
  /** Create, then delete: rotation of something that cannot be reset. */
  | "rotate"
  /** An API call on the object that is there. */
  | "update"
  /** No call: used from then on. */
  | "record"
  /** Matters only at creation: never a difference. */
  | "ignore"
  /** An object whose properties have their own meaning. */
  | "nested";

/** The part of JSON Schema, with our own keywords, that the lifecycle reads. */
export interface Schema {
  title?: string;
  type?: string;
  /** A path into `definitions`. */
  $ref?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  pattern?: string;
  definitions?: Record<string, Schema>;
  default?: unknown;
  "x-default"?: "logical-name";
  "x-on-change"?: OnChange;
  "x-secret"?: boolean;
  /** A secret to the state, but no word to be masked in messages: it is too common. */
  "x-shown"?: boolean;
  /** A list whose order says nothing. */
  "x-set"?: boolean;
  /** Absent means that the other side decides. */
  "x-computed"?: boolean;
  /** An output that equals the resource's id. */
  "x-id"?: boolean;
}
