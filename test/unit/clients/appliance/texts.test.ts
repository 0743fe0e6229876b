/** The table of sentences and what it makes of them: every question and refusal is read as one thing, or as nothing. */
import { describe, expect, test } from "@jest/globals";
import { plainNames } from "../../../../provider/clients/appliance/names";
import { obstacles } from "../../../../provider/clients/appliance/obstacles";
import { passwordPrompt, says, texts, type Meaning } from "../../../../provider/clients/appliance/texts";

/** Questions with their prompt, and refusals, each by what it means. Observed words first, then what others might print. */
const samples: Partial<Record<Meaning, readonly string[]>> = {
  "unknown-command": [
    "Unknown command or missing feature key: threatresponseconfig",
    "Unknown command: threatresponseconfig",
    "Unknown command",
  ],
  "wrong-role": [
    "You are not in the correct access group to use commit",
    "You are not in the correct access\ngroup to use cloudserviceconfig.",
    "You do not have the permission to use this command.",
  ],
  "not-in-cluster": [
    "This command is only available on cluster system",
    "clustermode: only available on a cluster system.",
    "This machine is not a member of a cluster.",
  ],
  "not-resynchronised": [
    "The machine esa1 is not yet resynchronized with the cluster after upgrading.",
    "not yet resynchronised with the cluster after upgrading",
  ],
  "machine-disconnected": ["Machine esa2.example.com is currently disconnected.", "esa2 is not connected."],
  "unknown-machine": ["No such machine.", 'Machine "esa9" is not in the cluster.', "Unknown machine esa9"],
  "no-feature-key": ['The "Cisco Threat Response" feature key has expired.', "A license for this feature is not available."],
  "ask-new-password": [
    "Your passphrase has expired, and must be changed before you go on. Enter a new passphrase: []>",
    "You must change your password now. [Y]>",
    "Your password is expired. Do you want to continue? [N]>",
    "Please enter your new password: []>",
  ],
  "ask-licence": [
    "Do you accept the license agreement? [N]>",
    "Do you agree to the above terms? [Y]>",
    "Do you accept the End User Licence Agreement (EULA)? (yes/no):",
  ],
  "ask-discard": ["Are you ready to discard all of your changes? [N]>"],
  "ask-expiry": [
    "Your passphrase will expire in 6 days. Do you want to change it now? [N]>",
    "WARNING: The password for admin expires on Mon Nov 19 10:04:35 2018 GMT.\nWould you like to change your password? [Y]>",
    "Your passphrase is about to expire. Change it now? (y/n)",
  ],
  "ask-upgrade": [
    "A new version of AsyncOS is available. Do you want to upgrade now? [Y]>",
    "An upgrade is available for your appliance. Would you like to download it? [N]>",
  ],
  "ask-enable-securex": [
    "Would you like to enable Cisco SecureX/ Threat Response feature? [Y]>",
    "Would you like to enable Cisco SecureX/ Threat Response feature [N]>",
  ],
  "ask-disable-securex": ["Would you like to disable Cisco SecureX/ Threat Response feature? [N]>"],
  "ask-rollback": ["Do you want to save the current configuration for rollback? [Y]>"],
  "ask-comment": ["Please enter some comments describing your changes: []>"],
  "ask-machine-mode": ['This command is restricted to "machine" mode. Would you like to switch to "machine" mode? [Y]>'],
  "ask-deregister": [
    "Do you want to deregister your appliance from the Cisco Threat Response portal. If you deregister, you will not be able to access the Cloud Service features. [N]>",
  ],
};

const isDecisive = (meaning: Meaning): boolean =>
  meaning.startsWith("ask-") || meaning in obstacles(plainNames) || meaning === "unknown-command";
const decisive = [...new Set(texts.map(({ means }) => means))].filter(isDecisive);
const rows = Object.entries(samples).flatMap(([meaning, said]) => said.map((text) => [meaning as Meaning, text] as const));

test.each(rows)("%s: %s", (meaning, text) => {
  expect(decisive.filter((each) => says(text, each))).toEqual([meaning]);
});

test("every refusal and every question of a person has a sample", () => {
  const asked = [...Object.keys(obstacles(plainNames)), "ask-expiry", "ask-upgrade"];
  expect(asked.filter((meaning) => !(meaning in samples))).toEqual([]);
});

test.each([
  "Erase the whole configuration? [Y]>",
  "Do you want to reboot now? [Y]>",
  "Your passphrase will expire in 6 days. Welcome. Erase the whole configuration? [N]>",
  "Another administrator has changes. Commit anyway? [Y]>",
  "Would you like to enable Cisco SecureX/ Threat Response feature? [Y]> Really? [Y]>",
  "Choose the operation you want to perform: - REGISTER - To register the appliance. []>",
])("nobody knows: %s", (text) => {
  expect(decisive.filter((each) => says(text, each))).toEqual([]);
});

describe("a prompt of the login", () => {
  test.each([
    ["Password:", true],
    ["Password: ", true],
    ["admin@esa1's password:", true],
    ["(admin@esa1.example.com) Password: ", true],
    ["Enter your passphrase:", true],
    ["New password:", false],
    ["Enter a new passphrase:", false],
    ["Current password:", false],
    ["Your password has expired. Old password:", false],
    ["Retype password:", false],
    ["Enter PASSCODE:", false],
    ["Enter your token code:", false],
    ["Passcode or option (1-3):", false],
    ["Verification code:", false],
    ["", false],
  ])("%j asks for the password: %p", (prompt, expected) => {
    expect(passwordPrompt.test(prompt)).toBe(expected);
  });
});
