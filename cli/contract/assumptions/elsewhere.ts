import type { Assumption } from "../assumption";

const ofAppliance = { mark: "assumed", unseen: "only an appliance shows it" } as const;

/** What no look at the cloud tells: of other regions, and of appliances. */
export const elsewhere: readonly Assumption[] = [
  {
    contract: "4",
    mark: "assumed",
    says: "A client of one region is refused in another.",
    quote: "That a client of one region is refused in another: A",
    unseen: "a region is not sent the password of another one",
  },
  {
    contract: "4",
    mark: "assumed",
    says: "The hosts of India and Australia are called as the others are.",
    quote: "Their hosts are A",
    unseen: "this provider has nothing to do there",
  },
  {
    contract: "2.3",
    mark: "assumed",
    says: "Hosts beside that of Security Services Exchange may show a certificate of one of Cisco's own authorities.",
    quote: "that the hosts beside it may show one of an authority of Cisco's own, which a computer need not know: A",
    unseen: "no answer of the API tells; cisco-ctr doctor shows who issued each",
  },
  {
    ...ofAppliance,
    contract: "5.1",
    says: "The words by which a login asks for a second factor, or reminds of a passphrase that expires.",
    quote: "or ask for a second factor. O that; A how",
  },
  { ...ofAppliance, contract: "5.1", says: "The block that `version` prints.", quote: "(A the block" },
  {
    ...ofAppliance,
    contract: "5.4",
    says: "A service that is off offers ENABLE alone; what a cloud that cannot be reached looks like.",
    quote: "Not public, so A: a service that is off offers ENABLE alone",
  },
  {
    ...ofAppliance,
    contract: "5.4",
    says: "An empty line leaves the list of servers, and takes nothing.",
    quote: "That an empty line leaves the list and takes nothing: A",
  },
  {
    ...ofAppliance,
    contract: "5.5",
    says: "With a smart licence the appliance is registered by itself, and cannot be deregistered by hand.",
    quote: "cannot be deregistered by hand (A)",
  },
  { ...ofAppliance, contract: "5.6", says: "The words of the batch form.", quote: "The words for these commands are A" },
  {
    ...ofAppliance,
    contract: "5.7",
    says: "The sentence that refuses a command outside of machine mode.",
    quote: "The sentence of the refusal: A",
  },
];
