// A function that always fails.
exports.handler = async () => {
  throw new Error('on purpose');
};
