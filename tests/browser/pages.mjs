// Looks at each page of this folder as a reader would: on a narrow screen, enlarged, in the dark, on paper.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox", ...quiet] });
const wrong = [];

/** The filters of the handbook: units of level 3 about behaviour, and what else a chapter has. */
const filtered = async (page) => {
  const titles = () => page.$$eval("#found a", (links) => links.map((link) => link.textContent));
  await page.selectOption("#found-in", { label: "Units" });
  await page.selectOption("#found-level", { label: "level 3" });
  const all = await titles();
  await page.fill("#words", "behaviour");
  const some = await titles();
  if (all.length !== 7) wrong.push(`the handbook has ${all.length} units of level 3: ${all}`);
  if (some.length === 0 || some.length >= all.length || !some.every((title) => all.includes(title))) wrong.push(`of these, about behaviour: ${some}`);
  await page.click("#found a");
  if (await page.inputValue("#found-level") !== "") wrong.push("the filters stay after a choice");
};

for (const file of readdirSync(".").filter((name) => name.endsWith(".html")).sort()) {
  // 1280 columns of a screen at 200 % are 640; a telephone has 360, a tablet 1024.
  for (const [colorScheme, widths] of [["light", [360, 640, 1024, 1280]], ["dark", [1280]]]) {
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`file://${process.cwd()}/${file}`);
      const whole = await page.evaluate(() => document.documentElement.scrollWidth);
      if (whole > width) wrong.push(`${file} is ${whole} wide on a screen of ${width}`);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run());
      for (const { id, nodes } of violations) wrong.push(`${file}, ${colorScheme}, ${width}: ${id} at ${nodes[0].target}`);
      if (width === 1280 && colorScheme === "light") {
        const paper = await page.pdf({ format: "A4" });
        if (paper.length < 1000) wrong.push(`${file} prints nothing`);
        if (file === "handbook.html") await filtered(page);
      }
      await context.close();
    }
  }
}
// Flowcharts are drawn by Mermaid itself.
for (const file of readdirSync(".").filter((name) => name.endsWith(".mmd")).sort()) {
  const page = await browser.newPage();
  await page.addScriptTag({ path: "node_modules/mermaid/dist/mermaid.min.js" });
  const fault = await page.evaluate(async (text) => {
    try {
      await mermaid.parse(text);
      const { svg } = await mermaid.render("drawn", text);
      return svg.includes("<desc") ? null : "has no description";
    } catch (error) {
      return error.message;
    }
  }, readFileSync(file, "utf8"));
  if (fault) wrong.push(`${file}: ${fault}`);
  await page.close();
}
await browser.close();
for (const fault of wrong) console.error(fault);
console.log(wrong.length === 0 ? "every page is well" : `${wrong.length} faults`);
process.exit(wrong.length === 0 ? 0 : 1);
