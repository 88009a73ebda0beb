def handler(event, context):
    for record in event["Records"]:
        print("resizing", record["s3"]["object"]["key"])
