# Engine, function, inside: the process in which a Lambda function for Python runs. It does what node.ts does for Node; see
# https://github.com/aws/aws-lambda-python-runtime-interface-client/blob/main/awslambdaric/bootstrap.py
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import socket
import subprocess
import sys
import threading
import time
import traceback
import types

INPUT = json.loads(sys.stdin.buffer.read())
BROUGHT = {"boto3", "botocore", "s3transfer"}
REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"
over = threading.Lock()


def send(report):
    os.write(3, (json.dumps(report) + "\n").encode())


def finish(report):
    if over.acquire(blocking=False):
        send(report)
        os._exit(0)
    time.sleep(60)


def failed(error_type, message, trace=None):
    frames = []
    for frame in traceback.extract_tb(trace) if trace else []:
        if frame.filename != __file__ and not frame.filename.startswith("<"):
            frames.insert(0, {"file": os.path.abspath(frame.filename), "line": frame.lineno or 1, "column": 1})
    finish({"kind": "failed", "errorType": error_type, "errorMessage": message, "frames": frames})


def refuse(what):
    send({"kind": "refused", "what": what})


# ---- Nothing leaves the machine ----------------------------------------------------------------------------------


class Refused(OSError):
    pass


def is_local(host):
    return host in ("localhost", "::1", "0.0.0.0", "") or host.startswith("127.")


def guard(name):
    original = getattr(socket.socket, name)

    def connect(self, address, *rest):
        if isinstance(address, tuple) and not is_local(str(address[0])):
            refuse(str(address[0]))
            raise Refused("stackproof refused a connection to " + str(address[0]))
        return original(self, address, *rest)

    setattr(socket.socket, name, connect)


def guard_names():
    original = socket.getaddrinfo

    def getaddrinfo(host, *rest, **more):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_local(name):
            refuse(name)
            raise socket.gaierror("stackproof refused to look up " + name)
        return original(host, *rest, **more)

    socket.getaddrinfo = getaddrinfo


def watch_processes():
    original = subprocess.Popen.__init__

    def init(self, *rest, **more):
        send({"kind": "spawned"})
        return original(self, *rest, **more)

    subprocess.Popen.__init__ = init


# ---- The AWS SDK that the runtime brings --------------------------------------------------------------------------


class StackproofRefused(Exception):
    pass


class Body:
    """The body of an object: https://botocore.amazonaws.com/v1/documentation/api/latest/reference/response.html"""

    def __init__(self, text):
        self._bytes = text.encode()

    def read(self, *amount):
        taken = self._bytes if not amount or amount[0] is None else self._bytes[: amount[0]]
        self._bytes = self._bytes[len(taken) :]
        return taken

    def iter_lines(self):
        return iter(self.read().splitlines())


def call_aws(service, method, given):
    operation = service + ":" + "".join(part.capitalize() for part in method.split("_"))
    answers = INPUT["answers"]
    try:
        text = json.dumps(given, default=str)
    except (TypeError, ValueError):
        text = "null"
    send(
        {
            "kind": "called",
            "operation": operation,
            "input": text if len(text) < 20000 else "null",
            "isAnswered": operation in answers,
        }
    )
    if operation not in answers:
        raise StackproofRefused("A rehearsal does not call AWS.")
    answer = answers[operation]
    if not isinstance(answer, dict):
        return answer
    if "$error" in answer:
        error = exception(answer["$error"])(answer.get("message", answer["$error"]))
        error.response = {"Error": {"Code": answer["$error"], "Message": str(error)}}
        raise error
    if isinstance(answer.get("Body"), str):
        return {**answer, "Body": Body(answer["Body"])}
    return answer


known_exceptions = {}


def exception(name):
    """Errors of AWS are of class ClientError too, as far as the code names it."""
    if name not in known_exceptions:
        base = Exception if name == "ClientError" else exception("ClientError")
        known_exceptions[name] = type(name, (base,), {"response": {}})
    return known_exceptions[name]


class StandIn:
    """A client, resource or helper: parts of it can be named and made, what would call AWS is refused."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "exceptions":
            return Exceptions()
        return Part(self._name, name)


class Part(StandIn):
    def __init__(self, owner, name):
        super().__init__(owner)
        self._last = name

    def __getattr__(self, name):
        return getattr(StandIn(self._name), name)

    def __call__(self, *given, **more):
        name = self._last
        # `boto3.client("s3")` makes a client; `resource.Table("x")` something that is named.
        if name in ("client", "resource"):
            service = given[0] if given else more.get("service_name", "")
            return StandIn(PREFIXES.get(str(service), str(service)))
        if name == "Table":
            return Table(self._name, given[0] if given else more.get("name"))
        if name[:1].isupper() or name in ("Session", "session", "get_session"):
            return StandIn(self._name)
        return call_aws(self._name, name, more)


class Table(StandIn):
    def __init__(self, owner, table):
        super().__init__(owner)
        self._table = table

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("name", "table_name"):
            return self._table
        return lambda **more: call_aws(self._name, name, {"TableName": self._table, **more})


# Services that boto3 calls otherwise than IAM.
PREFIXES = {"stepfunctions": "states", "sesv2": "ses", "bedrock-runtime": "bedrock"}


class Exceptions:
    def __getattr__(self, name):
        return exception(name)


class StandInModule(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__.endswith("exceptions"):
            return exception(name)
        return Part(self.__name__, name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last to be asked: for modules that are nowhere else."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in BROUGHT:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module):
        pass


# ---- The call -----------------------------------------------------------------------------------------------------


class Context:
    def __init__(self):
        self.function_name = INPUT["name"]
        self.function_version = "$LATEST"
        self.invoked_function_arn = INPUT["arn"]
        self.memory_limit_in_mb = str(INPUT["memory"])
        self.aws_request_id = REQUEST_ID
        self.log_group_name = "/aws/lambda/" + INPUT["name"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = None
        self._end = time.time() + INPUT["timeout"]

    def get_remaining_time_in_millis(self):
        return max(0, int((self._end - time.time()) * 1000))


def plain(value):
    kind = type(value).__name__
    if kind == "Decimal":
        return int(value) if value % 1 == 0 else float(value)
    raise TypeError("Object of type " + kind + " is not JSON serializable")


def load():
    module, dot, name = INPUT["handler"].rpartition(".")
    if dot == "":
        failed("Runtime.MalformedHandlerName", "Bad handler '" + INPUT["handler"] + "'")
    try:
        loaded = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        missing = (getattr(error, "name", None) or "").split(".")[0]
        if missing in ("urllib3", "dateutil", "jmespath", "six"):
            finish({"kind": "not-run", "reason": "`" + missing + "`, which the runtime brings, is not here"})
        text = "Unable to import module '" + module + "': " + str(error)
        failed("Runtime.ImportModuleError", text, error.__traceback__)
    except SyntaxError as error:
        finish(
            {
                "kind": "failed",
                "errorType": "Runtime.UserCodeSyntaxError",
                "errorMessage": "Syntax error in module '" + module + "': " + str(error),
                "frames": [{"file": os.path.abspath(error.filename or ""), "line": error.lineno or 1, "column": 1}],
            }
        )
    handler = getattr(loaded, name, None)
    if handler is None:
        failed("Runtime.HandlerNotFound", "Handler '" + name + "' missing on module '" + module + "'")
    return handler


def time_out():
    busy = time.process_time() - started > INPUT["limit"] / 2
    finish({"kind": "timed-out", "busy": busy})


for one in ("connect", "connect_ex"):
    guard(one)
guard_names()
watch_processes()
os.chdir(INPUT["task"])
# The folder of this file is not Lambda's.
sys.path[0] = INPUT["task"]
sys.meta_path.append(Finder())
started = time.process_time()
try:
    handler = load()
    started = time.process_time()
    timer = threading.Timer(INPUT["limit"], time_out)
    timer.daemon = True
    timer.start()
    result = handler(json.loads(INPUT["event"]), Context())
    try:
        payload = json.dumps(result, default=plain)
    except (TypeError, ValueError) as error:
        failed("Runtime.MarshalError", "Unable to marshal response: " + str(error))
    finish({"kind": "returned", "payload": payload})
except SystemExit as error:
    failed("Runtime.ExitError", "Runtime exited with exit status " + str(error.code))
except BaseException as error:
    failed(type(error).__name__, str(error), error.__traceback__)
