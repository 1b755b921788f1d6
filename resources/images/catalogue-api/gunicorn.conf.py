"""What the command line cannot say. Flags that a topology may change are in `serve`."""

import os
import shutil

# The heartbeat file. On a disk, a busy host can block a worker in its write, and Gunicorn would then kill it.
worker_tmp_dir = "/dev/shm"

# Metrics are kept per slot, not per process: a worker that replaces another one takes over its slot, with the counts
# in it. By process id, every recycled worker (max-requests) would leave its files behind and /metrics grow slower.
_slots = {}


def on_starting(server):
    directory = os.environ["PROMETHEUS_MULTIPROC_DIR"]
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)


def pre_fork(server, worker):
    taken = set(_slots.values())
    _slots[worker] = next(slot for slot in range(len(taken) + 1) if slot not in taken)


def post_fork(server, worker):
    os.environ["WORKER_SLOT"] = str(_slots[worker])


def child_exit(server, worker):
    _slots.pop(worker, None)
