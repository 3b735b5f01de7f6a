// Runs the `handler` of a module for iotctl's sandbox: one event per line in, one answer per line out.
const path = require('path').resolve(process.argv[1]);
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
const context = { functionName: process.env.AWS_LAMBDA_FUNCTION_NAME, functionVersion: '$LATEST' };
const load = path.endsWith('.mjs') ? import(path) : Promise.resolve().then(() => require(path));
const call = (handler, event) => new Promise((resolve, reject) => {
  const result = handler(event, context, (error, value) => (error ? reject(error) : resolve(value)));
  if (result && typeof result.then === 'function') result.then(resolve, reject);
  else if (handler.length < 3) resolve(result);
});
const one = async (line) => {
  try {
    const value = await call((await load).handler, JSON.parse(line));
    return { ok: value === undefined ? null : value };
  } catch (error) {
    return { error: { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') } };
  }
};
let queue = Promise.resolve();
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  queue = queue.then(() => one(line)).then((result) => answer(JSON.stringify(result) + '\n'));
});
