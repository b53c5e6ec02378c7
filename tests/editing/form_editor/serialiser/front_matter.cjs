// Front matter as Decap CMS parses and writes it; MODULES is the folder of its packages.
const path = require("node:path");
const modules = path.join(process.env.MODULES, "node_modules");
const matter = require(path.join(modules, "gray-matter"));
const yaml = require(path.join(modules, "yaml"));

const engine = {
  parse: (text) => yaml.parseDocument(text).toJSON(),
  stringify: (values) => {
    const document = new yaml.Document();
    document.contents = yaml.createNode(values);
    return document.toString();
  },
};
const options = { engines: { yaml: engine }, language: "yaml", delimiters: "---" };

module.exports = { matter, options };
