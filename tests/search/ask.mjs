// Asks the scripts of the search, as a browser would: what is asked comes in as JSON, the answers go out as JSON.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openIndex } from "./search_engine.js";
import { makeSpelling, wordsOf } from "./search_spelling.js";

let given = "";
for await (const chunk of process.stdin) given += chunk;
const asked = JSON.parse(given);

async function found({ folder, catalogue, queries, filters }) {
  const loaded = new Set();
  const load = async (address) => {
    loaded.add(address.split("?")[0]);
    return JSON.parse(await readFile(join(folder, address.split("?")[0]), "utf8"));
  };
  const index = await openIndex(catalogue, load);
  const answers = [];
  for (const query of queries) {
    const { numbers } = await index.search(query, filters);
    const addresses = numbers.slice(0, 10).map(async (number) => (await index.text(number)).href);
    answers.push({ addresses: await Promise.all(addresses), count: numbers.length });
  }
  return { answers, loaded: [...loaded] };
}

function spelt({ spelling, texts }) {
  const rules = makeSpelling(spelling);
  return texts.map((text) => wordsOf(text).map((word) => [word, rules.lettersOf(word), rules.term(word)]));
}

process.stdout.write(JSON.stringify(asked.spelling ? spelt(asked) : await found(asked)));
