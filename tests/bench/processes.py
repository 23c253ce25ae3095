"""What a process tree used, as the kernel counts it."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(child) for task in tasks for child in task.read_text().split()]
    except FileNotFoundError:
        return []
    return [pid, *(found for child in children for found in tree(child))]


def cpu_ms(pid: int) -> float:
    """Milliseconds of processor time that a tree has used so far, its ended children included."""
    return sum(_ticks(one) for one in tree(pid)) * 1000 / TICKS


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15])


def pss_mib(pid: int) -> float:
    """Memory of one process, its share of what it shares included."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"the kernel does not tell the memory of {pid}")


def pressure() -> float:
    """Share of the last ten seconds in which something waited for a processor, in percent."""
    try:
        return float(Path("/proc/pressure/cpu").read_text().split("avg10=")[1].split()[0])
    except FileNotFoundError:  # a kernel without pressure figures
        return 0.0
