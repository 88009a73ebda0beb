exports.keysOf = (event) => event.Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replace(/\+/g, " ")));
