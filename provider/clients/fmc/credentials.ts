/** A person who logs in to an FMC. */
export interface FmcCredentials {
  username: string;
  password: string;
}
