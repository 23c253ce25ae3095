"""Run a module of this package inside a site: python -m tests.bench.inside MODULE [ARGUMENT]…"""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    name, *arguments = sys.argv[1:]
    print(import_module(f"tests.bench.{name}").main(*arguments))
