/** An atomic value (Swagger iroh-enrich, Observable). */
export interface Observable {
  type: string;
  value: string;
}

/** Reputations of the Talos type: disposition 1 Clean, 2 Malicious, 5 Unknown (contracts 7). */
export function reputation({ value }: Observable): {
  disposition: 1 | 2 | 5;
  disposition_name: "Clean" | "Malicious" | "Unknown";
} {
  if (value.includes("internetbadguys.com") || value === "67.215.92.210")
    return { disposition: 2, disposition_name: "Malicious" };
  if (value === "cisco.com") return { disposition: 1, disposition_name: "Clean" };
  return { disposition: 5, disposition_name: "Unknown" };
}
