// The same pages as the other generators write, by Eleventy's own means: collections, pagination, Nunjucks, markdown-it.
const SECTIONS = ["news", "events", "cities"];
const LANGUAGES = ["bg", "en"];
const PER_PAGE = 20;
const MOST = 50;
const prefix = (lang) => (lang === "bg" ? "" : `/${lang}`);

module.exports = function (config) {
  const newestFirst = (api, section, lang) =>
    api
      .getFilteredByGlob(`content/${section}/**/*.md`)
      .filter((item) => item.data.lang === lang)
      .sort((a, b) => b.date - a.date || (a.url < b.url ? -1 : 1));

  const sections = (api) =>
    LANGUAGES.flatMap((lang) => SECTIONS.map((section) => ({ lang, section, items: newestFirst(api, section, lang) })));

  const grouped = (items, keys) => {
    const groups = new Map();
    for (const item of items)
      for (const key of keys(item)) groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]);
    return groups;
  };

  const gatherings = (api) =>
    LANGUAGES.flatMap((lang) => {
      const all = SECTIONS.flatMap((section) => newestFirst(api, section, lang));
      const kinds = { topics: (item) => item.data.topics || [], countries: (item) => (item.data.country ? [item.data.country] : []) };
      return Object.entries(kinds).flatMap(([kind, keys]) =>
        [...grouped(all, keys)].map(([slug, items]) => ({ lang, kind, slug, items: items.slice(0, MOST) })),
      );
    });

  config.addCollection("homes", (api) =>
    LANGUAGES.map((lang) => ({ lang, url: `${prefix(lang)}/`, items: newestFirst(api, "news", lang).slice(0, PER_PAGE) })),
  );

  config.addCollection("lists", (api) =>
    sections(api).flatMap(({ lang, section, items }) => {
      const last = Math.max(Math.ceil(items.length / PER_PAGE), 1);
      const url = (number) => `${prefix(lang)}/${section}/` + (number > 1 ? `page/${number}/` : "");
      return Array.from({ length: last }, (_, index) => ({
        lang, title: section, number: index + 1, last, url: url(index + 1),
        newer: index ? url(index) : null, older: index + 1 < last ? url(index + 2) : null,
        items: items.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
      }));
    }),
  );

  config.addCollection("gatherings", (api) =>
    gatherings(api).map((one) => ({ ...one, url: `${prefix(one.lang)}/${one.kind}/${one.slug}/` })),
  );

  config.addCollection("overviews", (api) => {
    const all = gatherings(api);
    return LANGUAGES.flatMap((lang) =>
      ["topics", "countries"].map((kind) => ({
        lang, kind, url: `${prefix(lang)}/${kind}/`,
        terms: all.filter((one) => one.lang === lang && one.kind === kind),
      })),
    );
  });

  config.addCollection("feeds", (api) => [
    ...sections(api).map(({ lang, section, items }) => ({
      lang, title: section, url: `${prefix(lang)}/feeds/${section}.atom`, items: items.slice(0, MOST),
    })),
    ...gatherings(api).filter((one) => one.kind === "topics").map(({ lang, slug, items }) => ({
      lang, title: slug, url: `${prefix(lang)}/feeds/topics/${slug}.atom`, items,
    })),
  ]);

  config.addCollection("neighboured", (api) => {
    for (const lang of LANGUAGES) {
      const items = newestFirst(api, "news", lang);
      const byTopic = grouped(items, (item) => item.data.topics || []);
      const at = new Map();
      for (const [topic, of] of byTopic) of.forEach((item, index) => at.set(`${topic} ${item.url}`, index));
      items.forEach((item, index) => {
        const [topic] = item.data.topics || [];
        const position = at.get(`${topic} ${item.url}`);
        const near = (byTopic.get(topic) || []).slice(Math.max(position - 2, 0), position + 3);
        item.data.related = near.filter((other) => other !== item).slice(0, 3);
        item.data.newer = items[index - 1];
        item.data.older = items[index + 1];
      });
    }
    return [];
  });

  config.addFilter("day", (date) => `${date.getUTCDate()}.${String(date.getUTCMonth() + 1).padStart(2, "0")}.${date.getUTCFullYear()}`);
  config.addFilter("isoDay", (date) => date.toISOString().slice(0, 10));
  config.addFilter("langPrefix", prefix);
  config.addFilter("otherLang", (lang) => (lang === "bg" ? "en" : "bg"));
  config.addFilter("translated", (url) => (url.startsWith("/en/") ? url.slice(3) : `/en${url}`));

  return { dir: { input: ".", includes: "_includes", output: "_site" }, markdownTemplateEngine: false };
};
