#!/usr/bin/env python3
"""Time from the start of the command line to its first printed answer, and its peak memory.

    benches/first_answer.py target/release/affeer rules/uk-gdpr-2024/examples/capita-pension-solutions-2025.toml
    benches/first_answer.py target/release/affeer CASE --rulebook benches/decision/rulebook.toml --starts 51

Prints the median of the starts. Standard library only; Linux or macOS.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import time


def start(command):
    """One start: milliseconds to the first byte and to the end, and CPU milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0) as process:
        first = process.stdout.read(1)
        to_first = time.perf_counter() - began
        while process.stdout.read(65536):
            pass
        process.wait()
    to_end = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0 or not first:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return to_first * 1000, to_end * 1000, cpu * 1000


def peak(command):
    """The peak memory of one start, in words.

    GNU time measures it, because it is small. A child of this interpreter is counted with the
    interpreter's own memory from before `exec`, so without GNU time the figure is an upper bound.
    """
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    if os.access("/usr/bin/time", os.X_OK) and sys.platform == "linux":
        told = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stderr=subprocess.PIPE, text=True, check=True, **quiet)
        return f"{int(told.stderr.split()[-1]) / 1024:.1f} MiB"
    process = subprocess.Popen(command, **quiet)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return f"at most {usage.ru_maxrss / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.1f} MiB"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the command line, as released")
    parser.add_argument("case", help="a case file")
    parser.add_argument("--rulebook", help="a rulebook of one's own")
    parser.add_argument("--starts", type=int, default=15, help="how many starts (15)")
    options = parser.parse_args()
    command = [options.binary, "assess", options.case]
    if options.rulebook:
        command += ["--rulebook", options.rulebook]
    start(command)
    first, end, cpu = (statistics.median(column) for column in zip(*(start(command) for _ in range(options.starts))))
    print(f"first answer {first:.1f} ms, end {end:.1f} ms, CPU {cpu:.1f} ms, peak memory {peak(command)} (median of {options.starts} starts)")


if __name__ == "__main__":
    main()
