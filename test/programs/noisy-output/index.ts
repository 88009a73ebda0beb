// What a program prints does not disturb the rehearsal, however much it is.
for (let line = 0; line < 50_000; line++) console.log(`line ${line} ${"x".repeat(50)}`);
console.error("done");
export const done = true;
