#!/usr/bin/env python3
"""Runs cases of a process through SpiffWorkflow in memory, and prints how many user tasks a second.

usage: spiff_step.py FILE PROCESS CASES      (the same tasks as `process_step`; SpiffWorkflow comes from PyPI)
"""
import copy
import sys
import time

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser

file, process, cases = sys.argv[1], sys.argv[2], int(sys.argv[3])
parser = BpmnParser()
parser.add_bpmn_file(file)
spec = parser.get_spec(process)
tasks = 0
began = time.perf_counter()
for _ in range(cases):
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    while not workflow.is_completed():
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        task.run()
        tasks += 1
        workflow.do_engine_steps()
seconds = time.perf_counter() - began
print(f"{tasks} user tasks in {seconds:.3f} s, {tasks / seconds:.0f} tasks/s")
