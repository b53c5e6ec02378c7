// Loaded before decap-server, which would answer any page on this machine, by any name: only the form gets through.
// It knows a key that is new with each start, and asks from this machine, for this machine, in JSON, for what stands in
// content/: whoever takes the form over writes no program.
const http = require("http");
const { timingSafeEqual } = require("crypto");
const { lstatSync, realpathSync } = require("fs");
const { dirname, join, sep } = require("path");

const { FORM_KEY, GIT_REPO_DIRECTORY, PORT } = process.env;
const expected = Buffer.from(`/${FORM_KEY}/api/v1`);
const thisMachine = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;
delete process.env.FORM_KEY;

const knowsTheKey = ({ url }) => {
  const asked = Buffer.from(url);
  return asked.length === expected.length && timingSafeEqual(asked, expected);
};

const refusal = request => {
  const { host, origin, "content-type": type = "" } = request.headers;
  if (host !== `127.0.0.1:${PORT}`) return 421;
  if (origin !== undefined && !thisMachine.test(origin)) return 403;
  if (!knowsTheKey(request)) return 404;
  if (request.method === "OPTIONS") return 0;
  if (request.method !== "POST") return 405;
  return /^application\/json(?:;|$)/i.test(type) ? 0 : 415;
};

const MOST = 50_000_000; // bytes, as decap-server has it
const PATHS = new Set(["path", "newPath", "paths", "folder", "mediaFolder"]);

// Where a path really leads, by links too; what is yet to be written stands where the folder that it is in does.
const real = path =>
  lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : join(real(dirname(path)), "…");

const isBelow = (path, folder) => (path + sep).startsWith(folder + sep);

const isContent = path =>
  typeof path === "string" &&
  /^content(?:\/|$)/.test(path) &&
  !/\\|\0|(?:^|\/)\.\.?(?:\/|$)/.test(path) &&
  isBelow(real(join(GIT_REPO_DIRECTORY, path)), real(join(GIT_REPO_DIRECTORY, "content")));

// Every path in what is asked, however deep it stands there.
const pathsIn = value =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (PATHS.has(name) ? [inner].flat() : pathsIn(inner)));

const read = async request => {
  const pieces = [];
  let length = 0;
  for await (const piece of request) {
    length += piece.length;
    if (length > MOST) throw Object.assign(new Error(), { status: 413 });
    pieces.push(piece);
  }
  return JSON.parse(Buffer.concat(pieces).toString());
};

// What is asked, read, for express not to read it again; or the reason why it is not answered.
const refusalOfBody = async request => {
  try {
    request.body = await read(request);
    request._body = true;
    return pathsIn(request.body).every(isContent) ? 0 : 403;
  } catch (error) {
    return error.status ?? 400;
  }
};

const createServer = http.createServer;
http.createServer = (...given) => {
  const answer = given.pop();
  return createServer(...given, async (request, response) => {
    const status = refusal(request) || (request.method === "POST" && (await refusalOfBody(request)));
    if (status) {
      response.writeHead(status, { Connection: "close" }).end();
      return;
    }
    request.url = "/api/v1";
    answer(request, response);
  });
};
