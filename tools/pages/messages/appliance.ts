import type { MessageGroup } from "./message";

/** Logging in to an appliance, and registering it. */
export const appliance: readonly MessageGroup[] = [
  {
    title: "The login to an appliance",
    messages: [
      {
        says: ["showed the … host key"],
        cause: "The host key is not the one in the program.",
        next: "Compare as under [The host key](installation-configuration.md#the-host-key). Do not accept it blindly.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["refuses the login"],
        cause: "Wrong user, password or key of the appliance, or no SSH right.",
        next: "Check them. The provider tries each once, so as not to lock the account.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["asks for a password inside the session"],
        cause: "The appliance demands a new password.",
        next: "Log in by hand once, set one, give it to the provider.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["demands a new password"],
        cause: "The account has to get a new password before it may do anything.",
        next: "Log in by hand once, set one, give it to the provider.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["asks for more than the password at the login"],
        cause: "The account has a second factor.",
        next: "Give the provider an account without one, or with a private key.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["wants an agreement accepted"],
        cause: "The appliance asks that of whoever logs in.",
        next: "Log in by hand once and read it.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["with a question this provider does not know"],
        cause: "The appliance asks something that nobody foresaw. It was not answered.",
        next: "Answer it by hand, run `pulumi up` again.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["reminds that"],
        cause: "A warning: the appliance said so at the login, and was answered with no.",
        next: "Do what it reminds of, in time.",
        of: ["DeviceRegistration"],
      },
    ],
  },
  {
    title: "What an appliance refuses",
    messages: [
      {
        says: ["role may not use that command"],
        cause: "The account's role is too small.",
        next: "Use an administrator of the appliance.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["has no valid licence for that"],
        cause: "A feature key is missing or has expired.",
        next: "Look at the licences on the appliance.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["somebody else has changed the configuration meanwhile"],
        cause: "Another administrator committed while the provider was at work.",
        next: "Run `pulumi up` again when they are done.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["and this works on one machine only"],
        cause: "The appliance is in a cluster.",
        next: "Set `appliance.machine`.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["but the appliance is in no cluster"],
        cause: "`appliance.machine` is given for an appliance that stands alone.",
        next: "Leave it out.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["is not in step with its cluster since an upgrade"],
        cause: "The machines of the cluster run different releases, or have not synchronised.",
        next: "Look at `clusterconfig` on the appliance.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["is not connected to its cluster"],
        cause: "The machine has lost its cluster.",
        next: "Look at `clusterconfig` on the appliance.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["runs AsyncOS …, and an … can join from"],
        cause: "The release is too old.",
        next: "Upgrade the appliance. Nothing was changed on it.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["the appliance does not know the command"],
        cause: "It has no `cloudserviceconfig`: the release is too old, or a feature key is missing.",
        next: "Upgrade, or look at the licences.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["the appliance does not offer the server"],
        cause: "This release has no server for that region.",
        next: "Choose a region it names, or upgrade.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["the appliance does not offer … now"],
        cause: "It is busy, or somebody has changes that are not committed.",
        next: "Commit or discard them, run `pulumi up` again.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["such an appliance cannot be joined by itself"],
        cause: "An SMA manages this ESA.",
        next: "Register the SMA.",
        of: ["DeviceRegistration"],
      },
    ],
  },
  {
    title: "The registration of an appliance",
    messages: [
      {
        says: ["is registered already,"],
        cause: "The appliance belongs to this or another region, and `onExisting` does not allow to take it.",
        next: "Set `onExisting` as it says, or deregister by hand.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["is registered by its smart licence"],
        cause: "A smart licence holds the registration: it cannot be moved or deleted from here.",
        next: 'Use its region; or deregister the licence on the appliance first; or set `onDelete: "retain"`.',
        of: ["DeviceRegistration"],
      },
      {
        says: ["was registered meanwhile as device"],
        cause: "Two programs registered the appliance at the same time.",
        next: "Let only one have it.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["was registered by hand as device"],
        cause: "Somebody registered the appliance anew, under another entry than ours.",
        next: "Delete the old entry in the SSE portal, then `pulumi refresh` and `pulumi up`.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["registered devices are named"],
        cause: "Several devices have the appliance's host name.",
        next: "Rename or remove all but one in the SSE portal.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["of the token for region"],
        cause: "The appliance was given an expired or used token, or one of another region.",
        next: "Leave `token` out, or use one of this region.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["it was removed, with the registration that used it or by hand"],
        cause:
          "The token's entry was removed, by hand or together with an external registration that had used it, or is of another region.",
        next: "Change `keepers` of the `SseToken` or run `pulumi up --refresh`; or leave `token` out.",
        of: ["DeviceRegistration"],
      },
      {
        says: ['token of region "…" expired at'],
        cause: "The token expired before it was used.",
        next: "Change the `SseToken`'s `keepers`, or leave `token` out.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["did not happen within"],
        cause: "The appliance or the cloud took longer than a timeout.",
        next: "Run `pulumi up` again: it goes on waiting. Raise the timeout it names.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["did not answer … within"],
        cause: "The appliance was given a line and is still at work, or hangs.",
        next: "Run `pulumi up` again: it looks first and goes on. Raise the timeout it names.",
        of: ["DeviceRegistration"],
      },
      {
        says: ["lost the connection to"],
        cause: "The SSH session broke.",
        next: "Run `pulumi up` again: it looks first and goes on.",
        of: ["DeviceRegistration"],
      },
    ],
  },
];
