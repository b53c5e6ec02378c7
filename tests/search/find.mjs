// Finds what is asked for in a built index, as a browser would: queries come in as JSON, addresses go out.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openIndex } from "../../theme/static/js/search_engine.js";

const [output, catalogue] = process.argv.slice(2);
const load = async (address) => JSON.parse(await readFile(join(output, address.split("?")[0]), "utf8"));

let asked = "";
for await (const chunk of process.stdin) asked += chunk;
const index = await openIndex(catalogue, load);
const found = [];
for (const query of JSON.parse(asked)) {
  const { numbers } = await index.search(query);
  found.push(await Promise.all(numbers.slice(0, 10).map(async (number) => (await index.text(number)).href)));
}
process.stdout.write(JSON.stringify(found));
