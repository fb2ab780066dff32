#!/usr/bin/env bash
# Makes .venv with everything in it, from the pinned lists. Uses uv when it is there, plain pip otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."
fits() {
    "$1" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 14)))' 2>/dev/null
}
python=""
for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && fits "$name"; then
        python=$name
        break
    fi
done
[ -n "$python" ] || { echo "Motcua needs Python 3.11, 3.12 or 3.13: apt-get install python3 python3-venv" >&2; exit 1; }
if [ ! -x .venv/bin/python ] || ! fits .venv/bin/python; then
    rm -rf .venv
    echo "Making .venv with $("$python" --version) …"
    if ! said=$("$python" -m venv .venv 2>&1); then
        rm -rf .venv
        if command -v uv >/dev/null; then
            uv venv -q --python "$python" .venv
        elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "Installing python3-venv …"
            { apt-get update -qq && apt-get install -y -qq python3-venv; } >/dev/null
            "$python" -m venv .venv
        else
            echo "Python cannot make a virtual environment here: apt-get install python3-venv (${said##*$'\n'})" >&2
            exit 1
        fi
    fi
fi
echo "Installing what the product and its tests need …"
if command -v uv >/dev/null; then
    uv pip install -q --python .venv/bin/python --require-hashes -r requirements.txt -r requirements-dev.txt
    uv pip install -q --python .venv/bin/python --no-deps --no-build-isolation -e .
else
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
