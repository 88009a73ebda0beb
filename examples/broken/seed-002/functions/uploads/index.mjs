export async function handler(event) {
  for (const { s3 } of event.Records) console.log(JSON.stringify({ key: s3.object.key, size: s3.object.size }));
}
