"""Teaches the local AWS to fail as AWS does, where a failure would vanish in MiniStack 1.5.33.

Four gaps: the name of a function's error (Step Functions retries by it), the failure of a function that was given a task
token (it fails the task at once, and is not waited for until the task's time is up), a function that the bus calls and that
fails (Lambda tries such a call twice more, then gives it to the dead-letter queue), and the part of a stream's batch
that a function reports as failed (Lambda comes again from there).
"""

import threading

from ministack.core import lambda_runtime as runtime
from ministack.services import eventbridge, lambda_svc, stepfunctions

_failed = threading.local()


def _keep_error_names():
    script = runtime._NODEJS_WORKER_SCRIPT
    for told, thrown in (
        ('status: "error", error: String(err.message || err),', "err"),
        ('status: "error", error: e.message, trace:', "e"),
    ):
        if script.count(told) != 1:
            raise SystemExit("This MiniStack tells a function's error in another way; see local/python/failures.py")
        script = script.replace(told, told.replace('"error",', f'"error", name: {thrown}.name,', 1))
    runtime._NODEJS_WORKER_SCRIPT = script

    invoke, execute = runtime.Worker.invoke, lambda_svc._execute_function_warm

    def invoke_and_note(worker, *args, **kwargs):
        response = invoke(worker, *args, **kwargs)
        died = response.get("error") == "Worker process died"
        _failed.name = "Runtime.ExitError" if died else response.get("name")
        return response

    def execute_by_name(func, event, request_id):
        _failed.name = None
        result = execute(func, event, request_id)
        body = result.get("body")
        if result.get("error") and _failed.name and body.get("errorType") == "Runtime.HandlerError":
            body["errorType"] = _failed.name
        return result

    runtime.Worker.invoke = invoke_and_note
    lambda_svc._execute_function_warm = execute_by_name


def _fail_tasks_whose_function_failed():
    call, wait = stepfunctions._call_lambda, stepfunctions._invoke_with_callback
    waiting = threading.local()

    def call_for_token(func_ref, event):
        try:
            return call(func_ref, event)
        except stepfunctions._ExecutionError as failure:
            task = stepfunctions._task_tokens.get(getattr(waiting, "token", None))
            if task and not task["event"].is_set():
                task["error"] = {"Error": failure.error, "Cause": failure.cause}
                task["event"].set()
            raise

    def wait_with_token(resource, input_data, token, state_def):
        waiting.token = token
        try:
            return wait(resource, input_data, token, state_def)
        finally:
            waiting.token = None

    stepfunctions._call_lambda = call_for_token
    stepfunctions._invoke_with_callback = wait_with_token


def _retry_what_the_bus_calls():
    dispatch = eventbridge._dispatch_to_lambda

    def dispatch_with_retries(arn, payload):
        func, config, _name = lambda_svc._get_func_record_for_ref(arn)
        if not func or not config:
            return dispatch(arn, payload)
        record = lambda_svc._execution_record_for_config(func, config)
        return lambda_svc.invoke_async_with_retry(record, eventbridge.json.loads(payload))

    eventbridge._dispatch_to_lambda = dispatch_with_retries


def _heed_partial_failures_of_streams():
    execute = lambda_svc._execute_function

    def execute_and_heed(func, event):
        result = execute(func, event)
        records = event.get("Records") if isinstance(event, dict) else None
        is_stream = bool(records) and records[0].get("eventSource") == "aws:dynamodb"
        body = result.get("body")
        if is_stream and isinstance(body, dict) and body.get("batchItemFailures"):
            # The whole batch comes again: more than AWS repeats, never less.
            return {**result, "error": True, "body": {"errorType": "PartialFailure", "errorMessage": "reported"}}
        return result

    lambda_svc._execute_function = execute_and_heed


def teach():
    _keep_error_names()
    _fail_tasks_whose_function_failed()
    _retry_what_the_bus_calls()
    _heed_partial_failures_of_streams()
