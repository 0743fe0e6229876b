import { describe, expect, test } from "@jest/globals";
import { svgMap } from "../../../../cli/map";
import { fitted, markup } from "../../../../cli/map/text";
import { cleanReport, reportOf, sampleReport, sampleSecret } from "../../../support/drift-report";
import { hostileWords } from "../../../support/hostile-text";
import { fleetReport, findingOf } from "../../../support/fleet-report";

/** Every tag of a text, as it is. */
const tags = (svg: string): string[] => svg.match(/<[^>]*>/g) ?? [];
const ours =
  /^<(?:\/?(?:svg|title|desc|style|g|rect|path|text|tspan)|(?:svg|g|rect|path|text|tspan|title|desc)(?: [\w:-]+="[^"<>]*")*\/?)>$/;

describe("the map as SVG", () => {
  test("is a picture that says what it is, and needs nothing else", () => {
    const svg = svgMap(sampleReport());
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-labelledby="map-title map-description">/,
    );
    expect(svg).toContain('<title id="map-title">Map of appliances, devices and modules</title>');
    expect(svg).toContain("10 findings: 1 missing");
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import|href/);
  });

  test("has day and night", () => {
    expect(svgMap(cleanReport())).toMatch(/\.map\{--page:#f4f6f8.*@media \(prefers-color-scheme:dark\)\{\.map\{--page:#0d1117/s);
  });

  test("tells of a box by class, sign and word, and on pointing at it what was found", () => {
    const svg = svgMap(fleetReport(1, [findingOf("unregistered", "device0"), findingOf("changed", "device0")]));
    const [device] = /<g class="box s-unregistered".*?<\/text><\/g>/.exec(svg) ?? [];
    expect(device).toContain(
      "<title>device0, device of mail/site-0. is not registered: the appliance is not registered any more: it was re-imaged, or somebody deregistered it. was changed by somebody else: 2 properties differ from the state</title>",
    );
    expect(device).toMatch(/class="badge" d=.*class="sign" d=.*>unregistered \+1</);
  });

  test("draws what is in no stack with a broken line", () => {
    expect(svgMap(sampleReport())).toMatch(/<g class="box s-unmanaged loose"/);
  });

  test.each([...hostileWords, "</title><script>alert(1)</script>", `"onload="alert(1)`, "<![CDATA[", "&amp;&#60;"])(
    "is made of our tags alone with %j",
    (word) => {
      const svg = svgMap(reportOf(word));
      expect(tags(svg.replace(/<style>.*<\/style>/s, "")).filter((tag) => !ours.test(tag))).toEqual([]);
      expect(svg).not.toMatch(/(?![\n])[\p{C}\p{Zl}\p{Zp}]/u);
      expect(svg.replace(/<style>.*<\/style>/s, "")).not.toMatch(/::[a-f]*[g-z-]|##[a-z]*\[/i);
    },
  );

  test("shows no secret", () => {
    const report = sampleReport();
    const objects = report.objects.map((object) => ({ ...object, name: `of ${sampleSecret}` }));
    const svg = svgMap({ ...report, objects });
    expect(svg).toContain("of [secret]");
    expect(svg).not.toContain(sampleSecret);
  });
});

describe("a text on the map", () => {
  test("is markup of nobody", () => {
    expect(markup(`<a href="x" title='y'>&`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  });

  test("stays whole where it fits, and else keeps its beginning and its end, a host's name its beginning", () => {
    expect(fitted("esa1.example.com", 12)).toBe("esa1.example.com");
    expect(fitted("esa-prod-site-0012.mail.example.com", 12)).toBe("esa-prod-site-0012…");
    expect(fitted("module of the site in Paris 0012", 12)).toBe("module of t…is 0012");
    expect(fitted("x".repeat(100_000), 12)).toMatch(/^x{5,9}…x{7}$/);
    expect(fitted("日本語のとても長い名前のアプライアンス", 12)).toBe("日本語の…アプライアンス");
  });
});
