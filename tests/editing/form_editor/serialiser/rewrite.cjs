// Reads each file of front matter as Decap CMS does and writes it as Decap CMS does: node rewrite.cjs FOLDER
const fs = require("node:fs");
const path = require("node:path");
const { matter, options } = require("./front_matter.cjs");

for (const name of fs.readdirSync(process.argv[2], { recursive: true })) {
  if (!name.endsWith(".md")) continue;
  const file = path.join(process.argv[2], name);
  const { data, content } = matter(fs.readFileSync(file, "utf8"), options);
  const written = matter.stringify(content, data, options);
  fs.writeFileSync(file, content.endsWith("\n") ? written : written.replace(/\n$/u, ""));
}
