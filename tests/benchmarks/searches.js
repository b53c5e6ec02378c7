// Runs queries in a browser: through our engine, and through those of others on the same pages.
async function timed(queries, find) {
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const addresses = await find(query);
    answers.push({ addresses, took: performance.now() - start });
  }
  return answers;
}

const address = (href) => new URL(href, location.href).pathname;

// Everything that is done before a reader sees ten results: found, fetched, excerpts cut and marked.
export async function ours({ engine, excerpt, catalogue, queries, anew }) {
  const { openIndex } = await import(engine);
  const { putExcerpt, putMarked } = await import(excerpt);
  let names = [];
  const load = async (name) => {
    names.push(name);
    return (await fetch(name)).json();
  };
  let index = await openIndex(catalogue, load);
  const loaded = [];
  const answers = await timed(queries, async (query) => {
    if (anew) {
      names = [];
      index = await openIndex(catalogue, load);
    }
    const { numbers, terms } = await index.search(query);
    const shown = await Promise.all(numbers.slice(0, 10).map((number) => index.text(number)));
    for (const entry of shown) {
      putMarked(document.createElement("p"), entry.title, terms, index.spelling);
      putExcerpt(document.createElement("p"), entry, terms, index.spelling);
    }
    loaded.push(names);
    return shown.map(({ href }) => href);
  });
  const sizes = new Map(performance.getEntriesByType("resource").map(({ name, encodedBodySize }) => [name, encodedBodySize]));
  const size = (name) => sizes.get(new URL(name, location.href).href) ?? 0;
  return answers.map((answer, number) => ({ ...answer, bytes: loaded[number].reduce((sum, name) => sum + size(name), 0) }));
}

export async function pagefind({ bundle, queries }) {
  const engine = await import(bundle);
  await engine.init();
  return timed(queries, async (query) => {
    const { results } = await engine.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return shown.map(({ url }) => address(url));
  });
}

// As its guide recommends for a site: prefixes and one slip in five letters, titles before texts.
export async function minisearch({ module, entries, queries }) {
  const { default: MiniSearch } = await import(module);
  const fields = ["title", "names", "summary", "text"];
  const engine = new MiniSearch({ idField: "href", fields, searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, summary: 2 } } });
  engine.addAll(entries);
  return timed(queries, async (query) => engine.search(query).slice(0, 10).map(({ id }) => id));
}
