// Loaded before decap-server: it ends when what has started it ends, however that does.
process.stdin.on("end", () => process.exit()).resume();
