"""Starts the local AWS, having taught it what the shop's workflow needs and it lacks.

MiniStack 1.5.33 reads a task's TimeoutSeconds and knows no TimeoutSecondsPath (Amazon States Language, "Task"): a task
with a path would wait for a day. Here the path is looked up in the state's input before the task is run.
"""

import accounts
import failures
import first_sign_in
from ministack.app import main
from ministack.services import stepfunctions

run_task = stepfunctions._execute_task


def run_task_in_time(state_def, raw_input, execution, ctx):
    path = state_def.get("TimeoutSecondsPath")
    if path:
        seconds = stepfunctions._resolve_path_or_ctx(path, raw_input, ctx)
        if not isinstance(seconds, int) or seconds <= 0:
            raise stepfunctions._ExecutionError("States.Runtime", f"no positive integer at {path}")
        state_def = {**state_def, "TimeoutSeconds": seconds}
    return run_task(state_def, raw_input, execution, ctx)


stepfunctions._execute_task = run_task_in_time
failures.teach()
accounts.teach()
first_sign_in.teach()

if __name__ == "__main__":
    main()
