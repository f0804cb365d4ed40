#!/usr/bin/env bash
# Installs what building and checking need and is not there: the headers of SQLite and zlib, and the Python tools in .venv.
# usage: setup.sh build|check
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-build}

packages=()
[ -e /usr/include/sqlite3.h ] || packages+=(libsqlite3-dev)
[ -e /usr/include/zlib.h ] || packages+=(zlib1g-dev)
command -v swift >/dev/null || { echo "Swift 6.3 is not installed: see https://www.swift.org/install" >&2; exit 1; }
command -v python3 >/dev/null || packages+=(python3)
command -v curl >/dev/null || packages+=(curl)
if [ "$wanted" = check ]; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
fi
if [ ${#packages[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ]; then
        echo "Please install first: sudo apt-get install ${packages[*]}" >&2
        exit 1
    fi
    echo "Installing ${packages[*]}"
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" >/dev/null
fi

# The mark is as old as the lists it was made from, so that a new tool is installed where others are already.
lists=(Tests/Contract/requirements.txt Tests/Http/requirements.txt)
if [ "$wanted" = check ] && ! cat "${lists[@]}" | cmp -s - .venv/ready; then
    echo "Installing the Python tools in .venv"
    python3 -m venv .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check -r Tests/Contract/requirements.txt -r Tests/Http/requirements.txt
    cat "${lists[@]}" >.venv/ready
fi
