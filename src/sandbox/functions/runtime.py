# Runs the `handler` or `lambda_handler` of a module for iotctl's sandbox: one event per line in, one answer per line out.
import importlib.util, json, os, sys, traceback

answers, sys.stdout = sys.stdout, sys.stderr
sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))


class Context:
    function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
    function_version = "$LATEST"


module = None
for line in sys.stdin:
    try:
        if module is None:
            spec = importlib.util.spec_from_file_location("handler", sys.argv[1])
            loaded = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(loaded)
            module = loaded
        handler = getattr(module, "handler", None) or getattr(module, "lambda_handler")
        result = {"ok": handler(json.loads(line), Context)}
        text = json.dumps(result)
    except BaseException as error:
        trace = traceback.format_exception(type(error), error, error.__traceback__)
        text = json.dumps({"error": {"errorType": type(error).__name__, "errorMessage": str(error), "stackTrace": trace}})
    print(text, file=answers, flush=True)
