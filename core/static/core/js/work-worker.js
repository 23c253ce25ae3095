// Looks for a number that makes SHA-256 of "challenge:number" begin with so many zero bits.
const BATCH = 256;
const encoder = new TextEncoder();

async function isFound(challenge, number, bits) {
  const hash = await crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${number}`));
  return new DataView(hash).getUint32(0) >>> (32 - bits) === 0;
}

addEventListener("message", async ({ data: { challenge, bits } }) => {
  for (let first = 0; ; first += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, place) => first + place);
    const found = await Promise.all(numbers.map((number) => isFound(challenge, number, bits)));
    const place = found.indexOf(true);
    if (place >= 0) {
      postMessage(String(first + place));
      close();
      return;
    }
  }
});
