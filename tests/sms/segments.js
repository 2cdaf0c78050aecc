// Reads a JSON array of texts, and writes how Twilio's calculator encodes and splits each of them.
const { SegmentedMessage } = require("sms-segments-calculator");
let given = "";
process.stdin.on("data", (chunk) => { given += chunk; });
process.stdin.on("end", () => {
  const answers = JSON.parse(given).map((text) => {
    const message = new SegmentedMessage(text, "auto", false);
    // Array.from, because a Segment is an array that cannot filter itself; the header is 6 entries without `raw`.
    const words = (segment) => Array.from(segment).filter((one) => one.raw !== undefined).map((one) => one.raw).join("");
    return { encoding: message.encodingName, segments: message.segments.map(words) };
  });
  process.stdout.write(JSON.stringify(answers));
});
