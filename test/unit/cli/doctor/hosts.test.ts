import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { hostFinding, type Expected } from "../../../../cli/doctor/hosts";
import { probe, type Probe, type Target } from "../../../../cli/doctor/probe";
import type { Finding } from "../../../../cli/doctor/findings";
import { systemClock } from "../../../../provider/base/clock";
import { Secrets } from "../../../../provider/base/known-secrets";
import { proxyFor } from "../../../../provider/clients/http/proxy";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { authority, certificateFor, FakeNetwork, type Issued } from "../../../support/doctor-network";
import { fakeCall } from "../../../support/fake-call";
import { say, startHostileProxy, tunnel, type Deed } from "../../../support/hostile-proxy";

const api = "visibility.amp.cisco.com";
const sse = "api-sse.cisco.com";

const ofApi: Expected = {
  ...{ host: api, allow: api, port: 443, purpose: "API", neededBy: ["provider"], needed: true, path: "/" },
};
const ofSse: Expected = {
  ...{ host: sse, allow: sse, port: 443, purpose: "registration", neededBy: ["appliance", "ftd", "fmc"] },
  ...{ needed: false, path: "/", status: 403 },
};

let own: Issued;
let inspection: Issued;
let network: FakeNetwork;
beforeAll(async () => {
  [own, inspection] = await Promise.all([authority("Public CA"), authority("Inspection CA")]);
});
beforeEach(() => {
  network = new FakeNetwork();
  network.ca = own.cert;
});
afterEach(() => network.close());

function look(host: string, more: Partial<Target> = {}): Promise<Probe> {
  return probe(network, { host, port: 443, secure: true, path: "/", ...more }, fakeCall({ clock: systemClock }));
}
const found = async (expected: Expected, more?: Partial<Target>): Promise<Finding> =>
  hostFinding(expected, await look(expected.host, more), pulumiWording);

/** As if the authority were one of those that Node brings along. */
const publicly = (seen: Probe): Probe => {
  const { certificate } = seen;
  return certificate ? { ...seen, certificate: { ...certificate, byOwnAuthority: false } } : seen;
};

describe("a host that answers as it should", () => {
  test("is fine, with who vouches for it, and nothing but a GET was sent", async () => {
    await network.serve(sse, await certificateFor(sse, own), 403);
    const seen = publicly(await look(sse));
    const finding = hostFinding(ofSse, seen, pulumiWording);
    expect(finding).toMatchObject({
      ...{ check: "host", subject: sse, level: "ok" },
      says: "answers 403, as it should; TLSv1.3, issued by Public CA of Example",
      details: { addresses: ["127.0.0.1"], issuer: "Public CA of Example", status: 403, trusted: true },
    });
    expect(finding).not.toHaveProperty("next");
    expect(network.asked).toEqual(["GET / accept connection host user-agent"]);
  });

  test("is fine where it wants a certificate of the client", async () => {
    await network.serve(sse, await certificateFor(sse, own), 403, { requestCert: true, rejectUnauthorized: true });
    expect(hostFinding(ofSse, publicly(await look(sse)), pulumiWording)).toMatchObject({
      level: "ok",
      says: expect.stringMatching(/^asks for a client's certificate, so it is reached; TLSv1\.3, issued by/),
    });
  });

  test("is fine by an authority of Cisco's own, which this machine need not know", async () => {
    await network.serve(sse, await certificateFor(sse, await authority("HydrantID Server CA O1")), 403);
    expect(await found(ofSse)).toMatchObject({ level: "ok", details: { trusted: false } });
    expect(await found({ ...ofSse, neededBy: ["provider"], needed: true })).toMatchObject({ level: "problem" });
  });

  test("tells the time", async () => {
    await network.serve(api, await certificateFor(api, own), 401, { date: new Date(Date.now() - 3_600_000) });
    const { answer } = await look(api);
    expect(Math.round((answer?.aheadMs ?? 0) / 60_000)).toBe(-60);
  });
});

describe("a proxy that inspects TLS", () => {
  test("is seen by its issuer, where the provider needs the host", async () => {
    await network.serve(api, await certificateFor(api, inspection), 401);
    expect(await found(ofApi)).toMatchObject({
      level: "problem",
      says: "shows a certificate issued by Inspection CA of Example, whom this machine does not trust (UNABLE_TO_VERIFY_LEAF_SIGNATURE)",
      next: expect.stringMatching(/a proxy that inspects TLS: .* NODE_EXTRA_CA_CERTS/),
    });
  });

  test("is a warning where others need the host, who trust authorities of their own", async () => {
    await network.serve(sse, await certificateFor(sse, inspection), 403);
    expect(await found(ofSse)).toMatchObject({
      level: "warning",
      says: expect.stringMatching(/Inspection CA of Example.*; needed by ESA and SMA, FTD, FMC$/),
      next: expect.stringMatching(/trusts authorities of its own only\. What matters is the way from where it is needed/),
    });
  });

  test("is a warning where this machine was made to trust it", async () => {
    network.ca = inspection.cert;
    await network.serve(api, await certificateFor(api, inspection), 401);
    expect(await found(ofApi)).toMatchObject({
      level: "warning",
      says: "answers 401; TLSv1.3, issued by Inspection CA of Example",
      details: { trusted: true, byOwnAuthority: true },
    });
  });
});

describe("a certificate", () => {
  test("out of date points at the clock", async () => {
    await network.serve(api, await certificateFor(api, own, Date.now() - 24 * 3_600_000), 401);
    expect(await found(ofApi)).toMatchObject({
      level: "problem",
      says: expect.stringMatching(/issued by Public CA of Example, is valid from .* and not now$/),
      next: expect.stringMatching(/^Set the clock of this machine right/),
    });
  });

  test("of another name points at what answers there", async () => {
    await network.serve(api, await certificateFor("portal.example.com", own), 200);
    expect(await found(ofApi)).toMatchObject({
      level: "problem",
      says: "shows a certificate of portal.example.com, issued by Public CA of Example: of another name",
      next: expect.stringMatching(/a portal to log in to/),
    });
  });
});

describe("a host that is not reached", () => {
  test("because its name does not resolve", async () => {
    expect(await found(ofApi)).toMatchObject({
      level: "problem",
      says: "its name does not resolve (ENOTFOUND)",
      next: "Check the name server of this machine; behind a proxy, set HTTPS_PROXY.",
      details: { stage: "name", failure: "ENOTFOUND" },
    });
  });

  test("because a firewall refuses: the guide's words, and its pattern", async () => {
    await network.refuse("mx01.sse.itd.cisco.com");
    const exchange = { ...ofSse, host: "mx01.sse.itd.cisco.com", allow: "mx*.sse.itd.cisco.com" };
    expect(await found(exchange)).toMatchObject({
      level: "warning",
      says: "cannot be connected to (ECONNREFUSED); needed by ESA and SMA, FTD, FMC",
      next: expect.stringMatching(/^Open HTTPS \(in and out\) port 443 on the firewall for mx\*\.sse\.itd\.cisco\.com, by name/),
    });
  });

  test.each([
    ["behind the connection", /^accepts a connection, and does not answer the TLS handshake$/, () => undefined],
    [
      "in place of TLS",
      /^the TLS handshake fails \(ERR_SSL/,
      (socket: { end: (text: string) => void }) => {
        socket.end("HTTP/1.1 400 Bad\r\n\r\n");
      },
    ],
    [
      "but hangs up",
      /^the TLS handshake fails \(ECONNRESET\)$/,
      (socket: { destroy: () => void }) => {
        socket.destroy();
      },
    ],
  ])("because something answers %s, within its time", async (_what, says, deed) => {
    network.limitMs = 150;
    await network.answer(api, deed);
    expect(await found(ofApi)).toMatchObject({ level: "problem", says: expect.stringMatching(says) });
  });

  test("because no request is answered", async () => {
    network.limitMs = 400;
    await network.serve(api, await certificateFor(api, own), undefined);
    expect(await found(ofApi)).toMatchObject({ level: "problem", says: "accepts a connection, and does not answer a request" });
  });

  test("and matters to nobody yet, in a region that is not used", async () => {
    expect(await found({ ...ofApi, needed: false })).toMatchObject({
      level: "warning",
      next: expect.stringMatching(/It matters as soon as this region is used\.$/),
    });
  });
});

describe("an answer", () => {
  test("that Security Services Exchange does not give", async () => {
    await network.serve(sse, await certificateFor(sse, own), 200);
    expect(await found(ofSse)).toMatchObject({
      level: "warning",
      says: expect.stringMatching(/^answers 200 to \/, and 403 is expected/),
    });
  });

  test("of a gateway", async () => {
    await network.serve(api, await certificateFor(api, own), 502);
    expect(await found(ofApi)).toMatchObject({ level: "problem", says: expect.stringMatching(/^answers 502/) });
  });
});

describe("through a proxy", () => {
  async function behind(deed: Deed, host = "localhost"): Promise<{ finding: Finding; asked: string[] }> {
    const proxy = await startHostileProxy(deed);
    const url = `http://user:pass-word-1@127.0.0.1:${proxy.port}`;
    const port = await network.serve(host, await certificateFor(host, own), 401);
    const through = proxyFor(`https://${host}`, new Secrets(), { HTTPS_PROXY: url });
    if (through === undefined) throw new Error("no proxy");
    const expected = { ...ofApi, host, allow: host };
    const seen = publicly(await look(host, { port, proxy: through }));
    await proxy.close();
    return { finding: hostFinding(expected, seen, pulumiWording), asked: proxy.asked };
  }

  test("a host is reached without a name server of our own", async () => {
    const { finding, asked } = await behind(tunnel());
    expect(finding).toMatchObject({ level: "ok", says: expect.stringMatching(/^answers 401/) });
    expect(asked).toHaveLength(1);
    expect(network.lookedUp).toEqual([]);
  });

  test("that wants a login, the proxy's own advice is given", async () => {
    const { finding } = await behind(say("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
    expect(finding).toMatchObject({
      level: "problem",
      says: expect.stringMatching(/the proxy of HTTPS_PROXY \(127\.0\.0\.1:\d+\) answers 407 to CONNECT localhost/),
      next: "Put its user name and password into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.",
    });
    expect(JSON.stringify(finding)).not.toContain("pass-word-1");
  });
});
