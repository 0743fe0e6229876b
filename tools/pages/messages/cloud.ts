import type { MessageGroup } from "./message";

/** What stands between the provider and the cloud. */
export const cloud: readonly MessageGroup[] = [
  {
    title: "Credentials and scopes",
    messages: [
      {
        says: ["there are no credentials for region"],
        cause: "No API client is set for that region.",
        next: "Set the variables it names. A move needs both regions.",
      },
      {
        says: ["the file that … names"],
        cause:
          "A `_FILE` variable names a file that is missing, no regular file, larger than 64 KiB, not UTF-8, empty or of several lines.",
        next: "Correct the variable or the file.",
      },
      {
        says: ["plain http is accepted only for this machine"],
        cause: "An address in `CISCO_CTR_…_URL` is not `https`.",
        next: "Leave the variable unset, or use `https`.",
      },
      {
        says: ["refuses the API client's id and password"],
        cause: "Wrong id or password, a disabled client, or a client of another region.",
        next: "Check the pair where the message says it stands; each region has clients of its own.",
      },
      {
        says: ['the API client of region "…" lacks'],
        cause: "The client, or the user who owns it, has not the scope.",
        next: "Give it the scope. See [Scopes](installation-configuration.md#scopes).",
      },
      { says: ["the API refuses access"], cause: "The user who owns the client lost a right.", next: "Check that user's role." },
    ],
  },
  {
    title: "The package",
    messages: [
      {
        says: ["a package that pulumi-cisco-ctr needs is not installed"],
        cause: "An installation that is not whole.",
        next: "`npm ci`.",
      },
      {
        says: ["cannot be found from"],
        cause: "The package is not a direct dependency of the program.",
        next: "Add it to the program's own `package.json`.",
      },
      {
        says: ["An inline program of the Automation API"],
        cause: "A function runs in the process that calls the Automation API, without the workspace's `envVars`.",
        next: "Set `process.env` too, or use Pulumi config. See [Functions](functions.md).",
        of: ["functions"],
      },
    ],
  },
  {
    title: "The way to the cloud or a machine",
    messages: [
      {
        says: ["the organisation's request quota"],
        cause: "8000 requests an hour are used up, by you or others.",
        next: "Try again at the time it names.",
      },
      {
        says: ["does not answer, and the time for this operation is used up"],
        cause: "A region or an FMC that had answered before stopped to, and was waited for.",
        next: "Run the command again when it answers: it goes on from there.",
      },
      {
        says: ["cannot be reached"],
        cause: "Name, network, firewall, proxy or certificate.",
        next: "Check the way from this machine to the host it names.",
      },
      {
        says: ["If it is gone for good, set onDelete"],
        cause: "A delete cannot log in to the appliance or the FMC, which does not answer.",
        next: 'Run it again when it answers; or set `onDelete: "retain"`, run `pulumi up`, then delete.',
        of: ["DeviceRegistration", "FmcCloudIntegration"],
      },
      {
        says: ["did not answer in time"],
        cause: "Name, network, firewall or proxy; or the other side is slow.",
        next: "Run the command again.",
      },
      {
        says: ["the proxy of"],
        cause: "The proxy refuses or fails; the API was not asked.",
        next: "Correct the variable it names, or ask who runs the proxy.",
      },
      {
        says: ["is not the address of a proxy"],
        cause: "`HTTPS_PROXY` or `ALL_PROXY` holds something else.",
        next: "Write it as `http://proxy.example.com:3128`, or unset it.",
      },
      {
        says: ["sent an answer of more than"],
        cause: "Something else than the API or the FMC answers.",
        next: "Look what answers at the address that it names.",
      },
      {
        says: ["something that is not the API answered 404"],
        cause: "A gateway or a wrong address answers: it does not prove that anything is gone.",
        next: "Check the address it names, and the proxy.",
      },
      {
        says: ["the answer is cut off or is not JSON"],
        cause: "A proxy or gateway stands in between, or the API has trouble.",
        next: "Run the command again; give Cisco the trace id if it goes on.",
      },
    ],
  },
  {
    title: "Inputs and options",
    messages: [
      {
        says: ["is not an input"],
        cause: "An input is misspelt.",
        next: "Look for it in the table of inputs on its [page](resources/README.md).",
      },
      {
        says: ["which these resources do not do", "a transform has"],
        cause: "An option, or what a transform made of it, cannot be obeyed.",
        next: "See [Options of Pulumi](behaviour.md#options-of-pulumi).",
      },
      {
        says: ["stays: a later create has taken it over"],
        cause:
          "A transform has turned the order of a replacement round, or the state is older than another that has the object by now.",
        next: "Leave `deleteBeforeReplace` alone, see [Options of Pulumi](behaviour.md#options-of-pulumi).",
      },
      { says: ["the operation was cancelled"], cause: "Pulumi was ended.", next: "Run `pulumi up` again." },
    ],
  },
];
