/** Words that no variable of a module may have, and those that the program has of its own. */
const taken = (
  "await break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
  "implements import in instanceof interface let new null package private protected public return static super switch this throw " +
  "true try typeof var void while with yield arguments eval undefined NaN Infinity process Number require module exports " +
  "ApplianceIntegration CtrModule DeviceRegistration"
).split(" ");

const longestName = 60;

/** Names for what somebody else has named: of letters, digits and hyphens, and none of them twice. */
export class Names {
  private readonly given = new Set<string>();

  /** A name for a resource, from the first part of a host's name or from another text. */
  resource(text: string, fallback: string): string {
    const [host = ""] = text.split(".");
    const plain = (/^[\w.-]+$/.test(text) ? host : text)
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .slice(0, longestName)
      .replace(/^-|-$/g, "");
    return this.once(plain === "" ? fallback : plain);
  }

  private once(name: string): string {
    for (let n = 1; ; n++) {
      const one = n === 1 ? name : `${name}-${n}`;
      // Variables of shells and of programs know no hyphens, and the former no case.
      const key = one.toLowerCase().replaceAll("-", "");
      if (this.given.has(key)) continue;
      this.given.add(key);
      return one;
    }
  }
}

/** The variable of a program for a resource's name. */
export function variable(name: string): string {
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return /^\d/.test(camel) || taken.includes(camel) ? `its${camel.charAt(0).toUpperCase()}${camel.slice(1)}` : camel;
}

/** The beginning of variables of the environment for a resource's name. */
export function environmentPrefix(name: string): string {
  const upper = name.toUpperCase().replaceAll("-", "_");
  return /^\d/.test(upper) ? `ITS_${upper}` : upper;
}
