import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../../provider/base/known-secrets";
import { connectAppliance } from "../../../../provider/clients/appliance/client";
import { address, box, failureAt, makeCall, password, publicBlob, until, userKey, type Box } from "../../../support/ssh-box";

describe("login", () => {
  test("with the pinned key and a password, on a wide terminal", async () => {
    const made = await box();
    const { call, log, clock } = makeCall();
    const secrets = new Secrets();
    const appliance = await connectAppliance(address(made), call, secrets);
    expect(appliance.facts).toEqual({ type: "SMA", version: "12.5.0-658", hostName: "sma1.example.com" });
    expect(made.terminal).toEqual({ cols: 500, rows: 1000 });
    expect(made.attempts).toEqual(["none", `password ${password}`]);
    appliance.close();
    await until(() => made.connections.size === 0);
    expect(made.typed).toEqual(["version", "exit"]);
    expect(clock.sleepers).toBe(0);
    expect(secrets.redact(password)).toBe("[secret]");
    expect(log.join("\n")).not.toContain(password);
  });

  test("with a private key", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "publickey" && context.key.data.equals(publicBlob(userKey))) context.accept();
        else context.reject(["publickey"]);
      },
    });
    const appliance = await connectAppliance(
      address(made, { password: undefined, privateKey: userKey }),
      makeCall().call,
      new Secrets(),
    );
    appliance.close();
    expect(new Set(made.attempts)).toEqual(new Set(["none", "publickey"]));
  });

  test("keyboard-interactive answers the password once", async () => {
    const answers: string[][] = [];
    const made = await box({
      authenticate: (context) => {
        if (context.method !== "keyboard-interactive") {
          context.reject(["keyboard-interactive"]);
          return;
        }
        const ask = (rounds: number): void => {
          context.prompt([{ prompt: "Password: ", echo: false }], (given) => {
            answers.push(given);
            if (rounds > 1) ask(rounds - 1);
            else context.reject(["keyboard-interactive"]);
          });
        };
        ask(2);
      },
    });
    expect(await failureAt(address(made))).toMatchObject({ code: "authentication" });
    expect(answers).toEqual([[password], []]);
  });

  /** A box with a dialogue of its own for the login; answers what it was given. */
  async function dialogue(...asked: string[][]): Promise<{ made: Box; answers: string[][] }> {
    const answers: string[][] = [];
    const made = await box({
      authenticate: (context) => {
        if (context.method !== "keyboard-interactive") {
          context.reject(["keyboard-interactive"]);
          return;
        }
        const ask = ([prompts, ...more]: string[][]): void => {
          if (prompts === undefined) context.reject(["keyboard-interactive"]);
          else {
            context.prompt(
              prompts.map((prompt) => ({ prompt, echo: false })),
              (given) => {
                answers.push(given);
                ask(more);
              },
            );
          }
        };
        ask(asked);
      },
    });
    return { made, answers };
  }

  test.each<[string, string[][], string[][], string]>([
    ["a code after the password", [["Password: "], ["Enter your token code: "]], [[password], []], "Enter your token code:"],
    ["a code beside the password", [["Password: ", "Code: "]], [[]], "Password: Code:"],
    ["a passcode first", [["Enter PASSCODE: "]], [[]], "Enter PASSCODE:"],
    [
      "a choice with control characters",
      [["Password: "], ["\u001b[2JPush\r\n::error::or call? "]],
      [[password], []],
      "[2JPush : :error: :or call?",
    ],
  ])("asks for %s: quoted, and not answered", async (_, asked, given, quoted) => {
    const { made, answers } = await dialogue(...asked);
    const error = await failureAt(address(made));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain(`asks for more than the password at the login ("${quoted}")`);
    expect(error.message).toMatch(/without a second factor/);
    expect(answers).toEqual(given);
  });

  test.each([
    ["at once", [["New password: "]], [[]]],
    ["after the old one", [["Password: "], ["Your password has expired. Enter a new password: "]], [[password], []]],
    ["in the place of the old one", [["Current password: "]], [[]]],
  ])("demands a new password %s: none is ever typed", async (_, asked, given) => {
    const { made, answers } = await dialogue(...asked);
    const error = await failureAt(address(made));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain("demands a new password, and this provider never sets one");
    expect(answers).toEqual(given);
  });

  test("demands a new password in the protocol's own way", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "password") context.requestChange("Your password has expired", () => undefined);
        else context.reject(["password"]);
      },
    });
    expect((await failureAt(address(made))).message).toMatch(/never sets one; .* says "Your password has expired" at the login/);
  });

  test("takes the password, and then wants another method", async () => {
    const made = await box({
      authenticate: (context) => {
        if (context.method === "password") context.reject(["keyboard-interactive"], true);
        else context.reject(["password"]);
      },
    });
    const error = await failureAt(address(made));
    expect(error.message).toContain('asks for more than the password at the login ("keyboard-interactive")');
    expect(made.attempts).toEqual(["none", `password ${password}`]);
  });

  test("a wrong password is tried once, and the inputs are named", async () => {
    const made = await box();
    const error = await failureAt(address(made, { password: "wrong one" }));
    expect(error).toMatchObject({ code: "authentication" });
    expect(error.message).toContain("`appliance.password`");
    expect(error.message).toContain("`appliance.credentialsEnv`");
    expect(made.attempts).toEqual(["none", "password wrong one"]);
  });

  test("needs a credential", async () => {
    expect(await failureAt(address({ port: 1 }, { password: undefined }))).toMatchObject({ code: "missing-credentials" });
  });

  test("a key that cannot be read is not quoted", async () => {
    const error = await failureAt(address({ port: 1 }, { privateKey: "-----BEGIN nonsense" }));
    expect(error).toMatchObject({ code: "invalid-input", message: expect.stringContaining("`appliance.privateKey`") });
    expect(error.message).not.toContain("nonsense");
  });
});
