"""A function that doubles a number."""


def lambda_handler(event, context):
    return {"twice": event["n"] * 2}
