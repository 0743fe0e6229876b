import type { MessageGroup } from "./message";

/** What a Firepower Management Center refuses, and what is left on it. */
export const fmc: readonly MessageGroup[] = [
  {
    title: "An FMC",
    messages: [
      {
        says: ["showed a certificate with the SHA-256 fingerprint"],
        cause: "The FMC's certificate is not the pinned one.",
        next: "Compare as under [The FMC](installation-configuration.md#the-fmc). Do not accept it blindly.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["is not trusted ("],
        cause: "No authority that is trusted vouches for the FMC's certificate, or it has expired.",
        next: "Set `fmc.fingerprint` or `fmc.caFile`. Renew an expired one on the FMC: a pin does not help.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["refuses the user name and password"],
        cause: "Wrong user or password of the FMC.",
        next: "Check them. The provider tries once, so as not to lock the account.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["with which Cisco XDR does not work"],
        cause: "The FMC runs 7.0.0, 7.0.1 or 7.1.",
        next: "Upgrade it to 7.0.2 or later of 7.0, or to 7.2 or later.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ['does not offer region "'],
        cause: "The FMC knows no cloud region of that name.",
        next: "Choose one of those it names, or upgrade the FMC. Nothing was changed on it.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["SecureX is on only with an API client"],
        cause: "`securex.clientId` or `securex.clientPassword` is missing.",
        next: "Give those of an `ApiClient`, or set `securex.enabled` to false.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["can be set from"],
        cause: "The FMC is too old for that setting.",
        next: "Upgrade it, leave `securex` out, or use region `us`.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["the FMC refuses"],
        cause: "It has the evaluation licence or a satellite server, or the user has not the role.",
        next: "Follow what it says. What was changed before is put back.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["has all of these settings already: a delete will change nothing"],
        cause: "A warning: the FMC was set so before, by hand or by a run that was killed.",
        next: "Nothing; or look in the output of the killed run for what was there before it.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["whose password an FMC does not show"],
        cause: "A warning of a delete: the API client that was there before cannot be put back.",
        next: "Switch SecureX on by hand if it is still wanted.",
        of: ["FmcCloudIntegration"],
      },
      {
        says: ["the FMC takes 120 requests a minute"],
        cause: "Somebody else uses its REST API too.",
        next: "Try again in a minute.",
        of: ["FmcCloudIntegration"],
      },
    ],
  },
];
