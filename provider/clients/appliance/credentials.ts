/** A person or a key that an appliance lets in. */
export interface ApplianceCredentials {
  username: string;
  password?: string;
  privateKey?: string;
}
