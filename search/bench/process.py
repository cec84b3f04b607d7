# What the entrants of search/bench in Python share: what their process uses, and
# reading one JSON object a line and writing one back.
import json
import sys
import time


class Process:
    def memory(self, _):
        with open("/proc/self/status") as f:
            status = dict(line.split(":", 1) for line in f)
        return {"n": int(status["VmRSS"].split()[0]) // 1024, "most": int(status["VmHWM"].split()[0]) // 1024}

    def cpu(self, _):
        return {"cpu": time.process_time_ns()}


def serve(engine):
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = getattr(engine, ask["op"])(ask)
        except Exception as e:
            answer = {"error": str(e)}
        print(json.dumps(answer), flush=True)


